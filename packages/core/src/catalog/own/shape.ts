/** What data from outside must look like, and in what words it does not. */
import { didYouMean } from './near-name.ts';
import { sayable } from './sayable.ts';

export interface Shape<T> {
  /** For people, behind "must be": `a string`. */
  readonly is: string;
  readonly problems: (value: unknown, at: string) => readonly string[];
  /** Only to be inferred. */
  readonly of?: T;
}

export type Shaped<S> = S extends Shape<infer T> ? T : never;

interface Optional<T> extends Shape<T> {
  readonly optional: true;
}

const simple = <T>(is: string, holds: (value: unknown) => boolean): Shape<T> => ({
  is,
  problems: (value, at) => (holds(value) ? [] : [`"${at}" ${value === undefined ? 'is missing; ' : 'must be '}${is}`]),
});

export const text: Shape<string> = simple('a string', (value) => typeof value === 'string');
export const word: Shape<string> = simple(
  'a string that is not empty',
  (value) => typeof value === 'string' && value.trim() !== '',
);
export const flag: Shape<boolean> = simple('true or false', (value) => typeof value === 'boolean');
export const count: Shape<number> = simple(
  'a number from 0 on',
  (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0,
);

export const matching = (is: string, pattern: RegExp): Shape<string> =>
  simple(is, (value) => typeof value === 'string' && pattern.test(value));

export const oneOf = <const T extends string | number | boolean>(...values: readonly T[]): Shape<T> =>
  simple(
    values.length === 1
      ? JSON.stringify(values[0])
      : `one of ${values.map((value) => JSON.stringify(value)).join(', ')}`,
    (value) => values.some((one) => one === value),
  );

/** What is said of a wrong value is what all of them are. */
export const either = <T extends readonly Shape<unknown>[]>(...shapes: T): Shape<Shaped<T[number]>> => {
  const is = shapes.map((shape) => shape.is).join(', or ');
  return simple(is, (value) => shapes.some((shape) => shape.problems(value, '').length === 0));
};

export const orNull = <T>(shape: Shape<T>): Shape<T | null> => {
  const is = `${shape.is} or null`;
  return {
    is,
    problems: (value, at) => {
      if (value === null) return [];
      return value === undefined
        ? [`"${at}" is missing; ${is}`]
        : shape.problems(value, at).map((one) => nulled(one, at, shape.is));
    },
  };
};

/** A problem of the value itself, and of none inside it, tells that null would do. */
const nulled = (problem: string, at: string, is: string): string =>
  problem === `"${at}" must be ${is}` ? `${problem} or null` : problem;

export const list = <T>(item: Shape<T>): Shape<readonly T[]> => ({
  is: 'an array',
  problems: (value, at) =>
    Array.isArray(value)
      ? value.flatMap((one: unknown, index) => item.problems(one, `${at}.${String(index)}`))
      : [`"${at}" ${value === undefined ? 'is missing; ' : 'must be '}an array`],
});

export const optional = <T>(shape: Shape<T>): Optional<T> => ({
  ...shape,
  optional: true,
  problems: (value, at) => (value === undefined ? [] : shape.problems(value, at)),
});

type Fields = Readonly<Record<string, Shape<unknown>>>;
type OptionalKeys<F> = { [K in keyof F]: F[K] extends { readonly optional: true } ? K : never }[keyof F];
type Fielded<F> = { readonly [K in Exclude<keyof F, OptionalKeys<F>>]: Shaped<F[K]> } & {
  readonly [K in OptionalKeys<F>]?: Shaped<F[K]>;
};

/** `unknownKey` says what to say of a key that there is not. */
export const object = <const F extends Fields>(fields: F): Shape<Fielded<F>> => ({
  is: 'an object',
  problems: (value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return [`"${at}" ${value === undefined ? 'is missing; ' : 'must be '}an object`];
    }
    const held = value as Readonly<Record<string, unknown>>;
    const unknown = Object.keys(held).filter((key) => !Object.hasOwn(fields, key));
    return [
      ...unknown.map((key) => unknownKey(at, key, Object.keys(fields))),
      ...Object.entries(fields)
        // A key that nobody knows explains the one that is missing.
        .filter(([key]) => unknown.length === 0 || held[key] !== undefined)
        .flatMap(([key, shape]) => shape.problems(held[key], at === '' ? key : `${at}.${key}`)),
    ];
  },
});

/** Objects of several kinds, told apart by `kind`. */
export const kinds = <const F extends Readonly<Record<string, Fields>>>(
  of: F,
): Shape<{ readonly [K in keyof F]: Fielded<F[K]> & { readonly kind: K } }[keyof F]> => ({
  is: 'an object',
  problems: (value, at) => {
    const kind: unknown = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined;
    if (typeof value !== 'object' || value === null) return [`"${at}" must be an object`];
    const fields = Object.entries(of).find(([name]) => name === kind)?.[1];
    return fields === undefined
      ? oneOf(...Object.keys(of)).problems(kind, `${at}.kind`)
      : object({ kind: text, ...fields }).problems(value, at);
  },
});

const unknownKey = (at: string, key: string, keys: readonly string[]): string =>
  `there is no key "${at === '' ? '' : `${at}.`}${sayable(key)}"${didYouMean(key, keys) ?? `; the keys are ${keys.join(', ')}`}`;
