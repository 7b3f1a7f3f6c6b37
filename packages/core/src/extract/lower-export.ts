import type { TSESTree } from '@typescript-eslint/utils';
import type { ValueId } from '../facts/structure.ts';
import { lowerClass } from './lower-class.ts';
import { lowerFunction } from './lower-function.ts';
import type { Lowering } from './lowering.ts';
import { noteDeclared, noteExported, noteStar } from './note-types.ts';
import { rangeOf } from './ranges.ts';

type Named = TSESTree.ExportNamedDeclaration;

export const lowerExport = (lowering: Lowering, node: Named): void => {
  if (node.declaration == null) noteExported(lowering, node);
  if (node.exportKind === 'type' && node.declaration === null) return;
  if (node.declaration != null) {
    lowerDeclared(lowering, node.declaration);
    if (node.exportKind === 'type') return;
    for (const id of declaredBy(node.declaration)) addExport(lowering, id.name, lowering.mention(id), id);
    return;
  }
  for (const clause of node.specifiers) lowerSpecifier(lowering, node, clause);
};

const lowerDeclared = (lowering: Lowering, node: TSESTree.NamedExportDeclarations): void => {
  if (node.type === 'ClassDeclaration') lowerClass(lowering, node, null);
  else if (node.type === 'FunctionDeclaration') lowerFunction(lowering, node, { name: null });
  else lowering.statement(node);
};

const lowerSpecifier = (lowering: Lowering, node: Named, clause: TSESTree.ExportSpecifier): void => {
  if (clause.exportKind === 'type') return;
  const name = nameOf(clause.exported);
  if (node.source != null) {
    const specifier = node.source.value;
    lowering.edges.push({ kind: 're-export', specifier, imported: nameOf(clause.local), name, at: rangeOf(clause) });
  } else if (clause.local.type === 'Identifier') {
    addExport(lowering, name, lowering.mention(clause.local), clause);
  }
};

export const lowerExportAll = (lowering: Lowering, node: TSESTree.ExportAllDeclaration): void => {
  noteStar(lowering, node);
  if (node.exportKind === 'type') return;
  const specifier = node.source.value;
  const { exported } = node;
  const at = rangeOf(node);
  if (exported == null) lowering.edges.push({ kind: 'export-all', specifier, at });
  else lowering.edges.push({ kind: 're-export', specifier, imported: '*', name: nameOf(exported), at });
};

export const lowerExportDefault = (lowering: Lowering, node: TSESTree.ExportDefaultDeclaration): void => {
  const value = lowerDefault(lowering, node.declaration);
  if (value !== null) addExport(lowering, 'default', value, node);
};

const lowerDefault = (lowering: Lowering, node: TSESTree.ExportDefaultDeclaration['declaration']): ValueId | null => {
  switch (node.type) {
    case 'FunctionDeclaration': {
      const value = lowerFunction(lowering, node, { name: 'default' });
      return node.id === null ? value : lowering.mention(node.id);
    }
    case 'ClassDeclaration': {
      const value = lowerClass(lowering, node, 'default');
      return node.id === null ? value : lowering.mention(node.id);
    }
    case 'TSInterfaceDeclaration':
      noteDeclared(lowering, node, 'default');
      return null;
    case 'TSDeclareFunction':
      return null;
    default:
      return lowering.expression(node, 'default');
  }
};

const addExport = (lowering: Lowering, name: string, value: ValueId, node: TSESTree.Node): void => {
  const at = rangeOf(node);
  if (lowering.inNamespace) lowering.namespace.push({ key: name, value, spread: false, at });
  else lowering.edges.push({ kind: 'export', name, value, at });
};

/** A module may export under any string. */
const nameOf = (node: TSESTree.Identifier | TSESTree.StringLiteral): string =>
  node.type === 'Identifier' ? node.name : node.value;

const declaredBy = (node: TSESTree.NamedExportDeclarations): TSESTree.Identifier[] => {
  switch (node.type) {
    case 'VariableDeclaration':
      return node.declarations.flatMap(({ id }) => namesIn(id));
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
      return node.id === null ? [] : [node.id];
    case 'TSEnumDeclaration':
    case 'TSImportEqualsDeclaration':
      return [node.id];
    case 'TSModuleDeclaration':
      return node.id.type === 'Identifier' && !node.declare ? [node.id] : [];
    default:
      return [];
  }
};

const namesIn = (pattern: TSESTree.Node | null): TSESTree.Identifier[] => {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern];
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        namesIn(property.type === 'Property' ? property.value : property.argument),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap(namesIn);
    case 'AssignmentPattern':
      return namesIn(pattern.left);
    case 'RestElement':
      return namesIn(pattern.argument);
    default:
      return [];
  }
};
