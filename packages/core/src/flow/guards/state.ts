import type { SignatureCheck } from '../../facts/signature-check.ts';
import type { Span } from '../../facts/span.ts';
import type { Open } from '../../scope/known.ts';
import type { AddressAsk } from './address-list.ts';
import type { Handover } from './handover.ts';

/** Why a way through the code may be open to anybody although other ways are not. */
export interface Skip {
  /**
   * `flag`: a condition beside the check; `failed`: the check said no, and it goes on; `inverted`: it goes on only there; `caught`: what the check threw was
   * caught; `excused`: only outside production, or only where somebody switched the check off.
   */
  readonly when: 'missing-secret' | 'missing-header' | 'branch' | 'flag' | 'failed' | 'inverted' | 'caught' | 'excused';
  readonly at: Span;
  /** Of what is missing: the names of it. */
  readonly names?: readonly string[];
  /** The check that said no. */
  readonly check?: SignatureCheck | null;
}

/** What has happened on one way through the code. Ways that agree in all of it are one. */
export interface State {
  readonly check: SignatureCheck | null;
  /** Something that cannot be seen may have checked. */
  readonly open: Open | null;
  /** The first thing done with the event before any check. */
  readonly effect: Span | null;
  /** What was written, sent or handed on for the event before any check, for sure. */
  readonly early: Span | null;
  /** Only addresses of a list came here. That is no check: behind it one is still looked for. */
  readonly address: AddressAsk | null;
  /** Something that the sender does not choose had a say in its going this way. Told only where a handshake is looked for. */
  readonly decided: boolean;
  /** The first place where a secret that came in a handshake was kept, with nobody but the sender to decide about it. */
  readonly handover: Handover | null;
  /** The request was answered with an error. */
  readonly refused: boolean;
  /** It was refused by an answer, behind which the code goes on unless it returns. */
  readonly answered: boolean;
  readonly skip: Skip | null;
  /** Names of headers and secrets without which no request came here, a line each. */
  readonly present: string;
  /** What calls answered on this way, where that tells ways apart: a line each, `file#12=1`, of a member `file#12.ok=0`. */
  readonly said: string;
  /** Of a way out of a function: the same of what it answers. */
  readonly answer?: Answer | undefined;
}

/** Whether an answer is something or nothing, and what its flag says (`ok`, `valid`); undefined where either may be. */
export interface Answer {
  readonly truth: boolean | undefined;
  readonly flag: boolean | undefined;
  /** The text, number or name that it is. */
  readonly text: string;
  /** What its members are, a line each; empty where it has none that can be told. */
  readonly members: string;
}

export const blank: State = {
  check: null,
  open: null,
  effect: null,
  early: null,
  address: null,
  decided: false,
  handover: null,
  refused: false,
  answered: false,
  skip: null,
  present: '',
  said: '',
};

/** `after` happens behind `before` on the same way. */
export const chain = (before: State, after: State): State => ({
  check: before.check ?? (after.check === null ? null : keyed(after.check, [before])),
  open: before.open ?? after.open,
  effect: before.effect ?? (before.check === null ? after.effect : null),
  early: before.early ?? (before.check === null ? after.early : null),
  address: before.address ?? after.address,
  decided: before.decided || after.decided,
  handover: before.handover ?? (mayHandOver(before) ? after.handover : null),
  refused: before.refused || after.refused,
  answered: before.answered || after.answered,
  skip: graver(before.skip, after.skip),
  present: joined(before.present, after.present),
  said: joined(before.said, after.said),
});

/** Nothing stands between the sender and what is kept. */
const mayHandOver = ({ check, open, decided, refused }: State): boolean =>
  check === null && open === null && !decided && !refused;

/** The check was asked, and said no. */
export const failed = (state: State, when: 'failed' | 'inverted' | 'caught', at: Span): State => ({
  ...state,
  check: null,
  effect: null,
  skip: graver(state.skip, { when, at, check: state.check ?? state.skip?.check ?? null }),
});

/** What is missing explains nothing, be it at that condition only: no check was left out for it. */
export const unexplained = (state: State, at?: Span): State =>
  state.skip !== null &&
  /^missing-/u.test(state.skip.when) &&
  (at === undefined || (at.path === state.skip.at.path && at.start === state.skip.at.start))
    ? { ...state, skip: { when: 'branch', at: state.skip.at } }
    : state;

/** The check, whose key may be nothing only where nobody asked for it before. */
export const keyed = (check: SignatureCheck, states: readonly State[]): SignatureCheck => {
  if (check.emptyKey === undefined) return check;
  const { emptyKey, ...rest } = check;
  const isAsked = states.every(({ present }) =>
    emptyKey.variable === null ? present !== '' : present.split('\n').includes(`env:${emptyKey.variable}`),
  );
  return isAsked ? rest : check;
};

/** `trusted || verify(request)`: the request itself says whether it is asked. */
export const passedOver = (state: State, at: Span): State =>
  state.check === null &&
  state.skip?.when === 'branch' &&
  state.skip.at.path === at.path &&
  state.skip.at.start === at.start
    ? { ...state, skip: { when: 'flag', at } }
    : state;

/** What a condition asks of later may be just what the check said. */
export const forgiven = (state: State): State =>
  state.check === null && state.skip?.check != null ? { ...state, check: state.skip.check, skip: null } : state;

const joined = (before: string, after: string): string =>
  after === '' || after === before
    ? before
    : before === ''
      ? after
      : [...new Set([...before.split('\n'), ...after.split('\n')])].sort().join('\n');

const gravity = {
  branch: 0,
  'missing-header': 1,
  'missing-secret': 2,
  flag: 2,
  failed: 3,
  inverted: 3,
  caught: 3,
  excused: 4,
} as const;
export const graver = (left: Skip | null, right: Skip | null): Skip | null => {
  if (left === null || right === null) return left ?? right;
  return gravity[right.when] > gravity[left.when] ? right : left;
};

export const distinctStates = (states: readonly State[]): readonly State[] => {
  const distinct = distinctBy(states, (state) => `${coarse(state)}${fine(state)}`);
  // Ways that differ only in what they know of secrets and answers multiply with every question.
  return distinct.length <= MAX_WAYS ? distinct : distinctBy(distinct, coarse);
};

const MAX_WAYS = 24;

const distinctBy = (states: readonly State[], keyOf: (state: State) => string): readonly State[] => {
  const seen = new Map<string, State>();
  for (const state of states) {
    const key = keyOf(state);
    if (!seen.has(key)) seen.set(key, state);
  }
  return [...seen.values()];
};

const coarse = ({
  check,
  open,
  effect,
  early,
  address,
  decided,
  handover,
  refused,
  answered,
  skip,
  answer,
}: State): string =>
  `${check !== null}${open !== null}${effect !== null}${early !== null}${address !== null}${decided}${handover !== null}${refused}${answered}${skip?.when}${answer?.truth}${answer?.text}${answer?.members}`;

/** Behind a check nobody asks any more what was there. */
const fine = ({ check, open, skip, present, said }: State): string =>
  check !== null || open !== null ? '' : `${skip?.names?.join() ?? ''}|${present}|${said}`;
