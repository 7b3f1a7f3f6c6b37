/** What calls answered on a way, as later tests ask for it. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Value } from '../../facts/structure.ts';
import type { Flow } from '../settle.ts';
import { literalText } from './answer.ts';
import type { Answer } from './state.ts';
import { callKey } from './telling.ts';

/** An entry of `State.said`; empty where nothing is known. */
export const saying = (key: string | null, answer: Answer | undefined): string => {
  if (key === null || answer === undefined) return '';
  const truth = answer.text === '?' ? [] : [`\n${key}=${answer.text}`];
  const members = answer.members === '' ? [] : answer.members.split('\n').map((one) => `\n${key}.${one}`);
  return [...truth, ...members].join('');
};

const MAX_DEPTH = 8;

/** Whether a test is true or false on a way on which `said` was answered; undefined where that says nothing of it. */
export const recalledTruth = (flow: Flow, said: string, ref: Ref, depth = 0): boolean | undefined => {
  if (said === '' || depth > MAX_DEPTH) return undefined;
  const at = (id: number): boolean | undefined => recalledTruth(flow, said, { file: ref.file, id }, depth + 1);
  const value = flow.value(ref);
  switch (value?.kind) {
    case 'call':
      return truthIn(entry(said, callKey(ref.file, value.call)));
    case 'await':
      return at(value.of);
    case 'unary': {
      const inner = value.op === '!' ? at(value.of) : undefined;
      return inner === undefined ? undefined : !inner;
    }
    case 'variable':
      return value.defs.length === 1 ? at(value.defs[0] ?? -1) : undefined;
    case 'member':
      return truthIn(memberSaid(flow, said, ref));
    case 'binary':
      return compared(flow, said, ref.file, value);
    case 'either': {
      if (value.op !== '&&' && value.op !== '||') return undefined;
      const sides = value.of.map(at);
      const decides = value.op === '||';
      if (sides.includes(decides)) return decides;
      return sides.every((side) => side === !decides) ? !decides : undefined;
    }
    default:
      return undefined;
  }
};

/** The text that a member of an answer has on that way. */
export const recalledText = (flow: Flow, said: string, ref: Ref): string | undefined => {
  const text = said === '' ? undefined : saidOf(flow, said, ref);
  return text?.startsWith("'") === true ? text.slice(1) : undefined;
};

const compared = (
  flow: Flow,
  said: string,
  file: string,
  { op, left, right }: Extract<Value, { kind: 'binary' }>,
): boolean | undefined => {
  if (op === 'in') return hasMember(flow, said, file, left, right);
  if (!/^[!=]==?$/u.test(op)) return undefined;
  const isSame = (same: boolean): boolean => same !== op.startsWith('!');
  for (const [one, other] of [
    [left, right],
    [right, left],
  ] as const) {
    const literal = literalText(flow, { file, id: one });
    const text = literal === '?' ? undefined : saidOf(flow, said, { file, id: other });
    if (text === undefined || text === '?') continue;
    // Whether one name is the other is known only within a list of names.
    if (/^['#@]/u.test(literal) && literal[0] === text[0]) {
      if (literal[0] !== '@' || listOf(literal) === listOf(text)) return isSame(literal === text);
      continue;
    }
    if (/^['#]/u.test(literal) && /^[01]$/u.test(text)) return isSame(false);
    if (/^[01]$/u.test(literal)) {
      const truth = truthIn(text);
      if (truth !== undefined) return isSame(truth === (literal === '1'));
    }
  }
  return undefined;
};

const listOf = (text: string): string => text.slice(0, text.lastIndexOf('.'));

/** `'error' in result`. */
const hasMember = (flow: Flow, said: string, file: string, name: number, object: number): boolean | undefined => {
  const text = flow.value({ file, id: name });
  const key = keyOf(flow, { file, id: object });
  if (text?.kind !== 'string' || text.text === null || key === undefined) return undefined;
  if (entry(said, `${key}.${text.text}`) !== undefined) return true;
  return entry(said, `${key}.*`) === undefined ? undefined : false;
};

/** What an answer was, or a member of it. */
const saidOf = (flow: Flow, said: string, ref: Ref): string | undefined => {
  const key = keyOf(flow, ref);
  return key === undefined ? memberSaid(flow, said, ref) : entry(said, key);
};

/** What a member was, where the answer it is of said so; an answer without it has none. */
const memberSaid = (flow: Flow, said: string, ref: Ref, depth = 0): string | undefined => {
  const value = flow.value(ref);
  const [only] = value?.kind === 'variable' && value.defs.length === 1 && depth < MAX_DEPTH ? value.defs : [];
  if (only !== undefined) return memberSaid(flow, said, { file: ref.file, id: only }, depth + 1);
  const key = value?.kind === 'member' ? keyOf(flow, { file: ref.file, id: value.object }) : undefined;
  if (value?.kind !== 'member' || value.name === null || key === undefined) return undefined;
  return entry(said, `${key}.${value.name}`) ?? (entry(said, `${key}.*`) === undefined ? undefined : '0');
};

/** What the members of an answer were that is handed on, as `Answer.members`. */
export const recalledMembers = (flow: Flow, said: string, ref: Ref): string => {
  const key = said === '' ? undefined : keyOf(flow, ref);
  if (key === undefined) return '';
  const lines = said.split('\n').filter((line) => line.startsWith(`${key}.`));
  return lines.map((line) => line.slice(key.length + 1)).join('\n');
};

/** The call that a value is the answer of. */
export const keyOf = (flow: Flow, ref: Ref, depth = 0): string | undefined => {
  const value = flow.value(ref);
  if (depth > MAX_DEPTH) return undefined;
  if (value?.kind === 'call') return callKey(ref.file, value.call);
  if (value?.kind === 'await') return keyOf(flow, { file: ref.file, id: value.of }, depth + 1);
  const [only] = value?.kind === 'variable' && value.defs.length === 1 ? value.defs : [];
  return only === undefined ? undefined : keyOf(flow, { file: ref.file, id: only }, depth + 1);
};

const truthIn = (text: string | undefined): boolean | undefined =>
  text === undefined || /^[?@]/u.test(text) ? undefined : !/^(?:0|#0|')$/u.test(text);

const entry = (said: string, key: string): string | undefined =>
  said
    .split('\n')
    .findLast((one) => one.startsWith(`${key}=`))
    ?.slice(key.length + 1);
