/** Whether what is done about a failure tells the sender of it, or keeps the event for later. */
import { harmlessGlobals } from '../../catalog/platform.ts';
import type { Ref } from '../../facts/file-facts.ts';
import type { Call, CallId, Step, Value } from '../../facts/structure.ts';
import { bindArguments } from '../bind-arguments.ts';
import { statusOfCall, verdictOf } from '../guards/refusal.ts';
import type { Bindings, Origin } from '../origin.ts';
import type { Flow } from '../settle.ts';
import { SAYS_SO, isHarmlessName } from './asking.ts';
import { calledBy } from './called.ts';
import { writtenName } from './chain.ts';
import { classifyEffect } from './classify-effect.ts';
import { type Frame, type Walking, callAt } from './walking.ts';

/** How far functions of the program are followed that are handed the error. */
const MAX_DEPTH = 4;

/** On some way: an error goes on, an answer says that it failed, or the event is kept for later. */
export const tellsOrKeeps = (walking: Walking, frame: Frame, steps: readonly Step[], depth = 0): boolean => {
  const inner = (list: readonly Step[]): boolean => tellsOrKeeps(walking, frame, list, depth);
  return steps.some((step) => {
    switch (step.kind) {
      case 'call':
        return callTells(walking, frame, step.call, depth);
      case 'branch':
        return inner(step.then) || inner(step.else);
      case 'switch':
        return step.cases.some(({ body }) => inner(body));
      case 'loop':
        return inner(step.body);
      case 'try':
        return inner(step.body) || (step.handler !== null && inner(step.handler.body)) || inner(step.finalizer);
      case 'exit':
        return step.how === 'throw' || (step.value !== null && answerTells(walking, frame, step.value));
      default:
        return false;
    }
  });
};

const answerTells = ({ flow, sender }: Walking, { file, bindings }: Frame, id: number): boolean =>
  saysFailure(flow, { file, id }, sender) || verdictOf(flow, { file, id }, bindings) === 'refuses';

const HARMLESS =
  /^(?:log|info|warn|error|fatal|debug|trace|captureException|captureMessage|capture|json|send|sendStatus|status|type|code|end|text|html|body|stringify|String|set|setHeader|header|toString|report|setTag|setContext|withScope|Response|NextResponse|flush)$/u;

/** Whoever is handed the error, or the event, out of sight may keep it. No word of a text decides: a log that says `failed` is a log. */
const callTells = (walking: Walking, frame: Frame, id: CallId, depth: number): boolean => {
  const { flow } = walking;
  const { file, bindings } = frame;
  const structure = flow.program.file(file)?.structure;
  const call = callAt(walking, file, id);
  if (structure === undefined || call === undefined) return false;
  const status = statusOfCall(flow, file, call, bindings);
  if (status !== undefined && status >= 300) return true;
  if (status === undefined && mayRefuse(flow, file, call)) return true;
  const name = writtenName(structure, call.callee).split('.').at(-1)?.replace('()', '') ?? '';
  if (ANSWERS.test(name) && call.args.some(({ value }) => saysFailure(flow, { file, id: value }, walking.sender)))
    return true;
  if (status !== undefined) return false;
  if (SAYS_SO.test(name)) return true;
  const { functions, callee, whole } = calledBy(flow, file, call, bindings, () => false);
  if (functions.length > 0)
    return (
      !whole ||
      depth >= MAX_DEPTH ||
      functions.some((target) => {
        const bound = bindArguments(file, call, target, bindings);
        const inside: Frame = { ...frame, file: target.file, bindings: bound };
        // A logger of the program's own does what loggers do, but where it is seen to keep something.
        return HARMLESS.test(name)
          ? keepsSomething(walking, inside, target.fact.body)
          : tellsOrKeeps(walking, inside, target.fact.body, depth + 1);
      })
    );
  return !isHarmless(walking, file, call, callee.found, name);
};

/** `.catch(console.error)`: what is handed the error alone. */
export const isHarmlessCallee = (walking: Walking, ref: Ref, bindings: Bindings): boolean => {
  const structure = walking.flow.program.file(ref.file)?.structure;
  const name = structure === undefined ? '' : (writtenName(structure, ref.id).split('.').at(-1) ?? '');
  return HARMLESS.test(name) || isHarmlessOrigin(walking, walking.flow.settle(ref, bindings).found);
};

const isHarmless = (walking: Walking, file: string, call: Call, origins: readonly Origin[], name: string): boolean => {
  if (HARMLESS.test(name)) return true;
  const handsWork = call.args.some(({ value }) => walking.flow.value({ file, id: value })?.kind === 'function');
  return !handsWork && (isHarmlessName(name) || isHarmlessOrigin(walking, origins));
};

/** Globals that end, reject or run something are none that only print. */
const TELLING_GLOBALS = /^(?:Promise|process|setTimeout|setInterval|queueMicrotask|require|Reflect)$/u;

const isHarmlessOrigin = ({ catalog }: Walking, origins: readonly Origin[]): boolean =>
  origins.length > 0 &&
  origins.every((origin) => {
    if (origin.kind !== 'external') return false;
    const [head = ''] = origin.path;
    return origin.package === null
      ? harmlessGlobals.has(head) && !TELLING_GLOBALS.test(head)
      : catalog.isOfNature('harmless', origin.package);
  });

const KEEPING = /^(?:insert|upsert|update|increment|enqueue|raw)$/u;

const keepsSomething = (walking: Walking, frame: Frame, steps: readonly Step[]): boolean =>
  steps.some((step) => {
    const { flow } = walking;
    const { file, bindings } = frame;
    const inner = (list: readonly Step[]): boolean => keepsSomething(walking, frame, list);
    if (step.kind === 'branch') return inner(step.then) || inner(step.else);
    if (step.kind === 'try') return inner(step.body);
    const call = step.kind === 'call' ? flow.program.file(file)?.structure.calls[step.call] : undefined;
    if (call === undefined) return false;
    const { found } = flow.settle({ file, id: call.callee }, bindings);
    const effect = classifyEffect(flow, file, call, found, bindings);
    return effect !== undefined && KEEPING.test(effect.does);
  });

/** `res.status(error.status)`, `Response.json(body, { status })`: a status that nobody can tell, or that may be another. */
const mayRefuse = (flow: Flow, file: string, call: Call): boolean => {
  const callee = flow.value({ file, id: call.callee });
  const name = callee?.kind === 'member' ? (callee.name ?? '') : '';
  const [first] = call.args;
  if (/^(?:status|sendStatus|code|writeHead|setStatus)$/u.test(name)) return first !== undefined;
  return call.args.slice(0, 3).some(({ value }) => {
    const given = flow.value({ file, id: value });
    return given?.kind === 'object' && given.entries.some(({ key }) => key === 'status' || key === 'statusCode');
  });
};

const ANSWERS = /^(?:send|json|end|text|body|Response|NextResponse)$/u;

/** Gateways that take the answer from the body: `{ RspCode: '99' }`, `{ resultCode: 1 }`, `fail`. Told so, they deliver again. */
const CODE = /^(?:r(?:e?s)?p|response|result|return|ret|err|error)_?code$/iu;
const SUCCESS = /^0*$|^(?:ok|success|200)$/iu;

/** Senders that are known go by the status alone. */
const saysFailure = (flow: Flow, ref: Ref, sender: string | undefined): boolean => {
  const value = flow.value(ref);
  if (sender !== undefined) return false;
  if (value?.kind === 'string') return /^fail$/iu.test(value.text ?? '');
  return value?.kind === 'object' && value.entries.some((entry) => isFailureCode(flow, ref.file, entry));
};

type Entry = Extract<Value, { kind: 'object' }>['entries'][number];

const isFailureCode = (flow: Flow, file: string, { key, value: id }: Entry): boolean => {
  if (key === null || !CODE.test(key)) return false;
  const code = flow.value({ file, id });
  if (code?.kind === 'string') return code.text !== null && !SUCCESS.test(code.text);
  return code?.kind === 'constant' && typeof code.value === 'number' && !SUCCESS.test(String(code.value));
};
