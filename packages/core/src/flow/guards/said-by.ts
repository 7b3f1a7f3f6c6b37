/** What calls say of the check they make. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Call } from '../../facts/structure.ts';
import { type Origin, pathText } from '../origin.ts';
import { flagOf, truthOf } from './answer.ts';
import { helperOf } from './known-verifiers.ts';
import type { CheckContext } from './check-context.ts';
import { writtenPath } from './written-path.ts';
import { type Held, type Says, heldWhen } from './says.ts';
import type { State } from './state.ts';
import type { Frame, Walking } from './walking.ts';

/** What the answer of a check out of a package, or of the language, says; undefined where that is not known. */
export const saidByCheck = (
  { flow, catalog }: CheckContext,
  file: string,
  call: Call,
  origins: readonly Origin[],
): Says | undefined => {
  for (const origin of origins) {
    if (origin.kind !== 'external') continue;
    const known = helperOf(catalog, origin, flow.program);
    if (known !== undefined) {
      // A callback hears it.
      if (call.args.some(({ value }) => flow.value({ file, id: value })?.kind === 'function')) return undefined;
      if (known.helper.result === 'result-object') return 'flag';
      return /boolean$/u.test(known.helper.result) ? 'yes' : 'throws';
    }
    const path = `${pathText(origin.path)}()`;
    if (catalog.tells('verifying', origin.package, path))
      return catalog.tells('answering', origin.package, path) ? 'yes' : undefined;
  }
  const callee = flow.value({ file, id: call.callee });
  if (callee?.kind !== 'member') return undefined;
  const name = writtenPath(flow, { file, id: call.callee }).at(-1) ?? '';
  if (/^(?:includes|equals)$/u.test(name)) return 'yes';
  return /^(?:compare|localeCompare)$/u.test(name) ? 'zero' : undefined;
};

/** What a function of the program answers where its check held, and where it did not. */
export const saidBy = (
  { flow, sayings }: Walking,
  { returns, thrown }: Frame,
  fallen: readonly State[],
): Says | undefined => {
  const all = [...returns, ...fallen.map((state) => ({ state, value: null }))];
  const held = all.filter(({ state }) => state.check !== null);
  const failed = all.filter(({ state }) => state.check === null && state.skip?.check != null);
  if (held.length === 0) return undefined;
  const direct = held.map(({ value }) => (value === null ? undefined : directly(flow, sayings, value)));
  const [says] = direct;
  const others = held.filter((_, index) => direct[index] === undefined);
  if (says !== undefined && direct.every((one) => one === says || one === undefined)) {
    // `return isFresh && equal(a, b)` beside `return false`.
    const isRefusal = [...others, ...failed].every(({ value }) => truthOf(flow, value) === (says === 'no'));
    return isRefusal ? says : undefined;
  }
  if (failed.length === 0) return thrown.some((state) => state.skip?.check != null) ? 'throws' : undefined;
  const yes = held.map(({ value }) => truthOf(flow, value));
  const no = failed.map(({ value }) => truthOf(flow, value));
  if (no.every((truth) => truth === false) && !yes.includes(false)) return 'yes';
  if (no.every((truth) => truth === true) && yes.every((truth) => truth === false)) return 'no';
  const flags = failed.every(({ value }) => flagOf(flow, value) === false);
  return flags && held.every(({ value }) => flagOf(flow, value) !== false) ? 'flag' : undefined;
};

/** Whether the same is answered where the check held: then nobody can hear that it failed. */
export const isAnswerOfHeld = ({ flow, tagger }: Walking, { returns, bindings }: Frame, ref: Ref): boolean =>
  // The event itself, unchecked.
  [...tagger.tagsOf(ref, bindings)].some((tag) => /^(?:body|raw)$/u.test(tag)) ||
  returns.some(({ state, value }) => {
    if (state.check === null || value === null) return false;
    if (value.id === ref.id) return true;
    const [held, failed] = [flow.value(value), flow.value(ref)];
    if (held?.kind === 'constant' && failed?.kind === 'constant') return held.value === failed.value;
    const flag = flagOf(flow, ref);
    return flag !== undefined && flag === flagOf(flow, value);
  });

const directly = (flow: Walking['flow'], sayings: Walking['sayings'], value: Ref): Says | undefined => {
  const told: readonly (Held | undefined)[] = [
    heldWhen(flow, sayings, value, true),
    heldWhen(flow, sayings, value, false),
  ];
  if (told[0] === 'held') return 'yes';
  return told[1] === 'held' && told[0] === 'failed' ? 'no' : undefined;
};
