import type { Call, PlainPattern, ValueId } from '../../facts/structure.ts';
import type { Bindings } from '../origin.ts';
import type { Flow } from '../settle.ts';

export interface PatternAsked {
  /** What is matched. */
  readonly of: ValueId;
  readonly pattern: PlainPattern;
}

/** `path.match(/\/hooks$/)`, `/\/hooks$/.test(path)`. */
export const patternAsked = (flow: Flow, file: string, call: Call, bindings: Bindings): PatternAsked | undefined => {
  const callee = flow.value({ file, id: call.callee });
  const [first] = call.args;
  if (callee?.kind !== 'member' || first === undefined) return undefined;
  if (callee.name === 'match') return asked(flow, file, first.value, callee.object, bindings);
  return callee.name === 'test' || callee.name === 'exec'
    ? asked(flow, file, callee.object, first.value, bindings)
    : undefined;
};

const asked = (
  flow: Flow,
  file: string,
  regexp: ValueId,
  of: ValueId,
  bindings: Bindings,
): PatternAsked | undefined => {
  const [only, ...others] = flow.settle({ file, id: regexp }, bindings).found;
  const value = only?.kind === 'value' && others.length === 0 ? flow.value(only.ref) : undefined;
  return value?.kind === 'regexp' && value.plain !== null ? { of, pattern: value.plain } : undefined;
};

export const matches = (text: string, pattern: PlainPattern): boolean =>
  pattern.how === 'equals' ? text === pattern.text : text[pattern.how](pattern.text);
