/** What a file registers with a container, whichever library that is of: tsyringe, inversify, Awilix, typedi. */
import type { Call, Structure, Value, ValueId } from '../../facts/structure.ts';

export interface Registration {
  /** What it is asked for by: a value, or a name that is written as a key. */
  readonly token: ValueId | string;
  readonly value: ValueId;
  readonly how: 'useFactory' | 'useClass' | 'useExisting' | 'useValue';
}

type How = Registration['how'];

/** Without one of these a file registers nothing. */
export const containerWords = String.raw`\b(?:typedi|as(?:Class|Function|Value)|register(?:Singleton|Type|Instance)|use(?:Class|Value|Factory|Token|Existing))\b|bind\b[^;{}]{0,120}\.\s*to`;
export const registerWords = String.raw`\b(?:register\w*|bind|set)\b`;

const WORDS: Readonly<Record<string, How>> = {
  asClass: 'useClass',
  asFunction: 'useFactory',
  asValue: 'useValue',
  to: 'useClass',
  toConstantValue: 'useValue',
  toDynamicValue: 'useFactory',
  toService: 'useExisting',
  registerSingleton: 'useClass',
  registerType: 'useExisting',
  registerInstance: 'useValue',
  useClass: 'useClass',
  useFactory: 'useFactory',
  useValue: 'useValue',
  useToken: 'useExisting',
  useExisting: 'useExisting',
  type: 'useClass',
  factory: 'useFactory',
  value: 'useValue',
};

const known = new WeakMap<Structure, readonly Registration[]>();

export const registrationsIn = (structure: Structure): readonly Registration[] => {
  const answer = known.get(structure) ?? structure.calls.flatMap((call) => registrationsBy(structure, call));
  known.set(structure, answer);
  return answer;
};

const registrationsBy = (structure: Structure, call: Call): readonly Registration[] => {
  const callee = structure.values[call.callee];
  if (callee?.kind !== 'member' || callee.name === null) return [];
  const [first, second] = call.args;
  switch (callee.name) {
    case 'register':
      if (first === undefined) return [];
      return second === undefined ? named(structure, first.value) : under(structure, first.value, second.value);
    case 'registerSingleton':
    case 'registerType':
    case 'registerInstance':
      return first === undefined
        ? []
        : [{ token: first.value, value: (second ?? first).value, how: WORDS[callee.name] ?? 'useValue' }];
    case 'to':
    case 'toConstantValue':
    case 'toDynamicValue':
    case 'toService': {
      const token = boundToken(structure, callee.object);
      return token === undefined || first === undefined
        ? []
        : [{ token, value: first.value, how: WORDS[callee.name] ?? 'useValue' }];
    }
    case 'set':
      return importsTypedi(structure) && first !== undefined ? kept(structure, first.value, second?.value) : [];
    default:
      return [];
  }
};

/** `register({ verifier: asClass(Verifier).singleton() })`. */
const named = (structure: Structure, id: ValueId): readonly Registration[] => {
  const value = structure.values[id];
  if (value?.kind !== 'object') return [];
  return value.entries.flatMap((entry) => {
    const made = entry.key === null ? undefined : madeBy(structure, entry.value);
    return entry.key === null || made === undefined ? [] : [{ token: entry.key, ...made }];
  });
};

/** `register('Verifier', { useClass: Verifier })`, `register('verifier', asClass(Verifier))`. */
const under = (structure: Structure, token: ValueId, id: ValueId): readonly Registration[] => {
  const made = madeBy(structure, id);
  return made === undefined ? byOptions(structure, token, id) : [{ token, ...made }];
};

const byOptions = (structure: Structure, token: ValueId, id: ValueId): readonly Registration[] => {
  const value = structure.values[id];
  if (value?.kind !== 'object') return [];
  return value.entries.flatMap(({ key, value: given }) => {
    const how = key === null || !/^use/u.test(key) ? undefined : WORDS[key];
    return how === undefined ? [] : [{ token, value: given, how }];
  });
};

/** `Container.set('name', value)`, `Container.set({ id: 'name', type: Service })`. */
const kept = (structure: Structure, first: ValueId, second: ValueId | undefined): readonly Registration[] => {
  if (second !== undefined) return [{ token: first, value: second, how: 'useValue' }];
  const value = structure.values[first];
  const token = value?.kind === 'object' ? value.entries.find(({ key }) => key === 'id')?.value : undefined;
  if (value?.kind !== 'object' || token === undefined) return [];
  return value.entries.flatMap(({ key, value: given }) =>
    key === 'type' || key === 'factory' || key === 'value'
      ? [{ token, value: given, how: WORDS[key] ?? 'useValue' }]
      : [],
  );
};

/** `asClass(Verifier)`, with what is said of its life behind it. */
const madeBy = (structure: Structure, id: ValueId): Pick<Registration, 'value' | 'how'> | undefined => {
  const call = callAt(structure, id);
  const callee = call === undefined ? undefined : structure.values[call.callee];
  if (callee?.kind === 'member' && callAt(structure, callee.object) !== undefined)
    return madeBy(structure, callee.object);
  const how = /^as(?:Class|Function|Value)$/u.test(nameOf(callee)) ? WORDS[nameOf(callee)] : undefined;
  const [given] = call?.args ?? [];
  return how === undefined || given === undefined ? undefined : { value: given.value, how };
};

/** The token of `container.bind(TOKEN)`. */
const boundToken = (structure: Structure, id: ValueId): ValueId | undefined => {
  const call = callAt(structure, id);
  const name = call === undefined ? '' : nameOf(structure.values[call.callee]);
  return /^(?:re)?bind$/u.test(name) ? call?.args[0]?.value : undefined;
};

const callAt = (structure: Structure, id: ValueId): Call | undefined => {
  const value = structure.values[id];
  return value?.kind === 'call' ? structure.calls[value.call] : undefined;
};

const nameOf = (value: Value | undefined): string => {
  if (value === undefined || !('name' in value)) return '';
  return value.name ?? '';
};

const importsTypedi = (structure: Structure): boolean =>
  structure.edges.some((edge) => 'specifier' in edge && edge.specifier === 'typedi');
