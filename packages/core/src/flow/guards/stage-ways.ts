/** What the ways through a stage say of the route it runs before. */
import type { Open } from '../../scope/known.ts';
import type { Flow } from '../settle.ts';
import type { Stage } from './stage.ts';
import type { State } from './state.ts';

type Note = (path: string, at: readonly [number, number], why: string) => Open;

export const isBare = (state: State): boolean => state.check === null && state.open === null;

const isSigning = ({ check }: State): boolean => check?.form === 'helper' || check?.form === 'hmac';

/** Whether what a stage checks may be the check of the route that is asked about. */
export const countsFor = ({ global, uncertain }: Stage, ways: readonly State[], turnsAway: boolean): boolean => {
  if (global !== true) return ways.some((way) => way.check !== null);
  if (ways.some(isSigning)) return true;
  // Who only looks up who it is, for those behind, lets everybody in.
  return turnsAway && uncertain !== true && ways.length > 0 && ways.every((way) => way.check !== null);
};

/** Where some of what runs for all routes verifies a signature, those it lets pass may be others than those asked about. */
export const openWhereSigned = (
  all: readonly State[],
  note: Note,
  uncertain: boolean | undefined,
): readonly State[] => {
  const states = uncertain === true ? all.map((state) => ({ ...state, check: null })) : all;
  const check = all.find(isSigning)?.check;
  if (check == null || states.every((state) => state.check !== null)) return states;
  const { path, start, end } = check.span;
  const open = note(path, [start, end], 'what runs for all routes verifies signatures, for some of them');
  return states.map((state) => (isBare(state) ? { ...state, open } : state));
};

/** The ways past a stage of which nobody knows whether it runs for the route. */
export const past = (flow: Flow, { ref }: Stage, before: readonly State[], note: Note): readonly State[] => {
  const at = flow.value(ref)?.at ?? [0, 0];
  const open = note(ref.file, at, 'whether this runs for the route cannot be told');
  return before.map((state) => (isBare(state) ? { ...state, open } : state));
};
