import type { Ref } from '../facts/file-facts.ts';
import type { SignatureCheck } from '../facts/signature-check.ts';
import type { Span } from '../facts/span.ts';
import type { Trail } from '../flow/following.ts';
import type { Origin } from '../flow/origin.ts';
import type { Flow } from '../flow/settle.ts';
import type { Open } from '../scope/known.ts';
import type { PassedOver, Trace } from './trace.ts';

/** One step of a search, and those it led to. */
export interface Visit {
  readonly ref: Ref;
  readonly path: readonly string[];
  /** Steps of one search share it; the search for a callee inside has its own. */
  readonly trail: Trail;
  readonly inside: Visit[];
  /** Where the trail ended at this very step. */
  readonly ends: Origin[];
  readonly open: Open[];
}

/** How a check was reached. */
export interface Met {
  /** `file#function`, outermost first. */
  readonly inside: readonly string[];
  /** What was given to the framework to run. */
  readonly entry: Ref | null;
}

export interface Recorder {
  readonly trace: Trace;
  /** Null before a scope was made. */
  readonly flow: () => Flow | null;
  /** The searches that `ask` starts, the outermost ones. */
  follow(ask: () => unknown): readonly Visit[];
  readonly passedOver: readonly (PassedOver & { readonly route: Span })[];
  readonly harmless: readonly { readonly call: Span; readonly why: string }[];
  met(what: SignatureCheck | Open): Met | undefined;
}

export const createRecorder = (): Recorder => {
  let flow: Flow | null = null;
  let following = false;
  let roots: Visit[] = [];
  const under: { readonly visit: Visit; readonly found: number; readonly open: number }[] = [];
  const passedOver: (PassedOver & { readonly route: Span })[] = [];
  const harmless: { readonly call: Span; readonly why: string }[] = [];
  const ways = new Map<SignatureCheck | Open, Met>();

  const trace: Trace = {
    opened: (opened) => {
      flow = opened;
    },
    get following() {
      return following;
    },
    enter: (ref, path, trail) => {
      if (!following) return;
      const visit: Visit = { ref, path, trail, inside: [], ends: [], open: [] };
      (under.at(-1)?.visit.inside ?? roots).push(visit);
      under.push({ visit, found: trail.found.length, open: trail.open.length });
    },
    leave: (trail) => {
      const last = following ? under.pop() : undefined;
      if (last === undefined) return;
      const told = (pick: (visit: Visit) => readonly unknown[]): ReadonlySet<unknown> =>
        new Set(last.visit.inside.filter((one) => one.trail === trail).flatMap((one) => below(one, pick)));
      const ends = told(({ ends: own }) => own);
      const open = told(({ open: own }) => own);
      last.visit.ends.push(...trail.found.slice(last.found).filter((origin) => !ends.has(origin)));
      last.visit.open.push(...trail.open.slice(last.open).filter((one) => !open.has(one)));
    },
    passedOver: (route, why) => {
      passedOver.push({ route, ...why });
    },
    met: (what, inside, entry) => {
      const chain = [...inside];
      // The innermost function tells first.
      for (const one of what) if (!ways.has(one)) ways.set(one, { inside: chain, entry });
    },
    harmless: (call, why) => {
      harmless.push({ call, why });
    },
  };

  return {
    trace,
    flow: () => flow,
    follow: (ask) => {
      following = true;
      roots = [];
      try {
        ask();
      } finally {
        following = false;
        under.length = 0;
      }
      return roots;
    },
    passedOver,
    harmless,
    met: (what) => ways.get(what) ?? metAt(ways, what),
  };
};

/** Of a step and of those of its own search below it. */
const below = (visit: Visit, pick: (visit: Visit) => readonly unknown[]): readonly unknown[] => [
  ...pick(visit),
  ...visit.inside.filter(({ trail }) => trail === visit.trail).flatMap((one) => below(one, pick)),
];

/** A check that more was learnt of since is another object, at the same place. */
const metAt = (ways: ReadonlyMap<SignatureCheck | Open, Met>, what: SignatureCheck | Open): Met | undefined => {
  if (!('span' in what)) return undefined;
  for (const [one, met] of ways)
    if ('span' in one && one.span.path === what.span.path && one.span.start === what.span.start) return met;
  return undefined;
};
