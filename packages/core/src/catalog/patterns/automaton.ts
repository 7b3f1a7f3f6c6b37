import { Unjudged, type Pattern } from './pattern-tree.ts';

/** Each place of a pattern where a character is read, and where the next one may be. */
export interface Automaton {
  readonly sets: readonly bigint[];
  readonly next: readonly ReadonlySet<number>[];
  /** Repeated without an end, or so often that it comes to the same. */
  readonly long: ReadonlySet<number>;
  readonly endless: ReadonlySet<number>;
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly matchesNothing: boolean;
  /** Two repetitions lead from one place to the same next: `(a+)+`. */
  readonly nested: boolean;
}

interface Piece {
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly empty: boolean;
}

const NOTHING: Piece = { first: [], last: [], empty: true };
const MOST = 2000;
const LONG = 100;
const FEW = 3;

export const automatonOf = (pattern: Pattern): Automaton => {
  const builder = new Builder();
  const { first, last, empty } = builder.piece(pattern, false);
  const { sets, next, long, endless, nested } = builder;
  return { sets, next, long, endless, nested, first, last, matchesNothing: empty };
};

class Builder {
  readonly sets: bigint[] = [];
  readonly next: Set<number>[] = [];
  readonly long = new Set<number>();
  readonly endless = new Set<number>();
  nested = false;

  piece(pattern: Pattern, inside: boolean): Piece {
    switch (pattern.kind) {
      case 'one': {
        if (this.sets.length >= MOST) throw new Unjudged('is longer than can be judged');
        const at = this.sets.push(pattern.set) - 1;
        this.next.push(new Set());
        return { first: [at], last: [at], empty: false };
      }
      case 'sequence':
        return pattern.items.reduce((left, item) => this.#joined(left, this.piece(item, inside)), NOTHING);
      case 'choice': {
        const ways = pattern.items.map((item) => this.piece(item, inside));
        return {
          first: ways.flatMap(({ first }) => first),
          last: ways.flatMap(({ last }) => last),
          empty: ways.some(({ empty }) => empty),
        };
      }
      case 'repeat':
        return this.#repeated(pattern.body, pattern.min, pattern.max, inside);
      case 'assertion':
        return NOTHING;
    }
  }

  #repeated(body: Pattern, min: number, max: number, inside: boolean): Piece {
    const from = this.sets.length;
    const copy = (): Piece => this.piece(body, inside || max > 1);
    const optional = (): Piece => ({ ...copy(), empty: true });
    if (max <= 1) return max === 0 ? NOTHING : min === 1 ? copy() : optional();
    const isVaried = min !== max && (inside || max - min > FEW);
    const copies = Array.from({ length: isVaried && min > 0 ? min - 1 : min }, copy);
    if (isVaried) copies.push(this.#looped(min === 0 ? optional() : copy(), max));
    else if (max > min) copies.push(...Array.from({ length: max - min }, optional));
    const repeated = copies.reduce((left, right) => this.#joined(left, right), NOTHING);
    if (isEmptied(body)) this.nested = true;
    if (max - min >= LONG) for (let at = from; at < this.sets.length; at++) this.long.add(at);
    return repeated;
  }

  /** A number of times that is not told apart from any other: one place stands for all. */
  #looped(piece: Piece, max: number): Piece {
    const from = Math.min(...piece.first);
    this.#link(piece.last, piece.first);
    if (max === Infinity) for (let at = from; at < this.sets.length; at++) this.endless.add(at);
    return piece;
  }

  #joined(left: Piece, right: Piece): Piece {
    this.#link(left.last, right.first);
    return {
      first: left.empty ? [...left.first, ...right.first] : left.first,
      last: right.empty ? [...left.last, ...right.last] : right.last,
      empty: left.empty && right.empty,
    };
  }

  #link(from: readonly number[], to: readonly number[]): void {
    for (const one of from) {
      for (const other of to) {
        if (this.next[one]?.has(other) === true) this.nested = true;
        this.next[one]?.add(other);
      }
    }
  }
}

/** Whether it may read nothing: repeated, that is ambiguous however often. */
const isEmptied = (pattern: Pattern): boolean => {
  if (pattern.kind === 'repeat') return pattern.min === 0 || isEmptied(pattern.body);
  if (pattern.kind === 'sequence') return pattern.items.every(isEmptied);
  return pattern.kind === 'choice' ? pattern.items.some(isEmptied) : pattern.kind === 'assertion';
};
