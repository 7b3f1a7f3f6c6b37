import { importedName, type Variable, type VariableOf } from './variable.ts';

/** The little of a scope manager that is used: eslint-scope's and typescript-eslint's have it. */
export interface ScopeManagerLike {
  readonly scopes: readonly ScopeLike[];
}

interface ScopeLike {
  readonly type: string;
  readonly variables: readonly VariableLike[];
  readonly references: readonly ReferenceLike[];
}

interface VariableLike {
  readonly name: string;
  readonly defs: readonly {
    readonly type: string;
    readonly name: unknown;
    readonly node: unknown;
    readonly parent?: unknown;
  }[];
}

interface ReferenceLike {
  readonly identifier: unknown;
  readonly resolved: VariableLike | null;
}

/** What a host's own scope manager knows of names. */
export const readBindings = (scopes: ScopeManagerLike): VariableOf => {
  const byNode = new Map<unknown, Variable>();
  const byOrigin = new Map<VariableLike, Variable>();
  const topLevel = new Map<string, Variable>();
  for (const scope of scopes.scopes) {
    const top = scope.type === 'global' || scope.type === 'module';
    for (const origin of scope.variables) {
      // Without a definition it is a library global, or `arguments`.
      if (origin.defs.length === 0) continue;
      // A class declares its name twice: around itself and within itself.
      const known = origin.defs.map(({ name }) => byNode.get(name)).findLast((one) => one !== undefined);
      const variable = known ?? { name: origin.name, imported: importOf(origin) };
      byOrigin.set(origin, variable);
      if (top) topLevel.set(origin.name, variable);
      for (const { name } of origin.defs) if (!byNode.has(name)) byNode.set(name, variable);
    }
  }
  for (const scope of scopes.scopes) {
    for (const { identifier, resolved } of scope.references) {
      const variable = resolved == null ? undefined : byOrigin.get(resolved);
      if (variable !== undefined) byNode.set(identifier, variable);
    }
  }
  // Scope managers leave references to a script's top-level `var` and functions unresolved.
  return (identifier) => byNode.get(identifier) ?? topLevel.get(identifier.name) ?? null;
};

const importOf = ({ name, defs }: VariableLike): Variable['imported'] => {
  for (const def of defs) {
    if (def.type !== 'ImportBinding') continue;
    type Arguments = Parameters<typeof importedName>;
    const imported = importedName(name, def.node as Arguments[1], def.parent as Arguments[2]);
    if (imported !== null) return imported;
  }
  return null;
};
