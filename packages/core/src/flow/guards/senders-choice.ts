/** Values that rest on nothing but what was sent: whoever sends the request can make them come out as they like. */
import type { Catalog } from '../../catalog/catalog.ts';
import type { Ref } from '../../facts/file-facts.ts';
import { type Call, type FunctionFact, MODULE_FUNCTION, type Step, type Value } from '../../facts/structure.ts';
import { bindArguments } from '../bind-arguments.ts';
import { exitsOf } from '../exits.ts';
import { type Bindings, type Origin, bindingKey } from '../origin.ts';
import { partsOf } from '../parts-of.ts';
import { partRead } from '../request-readers.ts';
import type { Flow } from '../settle.ts';
import type { Role, Tagger } from '../tags.ts';

interface Asking {
  readonly flow: Flow;
  readonly catalog: Catalog;
  readonly tagger: Tagger;
  readonly roles: ReadonlyMap<string, Role>;
}

const MAX_DEPTH = 14;

/** Of a test: whether the sender alone decides how it comes out. */
export const isSendersChoice = (asking: Asking, ref: Ref, bindings: Bindings, depth = 0): boolean => {
  const { flow } = asking;
  const value = flow.value(ref);
  const of = (id: number | null): boolean =>
    id === null || isSendersChoice(asking, { file: ref.file, id }, bindings, depth + 1);
  if (value === undefined || depth > MAX_DEPTH) return false;
  switch (value.kind) {
    case 'string':
    case 'constant':
    case 'undefined':
    case 'regexp':
      return true;
    case 'unary':
      return of(value.of);
    case 'either':
      return [...value.of, value.test].every(of);
    case 'template':
    case 'object':
    case 'array':
    case 'binary':
    case 'await':
    case 'element':
      return partsOf(value).every(of);
    case 'variable':
      return value.fn === MODULE_FUNCTION ? isText(flow, ref) : isSetBySender(flow, ref.file, value, of);
    case 'import':
      return isText(flow, ref);
    case 'param': {
      const bound = bindings.get(bindingKey(ref.file, value.fn, value.index));
      if (bound !== undefined)
        return isSendersChoice(asking, bound, bindings, depth + 1) && isSent(asking, ref, bindings);
      return asking.roles.has(bindingKey(ref.file, value.fn, value.index)) && isSent(asking, ref, bindings);
    }
    case 'member':
      return isReader(asking, ref, bindings) || (of(value.object) && of(value.key) && isSent(asking, ref, bindings));
    case 'call': {
      const call = flow.program.file(ref.file)?.structure.calls[value.call];
      return call !== undefined && isAnsweredBySender(asking, ref, call, bindings, depth);
    }
    default:
      return false;
  }
};

/** A variable of the module holds what other requests left there, unless it is a text. */
const isText = (flow: Flow, ref: Ref): boolean => {
  const { found, open } = flow.settle(ref);
  return (
    open.length === 0 &&
    found.length === 1 &&
    found.every((origin) => {
      const value = origin.kind === 'value' ? flow.value(origin.ref) : undefined;
      return value?.kind === 'string' || value?.kind === 'regexp';
    })
  );
};

/** A flag that is set on some ways says what those ways asked. */
const isSetBySender = (
  flow: Flow,
  file: string,
  { defs, writes }: Extract<Value, { kind: 'variable' }>,
  of: (id: number) => boolean,
): boolean => {
  const told = defs.filter((id) => !/^(?:constant|string|undefined)$/u.test(flow.value({ file, id })?.kind ?? ''));
  const isFlag = told.length === 0 && defs.some((id) => flow.value({ file, id })?.kind === 'constant');
  return defs.length > 0 && !isFlag && told.length <= 1 && told.every(of) && writes.every(({ value }) => of(value));
};

/** The session, and what a middleware hung on the request, are not of the sender's choosing. */
const isSent = ({ flow, tagger }: Asking, ref: Ref, bindings: Bindings): boolean => {
  const { found } = flow.settle(ref, bindings);
  const tags = [...tagger.exactTagsOf(ref, bindings)];
  if (tags.some((tag) => /^(?:session|response|next|given|answer|answered|env:.*)$/u.test(tag))) return false;
  return found.every(
    (origin) => !tags.includes('meta') || origin.kind !== 'param' || OF_REQUEST.test(origin.path.join('.')),
  );
};

const OF_REQUEST =
  /(?:^|\.)(?:method|httpMethod|url|originalUrl|path|rawPath|pathname|protocol|ip|hostname|host|params)(?:$|\.)/u;

/** `readBody(event)` of h3, `headers()` of Next. */
const isReader = ({ flow }: Asking, ref: Ref, bindings: Bindings): boolean => {
  const { found, open } = flow.settle(ref, bindings);
  return open.length === 0 && found.length > 0 && found.every(isPartRead);
};

const isPartRead = (origin: Origin): boolean =>
  origin.kind === 'external' &&
  (partRead(origin) !== undefined || (/^next(?:\/headers)?$/u.test(moduleOf(origin)) && origin.path[0] === 'headers'));

const moduleOf = ({ package: name, subpath }: Extract<Origin, { kind: 'external' }>): string =>
  subpath === undefined ? (name ?? '') : `${name ?? ''}/${subpath}`;

const isAnsweredBySender = (asking: Asking, ref: Ref, call: Call, bindings: Bindings, depth: number): boolean => {
  const { flow, tagger } = asking;
  const of = (id: number): boolean => isSendersChoice(asking, { file: ref.file, id }, bindings, depth + 1);
  const callee = flow.value({ file: ref.file, id: call.callee });
  if (!call.args.every(({ value }) => of(value))) return false;
  const { found, open } = flow.settle({ file: ref.file, id: call.callee }, bindings);
  const own = flow.functionsOf({ file: ref.file, id: call.callee }, bindings).found;
  if (own.length > 0)
    return (
      open.length === 0 &&
      own.length === found.length &&
      own.every((target) => {
        const bound = bindArguments(ref.file, call, target, bindings);
        return restsOn(target.fact).every((id) => isSendersChoice(asking, { file: target.file, id }, bound, depth + 1));
      })
    );
  if (isReader(asking, ref, bindings)) return true;
  if ([...tagger.tagsOf(ref, bindings)].some((tag) => tag === 'session' || tag.startsWith('env:'))) return false;
  if (callee?.kind === 'member' && of(callee.object)) return true;
  return (
    found.length > 0 &&
    found.every(
      (origin) => origin.kind === 'external' && origin.package === null && COMPUTES.test(origin.path[0] ?? ''),
    )
  );
};

/** Functions of the language that say the same whenever they are asked the same. */
const COMPUTES =
  /^(?:Array|BigInt|Boolean|Buffer|JSON|Number|Object|String|TextDecoder|TextEncoder|URL|URLSearchParams|Uint8Array|atob|btoa|decodeURIComponent|encodeURIComponent|getHeader|getRequestHeader|isNaN|parseFloat|parseInt)$/u;

/** What a function answers, and what it asks on the way. */
const restsOn = (fact: FunctionFact): readonly number[] => [
  ...exitsOf(fact).flatMap(({ how, value }) => (how === 'return' && value !== null ? [value] : [])),
  ...testsIn(fact.body),
];

const testsIn = (steps: readonly Step[]): readonly number[] =>
  steps.flatMap((step) => {
    switch (step.kind) {
      case 'branch':
        return [step.test, ...testsIn(step.then), ...testsIn(step.else)];
      case 'switch':
        return [step.on, ...step.cases.flatMap(({ body }) => testsIn(body))];
      case 'loop':
        return testsIn(step.body);
      case 'try':
        return [...testsIn(step.body), ...testsIn(step.handler?.body ?? []), ...testsIn(step.finalizer)];
      default:
        return [];
    }
  });
