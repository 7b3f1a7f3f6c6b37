import type { TSESTree } from '@typescript-eslint/utils';

/** What the file declares under a name: one object, wherever it is mentioned. */
export interface Variable {
  readonly name: string;
  /** Where it is imported from. */
  readonly imported: ImportedName | null;
}

export interface ImportedName {
  /** An alias answers to the name it was exported under; `default` and `*` keep the local one. */
  readonly name: string;
  readonly specifier: string;
}

/** Which variable a name stands for; null where the file does not declare it. */
export type VariableOf = (identifier: TSESTree.Identifier) => Variable | null;

type ImportNode = TSESTree.ImportClause | TSESTree.TSImportEqualsDeclaration;

/** What `clause` imports as `local`; null where it names no module. */
export const importedName = (
  local: string,
  clause: ImportNode,
  declaration: TSESTree.ImportDeclaration | TSESTree.TSImportEqualsDeclaration | null | undefined,
): ImportedName | null => {
  const specifier = sourceOf(declaration);
  if (specifier === null) return null;
  const imported =
    clause.type === 'ImportSpecifier' && clause.imported.type === 'Identifier' ? clause.imported.name : null;
  return { name: imported === null || imported === 'default' ? local : imported, specifier };
};

const sourceOf = (
  declaration: TSESTree.ImportDeclaration | TSESTree.TSImportEqualsDeclaration | null | undefined,
): string | null => {
  if (declaration?.type === 'ImportDeclaration') return declaration.source.value;
  if (declaration?.type !== 'TSImportEqualsDeclaration') return null;
  const { moduleReference } = declaration;
  if (moduleReference.type !== 'TSExternalModuleReference' || moduleReference.expression.type !== 'Literal')
    return null;
  return moduleReference.expression.value;
};
