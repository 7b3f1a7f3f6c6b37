/**
 * Whether a pattern is tried in time linear in the text. Errs on the side of no: where two ways of reading the same
 * text meet in repetitions, whatever comes after them.
 */
import type { Automaton } from './automaton.ts';
import { EVERY, WORD, without } from './characters.ts';
import type { Assertion, Pattern } from './pattern-tree.ts';

/** Where the search for two ways is given up. */
const PATIENCE = 100_000;

export const isLinear = (pattern: Pattern, automaton: Automaton): boolean => {
  if (automaton.nested) return false;
  const loops = loopsOf(automaton);
  const walk = new Walk(automaton, loops);
  return (
    loops.every((loop) => !isAmbiguous(walk, loop)) &&
    loops.every((one) => loops.every((other) => one === other || !compete(walk, one, other))) &&
    loops.every((loop) => !startsAgain(walk, loop, pattern)) &&
    walk.steps < PATIENCE
  );
};

type Loop = ReadonlySet<number>;
type Places = readonly number[];

class Walk {
  readonly automaton: Automaton;
  readonly loops: readonly Loop[];
  steps = 0;

  constructor(automaton: Automaton, loops: readonly Loop[]) {
    this.automaton = automaton;
    this.loops = loops;
  }

  next(place: number, inside?: Loop): Places {
    const all = [...(this.automaton.next[place] ?? [])];
    return inside === undefined ? all : all.filter((one) => inside.has(one));
  }

  set(place: number): bigint {
    return this.automaton.sets[place] ?? 0n;
  }

  /** Whether the same text leads from one of `from` to where `isGoal` holds; each walker has a loop that it keeps to. */
  reaches(from: readonly Places[], keeps: readonly (Loop | undefined)[], isGoal: (at: Places) => boolean): boolean {
    const seen = new Set(from.map(String));
    const open = [...from];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (isGoal(at)) return true;
      for (const next of this.together(at.map((place, index) => this.next(place, keeps[index])))) {
        if (++this.steps > PATIENCE) return true;
        if (seen.has(String(next))) continue;
        seen.add(String(next));
        open.push(next);
      }
    }
    return false;
  }

  /** The ways in which all walkers read one character. */
  together(choices: readonly Places[]): readonly Places[] {
    return choices
      .reduce<readonly { readonly at: Places; readonly set: bigint }[]>(
        (ways, choice) =>
          ways.flatMap(({ at, set }) =>
            choice.flatMap((place) =>
              (set & this.set(place)) === 0n ? [] : [{ at: [...at, place], set: set & this.set(place) }],
            ),
          ),
        [{ at: [], set: EVERY }],
      )
      .map(({ at }) => at);
  }
}

/** Two ways through a loop, from one place to one place: `(a|a)*`; each turn doubles the ways. */
const isAmbiguous = (walk: Walk, loop: Loop): boolean => {
  const forks = [...loop].flatMap((place) =>
    walk.together([walk.next(place, loop), walk.next(place, loop)]).filter(([one, other]) => one !== other),
  );
  return walk.reaches(forks, [loop, loop], ([one, other]) => one === other);
};

/** Where one loop ends and the other begins can be anywhere in the same text: `a*a*`. */
const compete = (walk: Walk, one: Loop, other: Loop): boolean =>
  isLong(walk, one) &&
  isLong(walk, other) &&
  [...one].some((from) =>
    [...other].some((to) =>
      walk.reaches(
        walk.together([walk.next(from, one), walk.next(from), walk.next(to, other)]),
        [one, undefined, other],
        ([kept, moved, ended]) => kept === from && moved === to && ended === to,
      ),
    ),
  );

/** A try begins anew inside what an earlier one has read through, and fails as late: `a+b` on many `a`. */
const startsAgain = (walk: Walk, loop: Loop, pattern: Pattern): boolean => {
  const { first, last, endless } = walk.automaton;
  const items = itemsOf(pattern);
  const isRead = (item: Pattern): boolean => item.kind !== 'assertion';
  const before = items.slice(0, Math.max(0, items.findIndex(isRead))).filter((item) => item.kind === 'assertion');
  const after = items.slice(items.findLastIndex(isRead) + 1).filter((item) => item.kind === 'assertion');
  const previous = before.reduce((set, one) => set & previousOf(one, first, walk), EVERY);
  return [...loop]
    .filter((place) => endless.has(place) && (walk.set(place) & previous) !== 0n)
    .filter((place) => !last.includes(place) || !after.every((one) => holdsAfter(one, walk.set(place))))
    .some((place) =>
      walk.reaches(
        walk.together([first, walk.next(place, loop)]),
        [undefined, loop],
        ([begun, kept]) => begun === place && kept === place,
      ),
    );
};

const itemsOf = (pattern: Pattern): readonly Pattern[] => {
  if (pattern.kind !== 'sequence') return [pattern];
  const [only, ...more] = pattern.items;
  return only?.kind === 'sequence' && more.length === 0 ? itemsOf(only) : pattern.items;
};

/** The characters behind which a try may begin. */
const previousOf = ({ at, set }: Assertion, first: Places, walk: Walk): bigint => {
  if (at === 'start') return 0n;
  if (at === 'before') return set;
  if (at !== 'boundary') return EVERY;
  if (first.every((place) => (walk.set(place) & without(WORD)) === 0n)) return without(WORD);
  return first.every((place) => (walk.set(place) & WORD) === 0n) ? WORD : EVERY;
};

/** Whether it holds wherever a loop over `loop` has read all it can. */
const holdsAfter = ({ at, set }: Assertion, loop: bigint): boolean =>
  (at === 'boundary' && loop === WORD) || (at === 'after' && (without(set) & without(loop)) === 0n);

const isLong = ({ automaton }: Walk, loop: Loop): boolean =>
  [...loop].some((place) => automaton.long.has(place) || automaton.endless.has(place));

/** Places that lead back to themselves, grouped by who leads to whom and back. */
const loopsOf = ({ next, sets }: Automaton): readonly Loop[] => {
  const grouped = new Set<number>();
  const reach = sets.map((_, place) => reachOf(next, place));
  return sets.flatMap((_, place) => {
    if (grouped.has(place) || reach[place]?.has(place) !== true) return [];
    const loop = new Set([...(reach[place] ?? [])].filter((other) => reach[other]?.has(place) === true));
    for (const one of loop) grouped.add(one);
    return [loop];
  });
};

const reachOf = (next: Automaton['next'], from: number): ReadonlySet<number> => {
  const reached = new Set<number>();
  const open = [...(next[from] ?? [])];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    if (reached.has(place)) continue;
    reached.add(place);
    open.push(...(next[place] ?? []));
  }
  return reached;
};
