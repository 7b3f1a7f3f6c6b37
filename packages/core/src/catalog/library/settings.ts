import type { LibraryRow } from './row.ts';

/**
 * It hands out what is set from outside: variables of the environment, under their names. Patterns are of the member path
 * from the package to what holds them or answers one, `()` for each call.
 */
export interface Setting extends LibraryRow {
  readonly path: string;
  /** Modules that are no package, from which it is imported: `$env/static/private`. */
  readonly specifiers?: readonly string[];
  /** `member`: it is a member of what `path` tells; `argument`: it is the first argument of the call that `path` ends in. */
  readonly by: 'member' | 'argument';
  /** The call in a chain that is handed the name, where it is not the last: `get` of `get('NAME').required().asString()`. */
  readonly named?: string;
  /** Where the first call's arguments hold the settings themselves: `0.runtimeEnv`. */
  readonly sources?: readonly string[];
  /** Where the first call's arguments hold what is asked of each, by name: `0.server`. */
  readonly schemas?: readonly string[];
  /** Under which member of that the variable's name is written, where it is another: `env`. */
  readonly variable?: string;
  /** The argument, from 0, that stands in where nothing is set. */
  readonly fallback?: number;
  /** Calls that hand out settings by a name with a prefix: `registerAs('stripe', () => ({ secret }))`. */
  readonly namespaces?: string;
  /** The call, and the option of it, that is given functions which answer all settings: `forRoot` and `load`. */
  readonly loaders?: { readonly call: string; readonly option: string };
  /** Of the variables, where members are named after them in camel case: `NUXT_`. */
  readonly prefix?: string;
  /** The file, beside or above, whose default export holds the settings, and where in it: `nuxt.config`, `runtimeConfig`. */
  readonly file?: { readonly name: string; readonly member: string };
}

/** A call that says what stands in where nothing is set: `schema.default('x')`. */
export interface Default extends LibraryRow {
  /** Pattern of the member path to the call. */
  readonly path: string;
  /** The argument, from 0. */
  readonly argument: number;
  /** The members of it, where it is an object of options. */
  readonly members?: readonly string[];
}

/** A call whose answer has the members of what it is handed. */
export interface Merge extends LibraryRow {
  /** Pattern of the member path to the call. */
  readonly path: string;
  /** The arguments, from 0, or all of them from there on. */
  readonly from: readonly number[] | { readonly all: number };
  /** The answer is the argument itself, whatever it is: `Object.freeze(x)`. */
  readonly same?: true;
}
