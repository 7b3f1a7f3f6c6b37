/** What calls answered on a way, as later tests ask for it. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Flow } from '../settle.ts';
import { FAILED_KEYS } from './refusal.ts';
import type { Answer } from './state.ts';
import { callKey } from './telling.ts';

/** An entry of `State.said`; empty where nothing is known. */
export const saying = (key: string | null, answer: Answer | undefined): string => {
  if (key === null || answer === undefined) return '';
  const truth = answer.truth === undefined ? [] : [`\n${key}=${answer.truth ? '1' : '0'}`];
  const flag = answer.flag === undefined ? [] : [`\n${key}.=${answer.flag ? '1' : '0'}`];
  return [...truth, ...flag].join('');
};

const MAX_DEPTH = 8;

/** Whether a test is true or false on a way on which `said` was answered; undefined where that says nothing of it. */
export const recalledTruth = (flow: Flow, said: string, ref: Ref, depth = 0): boolean | undefined => {
  if (said === '' || depth > MAX_DEPTH) return undefined;
  const at = (id: number): boolean | undefined => recalledTruth(flow, said, { file: ref.file, id }, depth + 1);
  const value = flow.value(ref);
  switch (value?.kind) {
    case 'call':
      return entry(said, callKey(ref.file, value.call));
    case 'await':
      return at(value.of);
    case 'unary': {
      const inner = value.op === '!' ? at(value.of) : undefined;
      return inner === undefined ? undefined : !inner;
    }
    case 'variable':
      return value.defs.length === 1 ? at(value.defs[0] ?? -1) : undefined;
    case 'member':
      return value.name !== null && FAILED_KEYS.test(value.name)
        ? flagOf(flow, said, { file: ref.file, id: value.object })
        : undefined;
    case 'binary': {
      if (!/^[!=]==?$/u.test(value.op)) return undefined;
      for (const [one, other] of [
        [value.left, value.right],
        [value.right, value.left],
      ] as const) {
        const constant = flow.value({ file: ref.file, id: one });
        const wanted =
          constant?.kind === 'undefined'
            ? false
            : constant?.kind === 'constant' && typeof constant.value !== 'number'
              ? Boolean(constant.value)
              : undefined;
        const truth = wanted === undefined ? undefined : at(other);
        if (truth !== undefined) return (truth === wanted) !== value.op.startsWith('!');
      }
      return undefined;
    }
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

const flagOf = (flow: Flow, said: string, ref: Ref): boolean | undefined => {
  const value = flow.value(ref);
  if (value?.kind === 'call') return entry(said, `${callKey(ref.file, value.call)}.`);
  if (value?.kind === 'await') return flagOf(flow, said, { file: ref.file, id: value.of });
  const [only] = value?.kind === 'variable' && value.defs.length === 1 ? value.defs : [];
  return only === undefined ? undefined : flagOf(flow, said, { file: ref.file, id: only });
};

const entry = (said: string, key: string): boolean | undefined => {
  const at = said.split('\n').findLast((one) => one.startsWith(`${key}=`));
  return at === undefined ? undefined : at.endsWith('1');
};
