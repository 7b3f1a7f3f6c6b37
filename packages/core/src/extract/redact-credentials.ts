import type { Fact } from '../facts/fact.ts';
import { foundOfKind } from '../facts/of-kind.ts';
import type { Structure, Value, ValueId } from '../facts/structure.ts';
import { literalsReaching } from '../flow/literals-reaching.ts';
import { isCredentialName } from './credential-name.ts';
import { fileFlow } from './file-flow.ts';
import { shapeOf } from './string-value.ts';
import type { RecogniserContext } from './recogniser.ts';
import { isEnumLike, valueNames } from './value-names.ts';

/**
 * Takes the text of weak secrets out too: `secret: 'letmein'` reads as a word,
 * but where it stands makes it a credential, and no credential may lie in a cache.
 */
export const redactCredentials = (
  context: RecogniserContext,
  structure: Structure,
  facts: readonly Fact[],
): Structure => {
  const hidden = new Set<ValueId>([...named(structure), ...reachingSinks(context, structure, facts)]);
  return redactValues(structure, (_, id) => hidden.has(id));
};

/** Of the strings that `isSecret` picks, only the shape stays. */
export const redactValues = (structure: Structure, isSecret: (value: Value, id: ValueId) => boolean): Structure => {
  const values = structure.values.map((value, id) => (isSecret(value, id) ? redacted(value) : value));
  // What is known of a structure is kept by it.
  return values.every((value, id) => value === structure.values[id]) ? structure : { ...structure, values };
};

const redacted = (value: Value): Value =>
  value.kind === 'string' && value.text !== null && value.text !== ''
    ? { ...value, text: null, shape: shapeOf(value.text) }
    : value;

const named = (structure: Structure): readonly ValueId[] =>
  [...valueNames(structure)].flatMap(([id, names]) => {
    const value = structure.values[id];
    if (value?.kind !== 'string' || value.text === null || !names.some(isCredentialName)) return [];
    return /\s/u.test(value.text) || isEnumLike(value.text, names) ? [] : [id];
  });

const reachingSinks = (
  { path, catalog }: RecogniserContext,
  structure: Structure,
  facts: readonly Fact[],
): readonly ValueId[] => {
  const flow = fileFlow(path, structure, catalog);
  const starts = new Set<number>();
  for (const fact of facts) {
    if (fact.kind !== 'credential-sink') continue;
    for (const { span, enumLike } of literalsReaching(flow, { file: path, id: fact.value }, fact.members).found) {
      if (fact.sure || !enumLike) starts.add(span.start);
    }
  }
  return foundOfKind(structure, 'string', ({ at }, id) => (starts.has(at[0]) ? [id] : []));
};
