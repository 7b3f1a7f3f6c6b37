/** How axios-retry goes about it: axios-retry@4.5.0:dist/cjs/index.js; 3.9.1:lib/cjs/index.js. */
import type { RetryPolicy, Wait } from '../../../facts/retry-policy.ts';
import { spanOf } from '../../../facts/span.ts';
import type { Call } from '../../../facts/structure.ts';
import { exitsOf } from '../../../flow/exits.ts';
import type { Origin } from '../../../flow/origin.ts';
import type { Flow, FunctionRef } from '../../../flow/settle.ts';
import { partsOf } from '../depends-on.ts';
import { contains } from '../retried-errors.ts';
import { statedNumber } from '../runner.ts';
import { mentions429, readsRetryAfter } from './told-apart.ts';

/** Since then it repeats a 429, and waits as Retry-After says. */
const HEARS = 4;

export const axiosRetryPolicy = (flow: Flow, file: string, call: Call): RetryPolicy => {
  const at = spanOf(file, call.at);
  const major = flow.program.major?.(file, 'axios-retry') ?? null;
  const delay = optionOf(flow, file, call, 'retryDelay');
  const condition = optionOf(flow, file, call, 'retryCondition');
  const own = condition.functions;
  const isOwn = own.length > 0;
  const byDefault = !condition.given || condition.external || own.some((target) => asksLibrary(flow, target));
  return {
    at,
    by: 'client',
    byAnswer: false,
    polls: false,
    sendsAnew: false,
    isSingle: isOnceMore(flow, file, call),
    bound: boundOf(flow, file, call),
    budget: 'unknown',
    wait: waitOf(flow, delay, at),
    repeats: !isOwn && condition.given && !condition.external ? 'unknown' : 'some',
    meets: 'answers',
    ...(byDefault ? { afterOutage: true as const } : {}),
    after429:
      (byDefault && major !== null && major >= HEARS) || own.some((target) => within(flow, target, mentions429)),
    readsRetryAfter: readsIt(flow, delay, major),
  };
};

interface Stated {
  readonly given: boolean;
  /** Something of the library. */
  readonly external: boolean;
  readonly name: string;
  readonly functions: readonly FunctionRef[];
}

const optionOf = (flow: Flow, file: string, { args }: Call, name: string): Stated => {
  const options = args[1];
  const origins = options === undefined ? [] : flow.settleMember({ file, id: options.value }, [name]).found;
  const stated = origins.filter((origin) => !isMissing(flow, origin));
  const external = stated.find((origin) => origin.kind === 'external');
  return {
    given: stated.length > 0,
    external: external?.kind === 'external' && external.package === 'axios-retry',
    name: external?.kind === 'external' ? external.path.join('.') : '',
    functions: stated.flatMap((origin) => (origin.kind === 'value' ? flow.functionsOf(origin.ref).found : [])),
  };
};

/** The object has no such member. */
const isMissing = (flow: Flow, origin: Origin): boolean =>
  (origin.kind === 'made' || origin.kind === 'value') &&
  /^(?:object|undefined)$/u.test(flow.value(origin.ref)?.kind ?? '');

/** `retries: 1` */
const isOnceMore = (flow: Flow, file: string, { args }: Call): boolean => {
  const options = args[1];
  const stated = options === undefined ? [] : statedNumber(flow, { file, id: options.value }, ['retries']);
  return stated.length > 0 && stated.every((one) => one === 1);
};

const boundOf = (flow: Flow, file: string, { args }: Call): RetryPolicy['bound'] => {
  const options = args[1];
  const stated = options === undefined ? [] : statedNumber(flow, { file, id: options.value }, ['retries']);
  if (stated.includes('unknown')) return 'unknown';
  return stated.includes(Number.POSITIVE_INFINITY) ? 'absent' : 'given';
};

const waitOf = (flow: Flow, { given, name, functions }: Stated, at: Wait['at']): Wait => {
  if (!given) return { growth: 'none', jitter: 'absent', at };
  if (/exponentialDelay$/u.test(name)) return { growth: 'exponential', jitter: 'given', at };
  if (/linearDelay\.?(?:\(\))?$/u.test(name)) return { growth: 'linear', jitter: 'absent', at };
  const isFixed = functions.length > 0 && functions.every((target) => answersConstant(flow, target));
  return { growth: isFixed ? 'fixed' : 'unknown', jitter: 'unknown', at };
};

const answersConstant = (flow: Flow, { file, fact }: FunctionRef): boolean => {
  const structure = flow.program.file(file)?.structure;
  const exits = exitsOf(fact).filter(({ how }) => how === 'return');
  return (
    structure !== undefined &&
    exits.length > 0 &&
    exits.every(
      ({ value }) =>
        value !== null &&
        [...partsOf(structure, value)].every((id) =>
          /^(?:constant|binary|variable)$/u.test(structure.values[id]?.kind ?? ''),
        ),
    )
  );
};

const readsIt = (flow: Flow, { given, external, functions }: Stated, major: number | null): boolean => {
  if (!given || external) return major === null || major >= HEARS;
  if (functions.length === 0) return true;
  return functions.some((target) => within(flow, target, readsRetryAfter) || asksLibrary(flow, target));
};

const within = (flow: Flow, { file, fact }: FunctionRef, asks: typeof mentions429): boolean => {
  const structure = flow.program.file(file)?.structure;
  return structure === undefined || asks(structure, fact.at);
};

/** `axiosRetry.isNetworkError(error) || …`, `axiosRetry.exponentialDelay(count, error)`. */
const asksLibrary = (flow: Flow, { file, fact }: FunctionRef): boolean =>
  (flow.program.file(file)?.structure.calls ?? []).some(
    ({ at, callee }) =>
      contains(fact.at, at) &&
      flow
        .settle({ file, id: callee })
        .found.some((origin) => origin.kind === 'external' && origin.package === 'axios-retry'),
  );
