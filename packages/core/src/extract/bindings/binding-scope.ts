import type { Variable } from './variable.ts';

/** What a name is declared as, or meant as. */
export const VALUE = 1;
export const TYPE = 2;
export const EITHER = 3;
export type Sort = typeof VALUE | typeof TYPE | typeof EITHER;

export type BoundVariable = { -readonly [K in keyof Variable]: Variable[K] } & {
  /** Its number among the file's. */
  readonly index: number;
  sorts: number;
  /** Where it is declared first. */
  start: number;
};

/** `vars`: a block that `var` does not leave. */
export type ScopeKind = 'block' | 'vars' | 'function' | 'function-type' | 'mapped-type' | 'conditional-type';

export interface BindingScope {
  /** Its number among the file's. */
  readonly index: number;
  readonly kind: ScopeKind;
  readonly upper: BindingScope | null;
  /** null: nothing is declared here. */
  names: Map<string, BoundVariable> | null;
  /** Of a function with a body: what that declares is not seen by what stands before. -1 for all else. */
  readonly body: number;
  readonly hasArguments: boolean;
}

/** Where `var` declares. */
export const varScopeOf = (scope: BindingScope): BindingScope => {
  let at = scope;
  while (at.upper !== null && at.kind !== 'vars' && at.kind !== 'function') at = at.upper;
  return at;
};

/** `infer` declares for the condition, however deep in function and mapped types it stands. */
export const inferScopeOf = (scope: BindingScope): BindingScope => {
  let at: BindingScope | null = scope;
  while (at?.kind === 'function-type' || at?.kind === 'mapped-type') at = at.upper;
  return at?.kind === 'conditional-type' ? at : scope;
};

/** What `name` means where it stands, in `scope` at `start`; undefined: nothing that the scopes around it declare. */
export const lookUp = (
  scope: BindingScope | null,
  name: string,
  sort: number,
  start: number,
): BoundVariable | undefined => {
  for (let at = scope; at !== null; at = at.upper) {
    const variable = at.names?.get(name);
    if (variable === undefined) {
      if (at.hasArguments && name === 'arguments' && start >= at.body) return undefined;
    } else if ((variable.sorts & sort) !== 0 && (start >= at.body || variable.start < at.body)) return variable;
  }
  return undefined;
};
