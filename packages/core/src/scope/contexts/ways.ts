/** In which ways control leaves a sequence of steps. */
import type { Step } from '../../facts/structure.ts';

/** `end`: it comes to its end. */
export type Way = 'end' | 'return' | 'throw' | 'break' | 'continue';
export type Ways = ReadonlySet<Way>;

type Loop = Extract<Step, { kind: 'loop' }>;

export const waysOf = (steps: readonly Step[]): Ways => {
  const ways = new Set<Way>();
  for (const step of steps) {
    const inner = stepWays(step);
    for (const way of inner) if (way !== 'end') ways.add(way);
    if (!inner.has('end')) return ways;
  }
  return ways.add('end');
};

const ENDS: Ways = new Set<Way>(['end']);

const stepWays = (step: Step): Ways => {
  switch (step.kind) {
    case 'exit':
      return step.how === 'yield' ? ENDS : new Set<Way>([step.how]);
    case 'branch':
      return union([waysOf(step.then), waysOf(step.else)]);
    case 'switch': {
      const cases = step.cases.map(({ body }) => leaveSwitch(waysOf(body)));
      return union(step.cases.some(({ test }) => test === null) ? cases : [...cases, ENDS]);
    }
    case 'loop':
      return leaveLoop(step, waysOf(step.body));
    case 'try': {
      const last = waysOf(step.finalizer);
      const body = waysOf(step.body);
      const caught = step.handler === null ? body : union([without(body, 'throw'), waysOf(step.handler.body)]);
      return last.has('end') ? caught : last;
    }
    default:
      return ENDS;
  }
};

const union = (all: readonly Ways[]): Ways => new Set(all.flatMap((ways) => [...ways]));
const without = (ways: Ways, gone: Way): Ways => new Set([...ways].filter((way) => way !== gone));

const leaveSwitch = (ways: Ways): Ways => (ways.has('break') ? new Set<Way>([...without(ways, 'break'), 'end']) : ways);

const leaveLoop = (loop: Loop, ways: Ways): Ways => {
  const endless = loop.test === null && loop.over === null;
  const out = [...ways].filter((way) => way === 'return' || way === 'throw');
  return new Set<Way>(endless && !ways.has('break') ? out : [...out, 'end']);
};

/** What becomes of control once `isDone` is behind it; undefined where no such step is among `steps`. */
export const waysAfter = (steps: readonly Step[], isDone: (step: Step) => boolean): Ways | undefined => {
  for (const [index, step] of steps.entries()) {
    const inner = isDone(step) ? ENDS : insideOf(step, isDone);
    if (inner === undefined) continue;
    if (!inner.has('end')) return inner;
    return union([without(inner, 'end'), waysOf(steps.slice(index + 1))]);
  }
  return undefined;
};

const insideOf = (step: Step, isDone: (step: Step) => boolean): Ways | undefined => {
  switch (step.kind) {
    case 'branch':
      return waysAfter(step.then, isDone) ?? waysAfter(step.else, isDone);
    case 'switch': {
      const found = step.cases.map(({ body }) => waysAfter(body, isDone)).find((ways) => ways !== undefined);
      return found === undefined ? undefined : leaveSwitch(found);
    }
    case 'loop': {
      const found = waysAfter(step.body, isDone);
      return found === undefined ? undefined : leaveLoop(step, found);
    }
    case 'try':
      return (
        waysAfter(step.body, isDone) ??
        (step.handler === null ? undefined : waysAfter(step.handler.body, isDone)) ??
        waysAfter(step.finalizer, isDone)
      );
    default:
      return undefined;
  }
};
