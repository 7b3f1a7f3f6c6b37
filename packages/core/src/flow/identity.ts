import type { Ref } from '../facts/file-facts.ts';
import type { Value } from '../facts/structure.ts';
import type { Known } from '../scope/known.ts';
import { type Bindings, type Origin, noBindings, refKey } from './origin.ts';

interface Settling {
  readonly value: (ref: Ref) => Value | undefined;
  settle(ref: Ref, bindings: Bindings): Known<Origin>;
}

/** Names for what a value is. Two values are one where their texts, or the objects they stand for, are the same. */
export const identitiesOf = (flow: Settling, ref: Ref, bindings: Bindings = noBindings): readonly string[] =>
  flow.settle(ref, bindings).found.flatMap((origin) => {
    if (!('ref' in origin)) return [];
    const value = flow.value(origin.ref);
    if (value?.kind === 'string' && value.text !== null) return [`text ${value.text}`];
    const members = 'path' in origin && origin.kind !== 'external' ? origin.path : [];
    return [[refKey(origin.ref), ...members].join('.')];
  });
