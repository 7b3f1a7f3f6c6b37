/** A catch clause behind which the sender hears that all went well. */
import type { Effect } from '../../facts/effect.ts';
import { type Range, spanOf } from '../../facts/span.ts';
import type { Ref } from '../../facts/file-facts.ts';
import type { CallId, Step, ValueId } from '../../facts/structure.ts';
import { statusOfCall, verdictOf } from '../guards/refusal.ts';
import { writtenName } from './chain.ts';
import { SAYS_SO } from './asking.ts';
import type { Flow } from '../settle.ts';
import type { Flowing, Frame, Walking } from './walking.ts';

type Try = Extract<Step, { kind: 'try' }>;
type Handler = NonNullable<Try['handler']>;

/** What is lost where it failed: what the program was to remember, or to do later. */
const KEEPS: ReadonlySet<Effect['does']> = new Set([
  'insert',
  'upsert',
  'update',
  'increment',
  'enqueue',
  'charge',
  'raw',
  'delete',
]);

export const noteSwallowed = (
  walking: Walking,
  frame: Frame,
  handler: Handler,
  caught: Flowing,
  done: readonly Effect[],
  step: Try,
): void => {
  // A helper that answers its caller with what went wrong swallows nothing by itself.
  if (!frame.unheard || frame.loose || frame.deferred || frame.refusing || caught.ends === 'throw') return;
  const lost = done.filter(({ does, awaited, answered }) => KEEPS.has(does) && awaited && !answered);
  // A job that runs by the clock takes nothing of what it is sent: no event is lost, and the next run comes.
  // What is to be deleted may be gone already.
  if (!lost.some(({ usesEvent, does }) => usesEvent && does !== 'delete') || tellsOrKeeps(walking, frame, handler.body))
    return;
  if (remembers(walking, frame, handler.at)) return;
  if (step.finalizer.length > 0 && tellsOrKeeps(walking, frame, step.finalizer)) return;
  walking.swallowed.push({ span: spanOf(frame.file, handler.at), lost, way: frame.way });
};

/** The clause sets a variable of those around it, or a member of one: somebody may ask that. */
const remembers = ({ flow }: Walking, { file }: Frame, [start, end]: Range): boolean => {
  const structure = flow.program.file(file)?.structure;
  const isInside = (id: ValueId): boolean => {
    const at = structure?.values[id]?.at;
    return at !== undefined && at[0] >= start && at[1] <= end;
  };
  return (structure?.values ?? []).some((value) => {
    if (value.kind !== 'variable') return false;
    const outside = value.defs.some((id) => !isInside(id));
    return (outside && value.defs.some(isInside)) || (outside && value.writes.some((write) => isInside(write.value)));
  });
};

export const keepsNothing = (walking: Walking, frame: Frame, steps: readonly Step[]): boolean =>
  !tellsOrKeeps(walking, frame, steps);

/** On some way: an error goes on, an answer says that it failed, or the event is kept for later. */
const tellsOrKeeps = (walking: Walking, frame: Frame, steps: readonly Step[]): boolean =>
  steps.some((step) => {
    switch (step.kind) {
      case 'call':
        return callTells(walking, frame, step.call);
      case 'branch':
        return tellsOrKeeps(walking, frame, step.then) || tellsOrKeeps(walking, frame, step.else);
      case 'switch':
        return step.cases.some(({ body }) => tellsOrKeeps(walking, frame, body));
      case 'loop':
        return tellsOrKeeps(walking, frame, step.body);
      case 'try':
        return (
          tellsOrKeeps(walking, frame, step.body) ||
          (step.handler !== null && tellsOrKeeps(walking, frame, step.handler.body)) ||
          tellsOrKeeps(walking, frame, step.finalizer)
        );
      case 'exit':
        return (
          step.how === 'throw' ||
          (step.value !== null &&
            (saysFailure(walking.flow, { file: frame.file, id: step.value }) ||
              verdictOf(walking.flow, { file: frame.file, id: step.value }, frame.bindings) === 'refuses'))
        );
      default:
        return false;
    }
  });

const HARMLESS =
  /^(?:log|info|warn|error|debug|trace|captureException|captureMessage|capture|json|send|sendStatus|status|end|text|stringify|String|set|setHeader|header|toString|report|setTag|setContext|withScope|Response|NextResponse|flush)$/u;

/** Whoever is handed the error, or the event, out of sight may keep it: only what is known to do nothing counts as nothing. */
const callTells = ({ flow }: Walking, { file, bindings }: Frame, id: CallId): boolean => {
  const structure = flow.program.file(file)?.structure;
  const call = structure?.calls[id];
  if (structure === undefined || call === undefined) return false;
  const status = statusOfCall(flow, file, call, bindings);
  if (status !== undefined && status >= 300) return true;
  if (call.args.some(({ value }) => saysFailure(flow, { file, id: value }))) return true;
  if (status !== undefined) return false;
  const name = writtenName(structure, call.callee).split('.').at(-1)?.replace('()', '') ?? '';
  if (SAYS_SO.test(name)) return true;
  return !HARMLESS.test(name);
};

/** Gateways that take the answer from the body: `{ RspCode: '99' }`, `{ resultCode: 1 }`, `fail`. Told so, they deliver again. */
const CODE = /^(?:r(?:e?s)?p|response|result|return|ret|err|error)_?code$/iu;
const SUCCESS = /^0*$|^(?:ok|success|200)$/iu;

const saysFailure = (flow: Flow, ref: Ref): boolean => {
  const value = flow.value(ref);
  if (value?.kind === 'string') return /^fail(?:ed|ure)?$/iu.test(value.text ?? '');
  if (value?.kind !== 'object') return false;
  return value.entries.some(({ key, value: id }) => {
    if (key === null || !CODE.test(key)) return false;
    const code = flow.value({ file: ref.file, id });
    if (code?.kind === 'string') return code.text !== null && !SUCCESS.test(code.text);
    return code?.kind === 'constant' && typeof code.value === 'number' && !SUCCESS.test(String(code.value));
  });
};
