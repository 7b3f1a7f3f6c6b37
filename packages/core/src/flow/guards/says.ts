/** What the answer of a check says, and on which side of a test the check held. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Value } from '../../facts/structure.ts';
import type { Flow } from '../settle.ts';
import { FAILED_KEYS } from './refusal.ts';
import { callKey, compareKey } from './telling.ts';

/**
 * Where the check held the answer is true (`yes`), false or nothing (`no`), 0 (`zero`), or has a member that says so
 * (`flag`); `throws`: there is an answer only where it held.
 */
export type Says = 'yes' | 'no' | 'zero' | 'flag' | 'throws';

/** Whether there is an answer where the check did not hold, too, so that somebody must hear it. */
export const saysByAnswer = (says: Says | undefined): boolean => says !== undefined && says !== 'throws';

/** By the keys of calls and comparisons. */
export type Sayings = Map<string, Says>;

export type Held = 'held' | 'failed';

/** What it says of the check behind `ref` that it came out as `truth`; undefined where it says nothing for sure. */
export const heldWhen = (
  flow: Flow,
  sayings: Sayings,
  ref: Ref,
  truth: boolean,
  seen: ReadonlySet<number> = new Set(),
): Held | undefined => {
  if (seen.has(ref.id)) return undefined;
  const within = new Set([...seen, ref.id]);
  const at = (id: number, wanted: boolean): Held | undefined =>
    heldWhen(flow, sayings, { file: ref.file, id }, wanted, within);
  const value = flow.value(ref);
  switch (value?.kind) {
    case 'call':
      return bySaying(sayings.get(callKey(ref.file, value.call)), truth);
    case 'binary':
      return bySaying(sayings.get(compareKey(ref)), truth) ?? compared(flow, sayings, ref, value, truth, at);
    case 'unary':
      return value.op === '!' ? at(value.of, !truth) : undefined;
    case 'await':
      return at(value.of, truth);
    case 'member':
      return flagged(flow, sayings, ref, value, truth);
    case 'either':
      return eitherHeld(value, truth, at);
    case 'variable':
      return definedHeld(flow, ref.file, value.defs, truth, at);
    default:
      return undefined;
  }
};

const bySaying = (says: Says | undefined, truth: boolean): Held | undefined => {
  if (says === 'yes') return truth ? 'held' : 'failed';
  return says === 'no' || says === 'zero' ? (truth ? 'failed' : 'held') : undefined;
};

type At = (id: number, wanted: boolean) => Held | undefined;

/** `verified === false`, `Buffer.compare(a, b) !== 0`, `error !== null`. */
const compared = (
  flow: Flow,
  sayings: Sayings,
  ref: Ref,
  value: Extract<Value, { kind: 'binary' }>,
  truth: boolean,
  at: At,
): Held | undefined => {
  if (!/^[!=]==?$/u.test(value.op)) return undefined;
  const equal = value.op.startsWith('!') ? !truth : truth;
  for (const [one, other] of [
    [value.left, value.right],
    [value.right, value.left],
  ] as const) {
    const constant = flow.value({ file: ref.file, id: one });
    if (constant?.kind === 'undefined') return equal ? at(other, false) : at(other, true);
    if (constant?.kind !== 'constant') continue;
    if (constant.value === 0 && saysOf(flow, sayings, { file: ref.file, id: other }) === 'zero')
      return equal ? 'held' : 'failed';
    if (typeof constant.value !== 'number') return at(other, constant.value === true ? equal : !equal);
  }
  return undefined;
};

const saysOf = (flow: Flow, sayings: Sayings, ref: Ref): Says | undefined => {
  const value = flow.value(ref);
  if (value?.kind === 'call') return sayings.get(callKey(ref.file, value.call));
  if (value?.kind === 'await') return saysOf(flow, sayings, { file: ref.file, id: value.of });
  const [only] = value?.kind === 'variable' && value.defs.length === 1 ? value.defs : [];
  return only === undefined ? undefined : saysOf(flow, sayings, { file: ref.file, id: only });
};

/** `result.valid` of `{ valid: false, reason }`. */
const flagged = (
  flow: Flow,
  sayings: Sayings,
  ref: Ref,
  value: Extract<Value, { kind: 'member' }>,
  truth: boolean,
): Held | undefined =>
  value.name !== null &&
  FAILED_KEYS.test(value.name) &&
  saysOf(flow, sayings, { file: ref.file, id: value.object }) === 'flag'
    ? bySaying('yes', truth)
    : undefined;

/** `signature && verify(signature)` is false where there is none, too: then nothing held. */
const eitherHeld = (value: Extract<Value, { kind: 'either' }>, truth: boolean, at: At): Held | undefined => {
  if (value.op === '??') return undefined;
  const sides = value.of.map((id) => at(id, truth));
  if (value.op === '?:') return sides.every((side) => side === sides[0]) ? sides[0] : undefined;
  const told = sides.filter((side) => side !== undefined);
  const isAll = (value.op === '&&') === truth;
  if (isAll) return told.includes('held') ? 'held' : told[0];
  if (told.length === 0 || told.some((side) => side !== told[0])) return undefined;
  return told[0] === 'failed' || told.length === sides.length ? told[0] : undefined;
};

const definedHeld = (flow: Flow, file: string, defs: readonly number[], truth: boolean, at: At): Held | undefined => {
  const told = defs.flatMap((id): readonly (Held | undefined)[] => {
    const value = flow.value({ file, id });
    const constant =
      value?.kind === 'undefined' ? false : value?.kind === 'constant' ? Boolean(value.value) : undefined;
    // Where it starts out as no, only the check makes it a yes.
    return constant === undefined ? [at(id, truth)] : constant === truth ? [truth ? undefined : 'failed'] : [];
  });
  const isConstant = defs.every((id) => /^(?:constant|undefined)$/u.test(flow.value({ file, id })?.kind ?? ''));
  return isConstant || told.length === 0 || told.some((one) => one !== told[0]) ? undefined : told[0];
};

/**
 * Whether a test may rest on what a check said in a way that is not followed: a variable that is set on some ways, what
 * was collected in a list.
 */
export const mayRecall = (
  flow: Flow,
  sayings: Sayings,
  ref: Ref,
  /** Whether a value is a header or a secret: to ask for it recalls nothing. */
  isSent: (ref: Ref) => boolean,
  depth = 0,
): boolean => {
  if (depth > 6) return true;
  const value = flow.value(ref);
  const into = (id: number): boolean => mayRecall(flow, sayings, { file: ref.file, id }, isSent, depth + 1);
  if ((value?.kind === 'variable' || value?.kind === 'member' || value?.kind === 'call') && isSent(ref)) return false;
  switch (value?.kind) {
    case 'variable':
      return value.defs.length !== 1 || value.writes.length > 0 || into(value.defs[0] ?? -1);
    case 'member':
      return (
        (/^(?:length|size)$/u.test(value.name ?? '') && !isBytes(flow, { file: ref.file, id: value.object })) ||
        flow.value({ file: ref.file, id: value.object })?.kind === 'this' ||
        (FAILED_KEYS.test(value.name ?? '') && isFlagOf(flow, { file: ref.file, id: value.object }))
      );
    case 'unary':
    case 'await':
      return into(value.of);
    case 'either':
      // `valid ? 200 : 400`: which of them it is recalls what was asked.
      return value.of.some(into) || (value.test !== null && into(value.test));
    case 'binary': {
      const sides = [value.left, value.right].map((id) => flow.value({ file: ref.file, id }));
      // `event.type === 'invoice.paid'` asks for something else, and so does one length beside another.
      if (sides.some((side) => side?.kind === 'string')) return false;
      if (sides.every((side) => side?.kind === 'member' && /^(?:byteLength|length)$/u.test(side.name ?? '')))
        return false;
      // An age beside a limit is no answer of a check.
      if (/^[<>]=?$/u.test(value.op) && !sides.some((side) => side?.kind === 'member')) return false;
      return into(value.left) || into(value.right);
    }
    case 'call':
      return !sayings.has(callKey(ref.file, value.call));
    case 'element':
      return true;
    default:
      return false;
  }
};

/** `this.verified`, `ctx.state.verified`, `result.ok` of what a call said. */
const isFlagOf = (flow: Flow, ref: Ref): boolean => {
  const value = flow.value(ref);
  if (value?.kind === 'this') return true;
  return value?.kind === 'variable' && (value.writes.length > 0 || value.defs.length > 1);
};

/** `Buffer.from(header)`: how many there are is nothing that was gathered. */
const isBytes = (flow: Flow, ref: Ref): boolean => {
  const { found, open } = flow.settle(ref);
  return (
    open.length === 0 &&
    found.length > 0 &&
    found.every(
      (origin) => origin.kind === 'external' && /^(?:Buffer|TextEncoder|Uint8Array)$/u.test(origin.path[0] ?? ''),
    )
  );
};
