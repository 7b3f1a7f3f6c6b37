/** The steps from a value to where it comes from, file by file. */
import { spanOf } from '../facts/span.ts';
import type { Ref } from '../facts/file-facts.ts';
import type { Value } from '../facts/structure.ts';
import { type Bindings, type Origin, noBindings } from '../flow/origin.ts';
import type { Flow } from '../flow/settle.ts';
import type { Because } from '../rules/finding.ts';
import type { Open } from '../scope/known.ts';
import { exportSteps } from './export-steps.ts';
import { originText } from './origin-text.ts';
import type { Recorder, Visit } from './recorder.ts';

export interface ValueTrail {
  /** In the order in which they were taken; the value itself is none of them. */
  readonly steps: readonly Because[];
  /** Where the trail ended, for people. */
  readonly end: string;
  readonly origin: Origin | null;
  /** Where it was lost. */
  readonly open: Open | null;
}

/** More ways than these say nothing to anybody. */
const MAX_TRAILS = 8;
const MAX_STEPS = 14;

export const trailsOf = (
  recorder: Recorder,
  ref: Ref,
  path: readonly string[] = [],
  bindings: Bindings = noBindings,
): readonly ValueTrail[] => {
  const flow = recorder.flow();
  if (flow === null) return [];
  const visits = recorder.follow(() => flow.settleMember(ref, path, bindings));
  return distinct(visits.flatMap((visit) => waysFrom(flow, visit, []))).slice(0, MAX_TRAILS);
};

const distinct = (trails: readonly ValueTrail[]): readonly ValueTrail[] => {
  const seen = new Set<string>();
  return trails.filter((trail) => {
    const key = JSON.stringify(trail);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};

const waysFrom = (flow: Flow, visit: Visit, before: readonly Visit[]): readonly ValueTrail[] => {
  const way = [...before, visit];
  const own = visit.inside.filter(({ trail }) => trail === visit.trail);
  const steps = stepsOf(flow, way);
  return [
    ...visit.ends.map((origin) => ({ steps, end: originText(flow, origin), origin, open: null })),
    ...visit.open.map((open) => ({ steps, end: `open: ${open.why}`, origin: null, open })),
    ...own.flatMap((one) => waysFrom(flow, one, way)),
  ];
};

/** Steps on one line are one; the first stands where the question does. */
const stepsOf = (flow: Flow, way: readonly Visit[]): readonly Because[] => {
  const all = way.flatMap((visit, index) => [
    ...calleeSteps(flow, visit),
    ...stepOf(flow, visit, way[index - 1], way[index + 1]),
  ]);
  const kept = all.filter(
    ({ at, note }, index) =>
      all.findIndex((other) => other.at.path === at.path && other.at.start === at.start && other.note === note) ===
      index,
  );
  return kept.length > MAX_STEPS ? [...kept.slice(0, MAX_STEPS - 1), ...kept.slice(-1)] : kept;
};

/** How the function that answers was found, where that led into another file. */
const calleeSteps = (flow: Flow, visit: Visit): readonly Because[] => {
  if (flow.value(visit.ref)?.kind !== 'call') return [];
  const [callee] = visit.inside.filter(({ trail }) => trail !== visit.trail);
  const [first] = callee === undefined ? [] : waysFrom(flow, callee, []);
  const steps = first?.steps ?? [];
  return steps.some(({ at }) => at.path !== visit.ref.file) ? steps : [];
};

const stepOf = (flow: Flow, visit: Visit, before: Visit | undefined, after: Visit | undefined): readonly Because[] => {
  const value = flow.value(visit.ref);
  if (value === undefined) return [];
  const at = spanOf(visit.ref.file, value.at);
  const last = before === undefined ? undefined : flow.value(before.ref);
  if (last?.kind === 'param') return [{ at, note: 'handed over here' }];
  if (last?.kind === 'call') return [{ at, note: 'answered here' }, ...ownStep(flow, visit, value, after)];
  return ownStep(flow, visit, value, after);
};

const ownStep = (flow: Flow, visit: Visit, value: Value, after: Visit | undefined): readonly Because[] => {
  const at = spanOf(visit.ref.file, value.at);
  switch (value.kind) {
    case 'import':
      return [
        { at, note: `imported from '${value.specifier}'` },
        ...exportSteps(flow.program, visit.ref.file, value, visit.path),
        ...landing(flow, after),
      ];
    case 'param': {
      const fact = flow.program.file(visit.ref.file)?.structure.functions[value.fn];
      const name = fact?.params[value.index]?.name ?? `parameter ${value.index + 1}`;
      return [{ at, note: `${name} of ${fact?.name ?? 'a function'}` }];
    }
    case 'call':
      return [{ at, note: 'what this call answers' }];
    case 'this':
    case 'super':
      return [{ at, note: `${visit.path.join('.') || 'a member'} of its class` }];
    case 'either':
      return [{ at, note: 'one of several' }];
    default:
      return [];
  }
};

const landing = (flow: Flow, after: Visit | undefined): readonly Because[] => {
  const value = after === undefined ? undefined : flow.value(after.ref);
  return after === undefined || value === undefined
    ? []
    : [{ at: spanOf(after.ref.file, value.at), note: 'exported from here' }];
};
