import type { Ref } from '../facts/file-facts.ts';
import type { Value } from '../facts/structure.ts';
import type { Known } from '../scope/known.ts';
import type { Program } from '../scope/program.ts';
import { type Bindings, type Origin, noBindings, refKey } from './origin.ts';

interface Settling {
  readonly program: Program;
  readonly value: (ref: Ref) => Value | undefined;
  settle(ref: Ref, bindings: Bindings): Known<Origin>;
}

/** Names for what a value is. Two values are one where their texts, or the objects they stand for, are the same. */
export const identitiesOf = (flow: Settling, ref: Ref, bindings: Bindings = noBindings): readonly string[] =>
  flow.settle(ref, bindings).found.flatMap((origin) => {
    if (!('ref' in origin)) return [];
    const value = flow.value(origin.ref);
    if (value?.kind === 'string' && value.text !== null) return [`text ${value.text}`];
    const symbol = origin.kind === 'external' ? sharedSymbol(flow, origin) : undefined;
    if (symbol !== undefined) return [`symbol ${symbol}`];
    const members = 'path' in origin && origin.kind !== 'external' ? origin.path : [];
    return [[refKey(origin.ref), ...members].join('.')];
  });

/** `Symbol.for('Verifier')` is the same wherever it is written. */
const sharedSymbol = (flow: Settling, origin: Extract<Origin, { kind: 'external' }>): string | undefined => {
  if (origin.package !== null || origin.path.join('.') !== 'Symbol.for.()') return undefined;
  const made = flow.value(origin.ref);
  const call = made?.kind === 'call' ? flow.program.file(origin.ref.file)?.structure.calls[made.call] : undefined;
  const [name] = call?.args ?? [];
  const value = name === undefined ? undefined : flow.value({ file: origin.ref.file, id: name.value });
  return value?.kind === 'string' && value.text !== null ? value.text : undefined;
};
