import type { TSESTree } from '@typescript-eslint/utils';
import type { ScopeManagerLike, VariableLike } from './source.ts';

/** Which variable a name stands for; null where the file does not declare it. */
export type VariableOf = (identifier: TSESTree.Identifier | TSESTree.JSXIdentifier) => VariableLike | null;

export const readBindings = (scopes: ScopeManagerLike): VariableOf => {
  const byNode = new Map<unknown, VariableLike>();
  const aliases = new Map<VariableLike, VariableLike>();
  const topLevel = new Map<string, VariableLike>();
  for (const scope of scopes.scopes) {
    const top = scope.type === 'global' || scope.type === 'module';
    for (const variable of scope.variables) {
      // Without a definition it is a library global, or `arguments`.
      if (variable.defs.length === 0) continue;
      if (top) topLevel.set(variable.name, variable);
      for (const def of variable.defs) {
        const known = byNode.get(def.name);
        if (known === undefined) byNode.set(def.name, variable);
        // A class declares its name twice: around itself and within itself.
        else if (known !== variable) aliases.set(variable, known);
      }
    }
  }
  for (const scope of scopes.scopes) {
    for (const { identifier, resolved } of scope.references) {
      if (resolved != null && resolved.defs.length > 0) {
        byNode.set(identifier, aliases.get(resolved) ?? resolved);
      }
    }
  }
  // Scope managers leave references to a script's top-level `var` and functions unresolved.
  return (identifier) => byNode.get(identifier) ?? topLevel.get(identifier.name) ?? null;
};
