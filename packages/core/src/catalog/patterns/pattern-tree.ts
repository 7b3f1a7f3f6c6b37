/** A regular expression of the flag `u` as a tree: only as much of it as tells how long it may take. */
import { charactersOf, EVERY, WORD, without } from './characters.ts';

export type Pattern =
  | { readonly kind: 'one'; readonly set: bigint }
  | { readonly kind: 'sequence' | 'choice'; readonly items: readonly Pattern[] }
  | { readonly kind: 'repeat'; readonly body: Pattern; readonly min: number; readonly max: number }
  | Assertion;

/** What takes no character. */
export interface Assertion {
  readonly kind: 'assertion';
  readonly at: 'start' | 'end' | 'boundary' | 'before' | 'after' | 'other';
  /** `before`, `after`: the characters one of which must stand there if one stands there at all. */
  readonly set: bigint;
}

/** What cannot be judged: then the pattern is not taken. */
export class Unjudged extends Error {}

/** `source` compiles. */
export const parsePattern = (source: string): Pattern => {
  const reader = new Reader(source);
  return reader.choice();
};

const ESCAPE = /\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[\da-f]{4}|x[\da-f]{2}|c[a-z]|k<|.)/iuy;
const CLASS = /\[(?:\\.|[^\]\\])*\]/suy;
const GROUP = /\((?:\?(?:<?[=!]|<[^>]*>|[a-z-]*:))?/iuy;
const QUANTIFIER = /(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/uy;

class Reader {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  choice(): Pattern {
    const items = [this.#sequence()];
    while (this.#take(/\|/uy) !== null) items.push(this.#sequence());
    return items.length === 1 && items[0] !== undefined ? items[0] : { kind: 'choice', items };
  }

  #sequence(): Pattern {
    const items: Pattern[] = [];
    while (this.#at < this.#source.length && !/[|)]/u.test(this.#source.charAt(this.#at))) {
      items.push(this.#repeated(this.#atom()));
    }
    return { kind: 'sequence', items };
  }

  #repeated(body: Pattern): Pattern {
    const found = this.#take(QUANTIFIER);
    if (found === null) return body;
    const [, sign, least = '', comma, most = ''] = found;
    if (sign !== undefined) {
      return { kind: 'repeat', body, min: sign === '+' ? 1 : 0, max: sign === '?' ? 1 : Infinity };
    }
    const min = Number(least);
    if (comma === '') return { kind: 'repeat', body, min, max: min };
    return { kind: 'repeat', body, min, max: most === '' ? Infinity : Number(most) };
  }

  #atom(): Pattern {
    const [escape] = this.#take(ESCAPE) ?? [];
    if (escape !== undefined) return escaped(escape);
    const [group] = this.#take(GROUP) ?? [];
    if (group !== undefined) return this.#group(group);
    const [plain = ''] = this.#take(CLASS) ?? this.#take(/./suy) ?? [];
    if (plain === '^' || plain === '$') return { kind: 'assertion', at: plain === '^' ? 'start' : 'end', set: EVERY };
    return { kind: 'one', set: charactersOf(plain) };
  }

  #group(opening: string): Pattern {
    const inside = this.choice();
    this.#take(/\)/uy);
    if (/^\(\?[a-z-]+:$/iu.test(opening)) throw new Unjudged('changes flags inside');
    if (!/[=!]$/u.test(opening)) return inside;
    if (isEndless(inside)) throw new Unjudged('looks ahead or behind without an end');
    const set = setOf(inside);
    if (set === undefined) return { kind: 'assertion', at: 'other', set: EVERY };
    return {
      kind: 'assertion',
      at: opening.includes('<') ? 'before' : 'after',
      set: opening.endsWith('!') ? without(set) : set,
    };
  }

  #take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#source);
    if (found !== null) this.#at = pattern.lastIndex;
    return found;
  }
}

const escaped = (escape: string): Pattern => {
  if (/^\\(?:[1-9]|k<)$/u.test(escape)) throw new Unjudged('refers back to a group');
  if (escape === String.raw`\b`) return { kind: 'assertion', at: 'boundary', set: WORD };
  if (escape === String.raw`\B`) return { kind: 'assertion', at: 'other', set: EVERY };
  return { kind: 'one', set: charactersOf(escape) };
};

/** Of what stands for one character, which. */
const setOf = (pattern: Pattern): bigint | undefined => {
  if (pattern.kind === 'one') return pattern.set;
  if (pattern.kind === 'sequence') {
    const [only, ...more] = pattern.items;
    return only === undefined || more.length > 0 ? undefined : setOf(only);
  }
  if (pattern.kind !== 'choice') return undefined;
  const sets = pattern.items.map(setOf);
  return sets.reduce((all, set) => (all === undefined || set === undefined ? undefined : all | set), 0n);
};

const isEndless = (pattern: Pattern): boolean => {
  if (pattern.kind === 'repeat') return pattern.max === Infinity || isEndless(pattern.body);
  return (pattern.kind === 'sequence' || pattern.kind === 'choice') && pattern.items.some(isEndless);
};
