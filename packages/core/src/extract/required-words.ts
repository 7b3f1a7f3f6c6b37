/**
 * Words one of which stands in whatever a pattern matches, lower case; null where nothing can be said. Of a source
 * without the flag `u`, whose letters ignore case. To look for the words of all patterns at once is many times
 * faster than to try each pattern.
 */
export const requiredWords = (source: string): ReadonlySet<string> | null => {
  const { words } = new Reader(source).choice();
  return shortestOf(words) < SHORTEST ? null : new Set(words);
};

/** Shorter ones stand everywhere. */
export const SHORTEST = 3;

/** Stands before each text, so that a word may ask for its start. No source holds one. */
export const START = '\0';

/** What a part of a pattern asks for. `whole`: it matches these texts and no other; null: there are too many. */
interface Part {
  readonly whole: readonly string[] | null;
  readonly words: readonly string[] | null;
}

const NOTHING: Part = { whole: [''], words: null };
const ANYTHING: Part = { whole: null, words: null };
const exactly = (whole: readonly string[]): Part => ({ whole, words: whole });

// eslint-disable-next-line require-unicode-regexp -- as the sources
const PLAIN = /(?:[^\\^$.*+?()[\]{}|\u0080-\uffff](?![*+?{]))*/y;

/** So many texts are told one by one. */
const MOST = 64;

class Reader {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  choice(): Part {
    const parts = [this.#sequence()];
    while (this.#next() === '|') {
      this.#at += 1;
      parts.push(this.#sequence());
    }
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : eitherOf(parts);
  }

  #sequence(): Part {
    let words: readonly string[] | null = null;
    let running: readonly string[] = [''];
    let isWhole = true;
    for (let next = this.#next(); next !== '' && next !== '|' && next !== ')'; next = this.#next()) {
      const part = this.#quantified(this.#atom());
      if (part.whole !== null && running.length * part.whole.length <= MOST) {
        running = product(running, part.whole);
        continue;
      }
      isWhole = false;
      words = better(better(words, running), part.words);
      running = part.whole ?? [''];
    }
    return { whole: isWhole ? running : null, words: better(words, running) };
  }

  #quantified(part: Part): Part {
    const sign = this.#next();
    if (sign !== '?' && sign !== '*' && sign !== '+' && sign !== '{') return part;
    const end = sign === '{' ? this.#source.indexOf('}', this.#at) : this.#at;
    const isRequired = sign === '+' || (sign === '{' && !this.#source.startsWith('{0', this.#at));
    this.#at = end < this.#at ? this.#source.length : end + 1;
    // As few as possible: the same texts.
    if (this.#next() === '?') this.#at += 1;
    if (isRequired) return { whole: null, words: part.words };
    return sign === '?' && part.whole !== null ? { whole: ['', ...part.whole], words: null } : ANYTHING;
  }

  #atom(): Part {
    const plain = this.#plain();
    if (plain !== '') return exactly([plain]);
    const letter = this.#next();
    this.#at += 1;
    switch (letter) {
      case '(':
        return this.#group();
      case '[':
        return this.#characters();
      case '\\':
        return this.#escaped();
      case '^':
        return exactly([START]);
      case '$':
        return NOTHING;
      case '.':
        return ANYTHING;
      default:
        return letterPart(letter);
    }
  }

  /** Letters that stand for themselves, but for one that is repeated. */
  #plain(): string {
    PLAIN.lastIndex = this.#at;
    const [run = ''] = PLAIN.exec(this.#source) ?? [];
    this.#at += run.length;
    return run.toLowerCase();
  }

  #group(): Part {
    const [opening = ''] = /^(?:\?(?:<?[=!]|:|<\w+>))?/u.exec(this.#source.slice(this.#at, this.#at + 40)) ?? [];
    this.#at += opening.length;
    const part = this.choice();
    this.#at += 1;
    return /[=!]$/u.test(opening) ? NOTHING : part;
  }

  /** A few that are written out. */
  #characters(): Part {
    const start = this.#at;
    while (this.#next() !== ']' && this.#next() !== '') this.#at += this.#next() === '\\' ? 2 : 1;
    const inner = this.#source.slice(start, this.#at);
    this.#at += 1;
    const isPlain = inner.length <= 10 && !/^\^|\\|.-.|[^\0-\x7f]/u.test(inner);
    return isPlain ? exactly([...new Set(inner.toLowerCase())]) : ANYTHING;
  }

  #escaped(): Part {
    const letter = this.#next();
    this.#at += 1;
    this.#at += { x: 2, u: 4, c: 1 }[letter] ?? 0;
    if (letter === 'b' || letter === 'B') return NOTHING;
    return /[A-Za-z\d]/u.test(letter) ? ANYTHING : letterPart(letter);
  }

  #next(): string {
    return this.#source.charAt(this.#at);
  }
}

/** Whoever looks for words knows the letters of ASCII alone. */
const letterPart = (letter: string): Part => (letter.charCodeAt(0) < 128 ? exactly([letter.toLowerCase()]) : ANYTHING);

const eitherOf = (parts: readonly Part[]): Part => {
  const wholes = parts.flatMap(({ whole }) => whole ?? []);
  const isWhole = wholes.length <= MOST && parts.every(({ whole }) => whole !== null);
  const words = parts.every((part) => part.words !== null) ? parts.flatMap((part) => part.words ?? []) : null;
  return { whole: isWhole ? wholes : null, words };
};

const product = (one: readonly string[], other: readonly string[]): readonly string[] => {
  const [start] = one;
  return one.length === 1 && start !== undefined
    ? other.map((end) => start + end)
    : one.flatMap((begin) => other.map((end) => begin + end));
};

/** Those whose shortest word is the longer. */
const better = (one: readonly string[] | null, other: readonly string[] | null): readonly string[] | null =>
  shortestOf(other) > shortestOf(one) ? other : one;

const shortestOf = (words: readonly string[] | null): number => {
  if (words === null || words.length === 0) return 0;
  let shortest = Number.POSITIVE_INFINITY;
  for (const { length } of words) shortest = Math.min(shortest, length);
  return shortest;
};
