import type { ObjectEntry, Structure, Value, ValueId } from '../facts/structure.ts';
import { nameAmong } from './credential-name.ts';

const memo = new WeakMap<Structure, ReadonlyMap<ValueId, readonly string[]>>();

/**
 * The names under which each value of a file is kept: variables, keys, fields,
 * parameters, attributes, and the environment variable it stands in for.
 */
export const valueNames = (structure: Structure): ReadonlyMap<ValueId, readonly string[]> => {
  const known = memo.get(structure);
  if (known !== undefined) return known;
  const names = new Map<ValueId, string[]>();
  const collector = new NameCollector(structure, names);
  for (const value of structure.values) collector.read(value);
  for (const { members } of structure.classes) for (const { name, value } of members) collector.name(value, name);
  for (const edge of structure.edges)
    if (edge.kind === 'export' && edge.name !== '=' && edge.name !== 'default') collector.name(edge.value, edge.name);
  memo.set(structure, names);
  return names;
};

/** A name holds for what passes through these calls unchanged in substance: their argument, or what they are called on. */
const passesArgument = new Set(['from', 'encode', 'String', 'atob', 'createSecretKey', 'freeze']);
const passesObject = new Set(['toString', 'trim']);

class NameCollector {
  readonly #structure: Structure;
  readonly #names: Map<ValueId, string[]>;

  constructor(structure: Structure, names: Map<ValueId, string[]>) {
    this.#structure = structure;
    this.#names = names;
  }

  read(value: Value): void {
    switch (value.kind) {
      case 'variable':
        for (const def of value.defs) this.name(def, value.name);
        for (const write of value.writes) this.name(write.value, write.name);
        return;
      case 'object':
        return this.#entries(value.entries);
      case 'jsx':
        return this.#entries(value.attributes);
      case 'either':
        return this.#fallback(value.of);
      default:
    }
  }

  /** Through defaults, casts and containers down to the value itself. */
  name(id: ValueId, name: string, depth = 0): void {
    const value = this.#structure.values[id];
    if (value === undefined || depth > 8) return;
    if (value.kind === 'string' || value.kind === 'template') this.#add(id, name);
    if (value.kind === 'either') for (const arm of value.of) this.name(arm, name, depth + 1);
    if (value.kind === 'await') this.name(value.of, name, depth + 1);
    if (value.kind === 'array') for (const item of value.items) this.name(item, name, depth + 1);
    if (value.kind === 'call') this.#through(value.call, name, depth);
  }

  #through(id: number, name: string, depth: number): void {
    const call = this.#structure.calls[id];
    const callee = call === undefined ? undefined : this.#structure.values[call.callee];
    if (call === undefined || callee === undefined) return;
    if (callee.kind !== 'member' && callee.kind !== 'global') return;
    const [first] = call.args;
    if (first !== undefined && passesArgument.has(callee.name ?? '')) this.name(first.value, name, depth + 1);
    if (callee.kind === 'member' && passesObject.has(callee.name ?? '')) this.name(callee.object, name, depth + 1);
  }

  #entries(entries: readonly ObjectEntry[]): void {
    const keys = entries.flatMap(({ key }) => (key === null ? [] : [key]));
    for (const { key, value } of entries) {
      if (key !== null) this.name(value, nameAmong(key, keys));
    }
  }

  /** `process.env.NAME || 'literal'`: the literal stands in for NAME. */
  #fallback(arms: readonly ValueId[]): void {
    const [first] = arms;
    const tried = first === undefined ? undefined : this.#structure.values[first];
    if (tried?.kind !== 'member' || tried.name === null) return;
    for (const arm of arms.slice(1)) this.name(arm, tried.name);
  }

  #add(id: ValueId, name: string): void {
    const names = this.#names.get(id) ?? [];
    if (!names.includes(name)) names.push(name);
    this.#names.set(id, names);
  }
}

/** Names of kinds and states, where a secret would stand. */
const kinds =
  /^(?:string|text|number|boolean|object|any|unknown|required|optional|hidden|none|null|undefined|true|false|on|off|yes|no|auto|default|header|headers|query|body|cookie|bearer|basic|digest|jwt|oauth2?|include|omit|same-origin|plain|private|public|n\/a|password|token|secret|key|api[-_ ]?key|code|error|invalid|missing|expired|env|test|empty|anonymous|anon|no-?check|none-needed|not-?needed|no-?(?:api-?)?key(?:-required)?|ollama|lm-?studio)$/iu;

/** A table, a column, a sample: `api_secrets`, `preview-token`. */
const namesCredentials = /^(?:[a-z]+[-_.])+(?:tokens|keys|secrets|passwords)$|^preview[-_]/iu;

/** A literal that repeats the name it is kept under, or says of what kind a thing is: `TOKEN = 'token'`, `secret: 'hidden'`. */
export const isEnumLike = (text: string, names: readonly string[]): boolean => {
  if (kinds.test(text) || namesCredentials.test(text)) return true;
  const plain = plainOf(text);
  return names.some((name) => plainOf(name) === plain || plainOf(name).endsWith(plain));
};

const plainOf = (text: string): string => text.toLowerCase().replace(/[^a-z\d]/gu, '');
