/** A catch clause behind which the sender hears that all went well. */
import type { Effect } from '../../facts/effect.ts';
import { type Range, type Span, spanOf } from '../../facts/span.ts';
import { someOfKind } from '../../facts/of-kind.ts';
import type { Call, Step, Structure, ValueId } from '../../facts/structure.ts';
import { chainAfter } from './chain.ts';
import { isHarmlessCallee, tellsOrKeeps } from './failure-told.ts';
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
  if (!frame.unheard || isElsewhere(frame) || caught.ends === 'throw') return;
  const lost = lostOf(done);
  if (lost.length === 0 || tellsOrKeeps(walking, frame, handler.body)) return;
  if (remembers(walking, frame, handler.at)) return;
  if (step.finalizer.length > 0 && tellsOrKeeps(walking, frame, step.finalizer)) return;
  walking.swallowed.push({ span: spanOf(frame.file, handler.at), lost, way: frame.way });
};

/** `await save(event).catch((error) => console.error(error));`, what failed of all that was noted so far. */
export const noteCaughtPromise = (walking: Walking, structure: Structure, call: Call, frame: Frame): void => {
  const callee = structure.values[call.callee];
  const rejected = callee?.kind === 'member' ? call.args[callee.name === 'catch' ? 0 : 1] : undefined;
  if (callee?.kind !== 'member' || rejected === undefined || !/^(?:catch|then)$/u.test(callee.name ?? '')) return;
  // What it answers instead may be asked; what nobody waits for is another matter.
  const last = chainAfter(structure, call).at(-1)?.call ?? call;
  if (!last.discarded || !last.awaited || isElsewhere(frame)) return;
  const before = structure.values[callee.object]?.at;
  const isBefore = ({ span, via }: Effect): boolean =>
    [span, ...via.map(({ at }) => at)].some((at) => before !== undefined && isWithin(frame.file, before, at));
  const lost = lostOf(walking.effects.filter(isBefore));
  if (lost.length === 0) return;
  const ref = { file: frame.file, id: rejected.value };
  const { found, open } = walking.flow.functionsOf(ref, frame.bindings);
  const at = structure.values[rejected.value]?.at ?? call.at;
  const isNothing =
    found.length > 0
      ? open.length === 0 &&
        found.every(
          (target) =>
            !tellsOrKeeps(walking, { ...frame, file: target.file, bindings: target.bindings }, target.fact.body),
        )
      : isHarmlessCallee(walking, ref, frame.bindings);
  if (isNothing && !remembers(walking, frame, at))
    walking.swallowed.push({ span: spanOf(frame.file, at), lost, way: frame.way });
};

const isWithin = (file: string, [start, end]: Range, at: Span): boolean =>
  at.path === file && at.start >= start && at.end <= end;

/** Behind the answer, on the way to a refusal. */
const isElsewhere = ({ loose, deferred, refusing }: Frame): boolean => loose || deferred || refusing;

/**
 * A job that runs by the clock takes nothing of what it is sent: no event is lost, and the next run comes.
 * What is to be deleted may be gone already.
 */
const lostOf = (done: readonly Effect[]): readonly Effect[] => {
  const lost = done.filter(({ does, awaited, answered }) => KEEPS.has(does) && awaited && !answered);
  return lost.some(({ usesEvent, does }) => usesEvent && does !== 'delete') ? lost : [];
};

/** The clause sets a variable of those around it, or a member of one: somebody may ask that. */
const remembers = ({ flow }: Walking, { file }: Frame, [start, end]: Range): boolean => {
  const structure = flow.program.file(file)?.structure;
  const isInside = (id: ValueId): boolean => {
    const at = structure?.values[id]?.at;
    return at !== undefined && at[0] >= start && at[1] <= end;
  };
  if (structure === undefined) return false;
  return someOfKind(
    structure,
    'variable',
    ({ defs, writes }) =>
      defs.some((id) => !isInside(id)) && (defs.some(isInside) || writes.some((write) => isInside(write.value))),
  );
};

export const keepsNothing = (walking: Walking, frame: Frame, steps: readonly Step[]): boolean =>
  !tellsOrKeeps(walking, frame, steps);
