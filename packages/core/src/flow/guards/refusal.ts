/** What an answer says: whether it refuses, and how. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Call, Step, Value } from '../../facts/structure.ts';
import { type Bindings, type Origin, symbolText } from '../origin.ts';
import type { Flow } from '../settle.ts';
import { statusByFramework } from './framework-refusals.ts';
import { writtenPath } from './written-path.ts';

export type Verdict = 'refuses' | 'accepts' | 'empty';

export const FAILED_KEYS = /^(?:ok|valid|isValid|success|verified|authorized|authenticated|allowed)$/u;

/** How a returned value reads to whoever called the function. */
export const verdictOf = (flow: Flow, ref: Ref | null, bindings: Bindings, depth = 0): Verdict => {
  if (ref === null) return 'empty';
  if (depth > 6) return 'accepts';
  const verdicts = flow.settle(ref, bindings).found.map((origin) => originVerdict(flow, origin, bindings, depth));
  const status = statusOfValue(flow, ref, bindings);
  if (status !== undefined) return status >= 400 ? 'refuses' : 'accepts';
  if (verdicts.length > 0 && verdicts.every((verdict) => verdict === 'refuses')) return 'refuses';
  return verdicts.length > 0 && verdicts.every((verdict) => verdict === 'empty') ? 'empty' : 'accepts';
};

const originVerdict = (flow: Flow, origin: Origin, bindings: Bindings, depth: number): Verdict => {
  // An interceptor of Nest answers with a stream.
  if (origin.kind === 'external' && origin.package === 'rxjs' && origin.path[0] === 'throwError') return 'refuses';
  const value = origin.kind === 'value' ? flow.value(origin.ref) : undefined;
  if (value === undefined || origin.kind !== 'value') return 'accepts';
  if (value.kind === 'undefined') return 'empty';
  if (value.kind === 'constant') return value.value === false || value.value === null ? 'refuses' : 'accepts';
  if (value.kind === 'unary' && value.op === 'void') return 'empty';
  if (value.kind === 'object') return objectVerdict(flow, origin.ref, value, bindings, depth);
  return 'accepts';
};

const objectVerdict = (
  flow: Flow,
  ref: Ref,
  value: Extract<Value, { kind: 'object' }>,
  bindings: Bindings,
  depth: number,
): Verdict => {
  const said = value.entries.find((entry) => entry.key !== null && FAILED_KEYS.test(entry.key));
  if (said !== undefined)
    return verdictOf(flow, { file: ref.file, id: said.value }, bindings, depth + 1) === 'refuses'
      ? 'refuses'
      : 'accepts';
  const status = value.entries.find((entry) => entry.key === 'status' || entry.key === 'statusCode');
  const code = status === undefined ? undefined : numberOf(flow, { file: ref.file, id: status.value }, bindings);
  if (code !== undefined) return code >= 400 ? 'refuses' : 'accepts';
  return value.entries.some((entry) => entry.key === 'error' || entry.key === 'errors') ? 'refuses' : 'accepts';
};

/** `new Response(body)`, and nothing that hands the request on: `NextResponse.next()`, a rewrite. */
const RESPONSE = /^(?:global|next):(?:Next)?Response(?:\.(?:json|redirect|error))?\(\)$/u;

/** Whether a value is an answer to the request. */
export const answersRequest = (flow: Flow, ref: Ref | null, bindings: Bindings): boolean => {
  const found = ref === null ? [] : flow.settle(ref, bindings).found;
  return found.length > 0 && found.every((origin) => origin.kind === 'external' && RESPONSE.test(symbolText(origin)));
};

const NAMED_REFUSALS: Readonly<Record<string, number>> = {
  badRequest: 400,
  unauthorized: 401,
  paymentRequired: 402,
  forbidden: 403,
  notFound: 404,
};

/** The HTTP status that a call answers with, where it says one: `res.status(401)`, `Response.json(x, { status: 401 })`. */
export const statusOfCall = (flow: Flow, file: string, call: Call, bindings: Bindings): number | undefined => {
  const callee = flow.value({ file, id: call.callee });
  const name = callee?.kind === 'member' ? callee.name : undefined;
  const [first] = call.args;
  if (
    name !== undefined &&
    name !== null &&
    /^(?:status|sendStatus|code|writeHead|setStatus)$/u.test(name) &&
    first !== undefined
  ) {
    return numberOf(flow, { file, id: first.value }, bindings);
  }
  const answered = statusByFramework(flow, file, call, bindings, (id) => numberOf(flow, { file, id }, bindings));
  if (answered !== undefined) return answered;
  if (name === 'redirect' || name === 'error') return undefined;
  // `reply.unauthorized()` of @fastify/sensible.
  if (name !== undefined && name !== null && name in NAMED_REFUSALS) return NAMED_REFUSALS[name];
  const second = call.args[1];
  // `c.json({ error }, 401)` of Hono.
  if (/^(?:json|text|body|html|newResponse)$/u.test(name ?? '') && second !== undefined) {
    const given = flow.value({ file, id: second.value });
    if (given?.kind === 'constant' && typeof given.value === 'number' && given.value >= 100) return given.value;
  }
  for (const argument of call.args.slice(0, 3)) {
    const value = flow.value({ file, id: argument.value });
    if (value?.kind !== 'object') continue;
    const status = value.entries.find((entry) => entry.key === 'status' || entry.key === 'statusCode');
    const code = status === undefined ? undefined : numberOf(flow, { file, id: status.value }, bindings);
    if (code !== undefined) return code;
  }
  return undefined;
};

/** `ctx.throw(401)`, SvelteKit's `error(401)`: nothing behind it runs. */
export const throwsItself = (flow: Flow, file: string, call: Call, origins: readonly Origin[]): boolean =>
  /^(?:throw|abort|raise|reject|bail|fail|panic)/iu.test(writtenPath(flow, { file, id: call.callee }).at(-1) ?? '') ||
  origins.some((origin) => origin.kind === 'external' && symbolText(origin) === '@sveltejs/kit:error');

/** The status of the answer that a returned expression builds: the chain `res.status(400).json()` counts. */
const statusOfValue = (flow: Flow, ref: Ref, bindings: Bindings): number | undefined => {
  const value = flow.value(ref);
  if (value?.kind === 'await') return statusOfValue(flow, { file: ref.file, id: value.of }, bindings);
  if (value?.kind === 'member') return statusOfValue(flow, { file: ref.file, id: value.object }, bindings);
  if (value?.kind !== 'call') return undefined;
  const call = flow.program.file(ref.file)?.structure.calls[value.call];
  if (call === undefined) return undefined;
  const own = statusOfCall(flow, ref.file, call, bindings);
  if (own !== undefined) return own;
  const callee = flow.value({ file: ref.file, id: call.callee });
  return callee?.kind === 'member' ? statusOfValue(flow, { file: ref.file, id: callee.object }, bindings) : undefined;
};

const numberOf = (flow: Flow, ref: Ref, bindings: Bindings): number | undefined => {
  for (const origin of flow.settle(ref, bindings).found) {
    const value = origin.kind === 'value' ? flow.value(origin.ref) : undefined;
    if (value?.kind === 'constant' && typeof value.value === 'number') return value.value;
    if (origin.kind === 'external' || origin.kind === 'made') {
      const name = origin.path.at(-1) ?? '';
      if (/unauthori[sz]ed/iu.test(name)) return 401;
      if (/forbidden/iu.test(name)) return 403;
      if (/bad_?request|not_?found|internal|error/iu.test(name)) return 400;
    }
  }
  return undefined;
};

/** Whether steps turn a request away for who sent it: 401, 403, or an error that says so. */
export const refusesSender = (flow: Flow, file: string, steps: readonly Step[], bindings: Bindings): boolean =>
  steps.some((step) => {
    switch (step.kind) {
      case 'call': {
        const call = flow.program.file(file)?.structure.calls[step.call];
        if (call === undefined) return false;
        const status = statusOfCall(flow, file, call, bindings);
        return (
          status === 401 ||
          status === 403 ||
          /unauthori[sz]ed|forbidden|unauthenticated|accessdenied/iu.test(
            writtenPath(flow, { file, id: call.callee }).at(-1) ?? '',
          )
        );
      }
      case 'branch':
        return refusesSender(flow, file, step.then, bindings) || refusesSender(flow, file, step.else, bindings);
      case 'exit':
        return (
          step.value !== null &&
          /^(?:401|403)$/u.test(String(statusOfValue(flow, { file, id: step.value }, bindings) ?? ''))
        );
      default:
        return false;
    }
  });
