import type { TSESTree } from '@typescript-eslint/utils';
import type { ValueId } from '../facts/structure.ts';
import { lowerExport, lowerExportAll, lowerExportDefault } from './lower-export.ts';
import type { Lowering } from './lowering.ts';
import { rangeOf } from './ranges.ts';
import { literalName } from './static-name.ts';

/** What only stands at the top of a module or a namespace. Types leave nothing. */
export const lowerModuleStatement = (lowering: Lowering, node: TSESTree.Statement): void => {
  switch (node.type) {
    case 'ImportDeclaration':
      lowerImportDeclaration(lowering, node);
      return;
    case 'ExportNamedDeclaration':
      lowerExport(lowering, node);
      return;
    case 'ExportDefaultDeclaration':
      lowerExportDefault(lowering, node);
      return;
    case 'ExportAllDeclaration':
      lowerExportAll(lowering, node);
      return;
    case 'TSExportAssignment':
      lowering.edges.push({
        kind: 'export',
        name: '=',
        value: lowering.expression(node.expression),
        at: rangeOf(node),
      });
      return;
    case 'TSImportEqualsDeclaration':
      lowerImportEquals(lowering, node);
      return;
    case 'TSModuleDeclaration':
      lowerNamespace(lowering, node);
      return;
    case 'TSDeclareFunction':
      // Overload signatures are followed by the function itself.
      if (node.declare && node.id !== null)
        lowering.store(node.id, lowering.global(node.id.name, rangeOf(node.id)), true);
  }
};

const lowerImportDeclaration = (lowering: Lowering, node: TSESTree.ImportDeclaration): void => {
  if (node.importKind === 'type') return;
  const specifier = node.source.value;
  const names: string[] = [];
  for (const clause of node.specifiers) {
    if (clause.type === 'ImportSpecifier' && clause.importKind === 'type') continue;
    const name = importedName(clause);
    names.push(name);
    lowering.store(
      clause.local,
      lowering.add({ at: rangeOf(clause), kind: 'import', specifier, name, cjs: false }),
      true,
    );
  }
  if (names.length > 0 || node.specifiers.length === 0)
    lowering.edges.push({ kind: 'import', specifier, names, at: rangeOf(node) });
};

const importedName = (clause: TSESTree.ImportClause): string => {
  if (clause.type === 'ImportDefaultSpecifier') return 'default';
  if (clause.type === 'ImportNamespaceSpecifier') return '*';
  return clause.imported.type === 'Identifier' ? clause.imported.name : clause.imported.value;
};

/** `import fs = require('fs')`, `import Event = Stripe.Event` */
const lowerImportEquals = (lowering: Lowering, node: TSESTree.TSImportEqualsDeclaration): void => {
  if (node.importKind === 'type') return;
  const { moduleReference } = node;
  const at = rangeOf(node);
  if (moduleReference.type !== 'TSExternalModuleReference') {
    lowering.store(node.id, lowerEntity(lowering, moduleReference), true);
    return;
  }
  const specifier = literalName(moduleReference.expression);
  if (specifier === null) return;
  lowering.edges.push({ kind: 'require', specifier, at });
  lowering.store(node.id, lowering.add({ at, kind: 'import', specifier, name: '*', cjs: true }), true);
};

const lowerEntity = (lowering: Lowering, node: TSESTree.EntityName): ValueId => {
  if (node.type !== 'TSQualifiedName') return lowering.expression(node);
  const object = lowerEntity(lowering, node.left);
  return lowering.add({ at: rangeOf(node), kind: 'member', object, name: node.right.name, key: null });
};

/** The body of `namespace N {}` runs in place, and what it exports are the members of an object. Ambient ones say nothing that runs. */
const lowerNamespace = (lowering: Lowering, node: TSESTree.TSModuleDeclaration): void => {
  if (node.declare || node.kind === 'global' || node.body == null) return;
  const { inNamespace, namespace: around } = lowering;
  lowering.inNamespace = true;
  lowering.namespace = [];
  lowering.statements(node.body.body);
  const entries = lowering.namespace;
  lowering.inNamespace = inNamespace;
  lowering.namespace = around;
  if (node.id.type === 'Identifier')
    lowering.store(node.id, lowering.add({ at: rangeOf(node), kind: 'object', entries }), true);
};
