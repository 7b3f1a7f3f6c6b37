/** What comes of the ways through a handler: the checks that hold, and where none does. */
import type { MutedCheck } from '../../facts/muted-check.ts';
import type { SignatureCheck } from '../../facts/signature-check.ts';
import { goesByHandover } from '../../flow/guards/handover.ts';
import { type Skip, type State, distinctStates } from '../../flow/guards/state.ts';
import type { Flow, FunctionRef } from '../../flow/settle.ts';
import type { Because } from '../../rules/finding.ts';
import type { Open } from '../known.ts';
import type { Gap, Guards } from '../scope.ts';

/** What was met on the ways. */
export interface Met {
  readonly states: readonly State[];
  readonly found: readonly SignatureCheck[];
  readonly unawaited: readonly SignatureCheck[];
  readonly ignored: readonly SignatureCheck[];
  readonly open: readonly Open[];
  readonly asksTime: boolean;
  readonly ran: readonly Pick<FunctionRef, 'file' | 'id'>[];
  readonly because: readonly Because[];
}

export interface Ends {
  readonly guards: Guards;
  /** Something is done on some way. */
  readonly acts: boolean;
  readonly turnsAway: boolean;
}

export const guardsOfEnds = (
  flow: Flow,
  { states, found, unawaited, ignored, open, asksTime, ran, because }: Met,
): Ends => {
  const ends = distinctStates(states).filter((state) => !state.refused);
  const bare = ends.filter((state) => state.check === null && state.open === null);
  const gaps = bare.flatMap((state) => (state.effect === null || state.skip?.when === 'excused' ? [] : [gapOf(state)]));
  const isBare = gaps.length > 0 || (bare.length > 0 && found.length === 0);
  const late = isBare ? unawaited[0] : undefined;
  const unheard = isBare ? ignored[0] : undefined;
  const addressed = found.length > 0 || late !== undefined || unheard !== undefined ? undefined : addressGap(bare);
  return {
    // A handler of which some way is bare is open only where something on that very way was.
    guards: {
      found: distinctChecks([...found, ...unawaited, ...ignored]),
      open: bare.length > 0 && ends.every((state) => state.open === null) ? [] : open,
      asksTime,
      gaps: [
        ...(late === undefined ? [] : [unawaitedGap(late, gaps)]),
        ...(unheard === undefined ? [] : [ignoredGap(unheard, gaps)]),
        ...(addressed === undefined ? distinctGaps(gaps) : [addressed]),
        ...ends.flatMap((state) => handoverGap(state, found)).slice(0, 1),
        ...ends.flatMap((state) => lateGap(state)).slice(0, 1),
        ...ends.flatMap(({ check }) => (check === null ? [] : emptyKeyGap(check))).slice(0, 1),
      ],
      muted: mutedIn(flow, ran),
      because,
    },
    acts: ends.some((state) => state.effect !== null),
    turnsAway: ends.length === 0,
  };
};

const gapOf = (state: State): Gap => ({
  at: state.effect ?? { path: '', start: 0, end: 0 },
  when: state.skip === null || state.skip.when === 'excused' ? 'branch' : state.skip.when,
  because: state.skip === null ? [] : [{ at: state.skip.at, note: skipped[state.skip.when] }],
});

const skipped: Readonly<Record<Skip['when'], string>> = {
  branch: 'a request can go this way',
  excused: 'a request can go this way',
  flag: 'this lets the request pass unchecked',
  'missing-secret': 'this lets the request pass unchecked',
  'missing-header': 'this lets the request pass unchecked',
  failed: 'the check failed here, and it carries on',
  inverted: 'it carries on only if the check failed',
  caught: 'the error of the check is caught here, and it carries on',
};

/** Nothing is asked but where the request comes from, on every way to what it does. */
const addressGap = (bare: readonly State[]): Gap | undefined => {
  const acting = bare.filter(({ effect }) => effect !== null);
  const ways = acting.length > 0 ? acting : bare;
  const [address] = ways.flatMap((state) => state.address ?? []);
  if (address === undefined || ways.some((state) => state.address === null)) return undefined;
  return {
    at: acting[0]?.effect ?? address.at,
    when: address.from === 'header' ? 'address-sent' : 'address',
    because: [{ at: address.at, note: 'this is all that is checked of the sender' }],
  };
};

const mutedIn = (flow: Flow, ran: Met['ran']): readonly MutedCheck[] =>
  ran.flatMap(({ file, id }) =>
    (flow.program.file(file)?.facts ?? []).flatMap((fact) =>
      fact.kind === 'muted-check' && fact.fn === id ? [fact] : [],
    ),
  );

/** The check goes by what anybody handed over. */
const handoverGap = ({ handover }: State, found: readonly SignatureCheck[]): readonly Gap[] => {
  const check = handover === null ? undefined : found.find((one) => goesByHandover(handover, one));
  return handover === null || check === undefined
    ? []
    : [{ at: check.span, when: 'handover', because: [{ at: handover.at, note: 'this stores what was sent' }] }];
};

/** What is done is done, whatever the check says then. */
const lateGap = ({ check, early }: State): readonly Gap[] =>
  check === null || early === null || !(check.form === 'helper' || (check.form === 'hmac' && check.digest === true))
    ? []
    : [{ at: check.span, when: 'late', because: [{ at: early, note: 'this is done before the check' }] }];

/** Anybody can sign with nothing. */
const emptyKeyGap = ({ span, emptyKey }: SignatureCheck): readonly Gap[] =>
  emptyKey === undefined
    ? []
    : [{ at: span, when: 'empty-secret', because: [{ at: emptyKey.at, note: 'this is the key when none is set' }] }];

/** The check runs, and nobody looks at what it says. */
const ignoredGap = ({ span }: SignatureCheck, gaps: readonly Gap[]): Gap => ({
  at: gaps[0]?.at ?? span,
  when: 'ignored',
  because: [{ at: span, note: 'the result of this is ignored' }],
});

/** The check runs, and everybody passes. */
const unawaitedGap = ({ span }: SignatureCheck, gaps: readonly Gap[]): Gap => ({
  at: gaps[0]?.at ?? span,
  when: 'not-awaited',
  because: [{ at: span, note: 'this returns a promise, which is always truthy' }],
});

const distinctGaps = (gaps: readonly Gap[]): readonly Gap[] =>
  gaps.filter((gap, index) => gaps.findIndex((other) => other.when === gap.when) === index);
const distinctChecks = (checks: readonly SignatureCheck[]): readonly SignatureCheck[] =>
  checks.filter(
    (check, index) =>
      checks.findIndex((other) => other.span.path === check.span.path && other.span.start === check.span.start) ===
      index,
  );
