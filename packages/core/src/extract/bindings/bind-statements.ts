import type { TSESTree } from '@typescript-eslint/utils';
import { startOf } from '../ranges.ts';
import { bindPattern } from './bind-patterns.ts';
import { bindEntity } from './bind-types.ts';
import type { Binder, Visitors } from './binder.ts';
import { EITHER, type ScopeKind, TYPE, VALUE, varScopeOf } from './binding-scope.ts';
import { importedName } from './variable.ts';

const within = (binder: Binder, kind: ScopeKind, nodes: readonly (TSESTree.Node | null)[]): void => {
  const { scope } = binder;
  binder.open(kind);
  binder.visitAll(nodes);
  binder.scope = scope;
};

/** `written`: a loop stores in what it declares. */
const bindDeclaration = (binder: Binder, node: TSESTree.VariableDeclaration, written: boolean): void => {
  const into = node.kind === 'var' ? varScopeOf(binder.scope) : binder.scope;
  for (const { id, init } of node.declarations) {
    bindPattern(binder, id, into, written || init != null);
    binder.visit(init);
    binder.visit(id.typeAnnotation);
  }
};

const isScoped = (node: TSESTree.Node | null): boolean => node?.type === 'VariableDeclaration' && node.kind !== 'var';

const bindWalk = (binder: Binder, node: TSESTree.ForInStatement | TSESTree.ForOfStatement): void => {
  const { scope } = binder;
  const { left } = node;
  if (isScoped(left)) binder.open('block');
  if (left.type === 'VariableDeclaration') bindDeclaration(binder, left, true);
  else bindPattern(binder, left, null, true);
  binder.visit(node.right);
  binder.visit(node.body);
  binder.scope = scope;
};

const bindEnum = (binder: Binder, node: TSESTree.TSEnumDeclaration): void => {
  binder.define(node.id, EITHER);
  const { scope } = binder;
  binder.open('block');
  for (const { id, initializer } of node.body.members) {
    if (id.type === 'Identifier') binder.define(id, EITHER);
    else if (id.type === 'Literal') binder.defineName(id.value, EITHER, startOf(id), binder.scope);
    binder.visit(initializer);
  }
  binder.scope = scope;
};

const bindImport = (binder: Binder, node: TSESTree.ImportDeclaration): void => {
  for (const clause of node.specifiers) {
    const variable = binder.define(clause.local, EITHER);
    variable.imported ??= importedName(variable.name, clause, node);
  }
};

const bindImportEquals = (binder: Binder, node: TSESTree.TSImportEqualsDeclaration): void => {
  const variable = binder.define(node.id, EITHER);
  variable.imported ??= importedName(variable.name, node, node);
  bindEntity(binder, node.moduleReference, VALUE);
};

/** What is exported by name may be a value or a type. */
const bindExport = (binder: Binder, node: TSESTree.ExportNamedDeclaration): void => {
  binder.visit(node.declaration);
  if (node.declaration != null || node.source != null) return;
  for (const { local, exportKind } of node.specifiers) {
    if (local.type === 'Identifier')
      binder.refer(local, exportKind === 'type' || node.exportKind === 'type' ? TYPE : EITHER);
  }
};

const bindExported = (binder: Binder, node: TSESTree.Node): void =>
  node.type === 'Identifier' ? binder.refer(node, EITHER) : binder.visit(node);

const nothing = (): void => undefined;

export const statementVisitors: Visitors = {
  Program: (binder, node) => binder.visitAll(node.body),
  ExpressionStatement: (binder, node) => binder.visit(node.expression),
  BlockStatement: (binder, node) => within(binder, 'block', node.body),
  StaticBlock: (binder, node) => within(binder, 'vars', node.body),
  VariableDeclaration: (binder, node) => bindDeclaration(binder, node, false),
  ReturnStatement: (binder, node) => binder.visit(node.argument),
  IfStatement: (binder, node) => {
    binder.visit(node.test);
    binder.visit(node.consequent);
    binder.visit(node.alternate);
  },
  ForStatement: (binder, node) => {
    const { scope } = binder;
    if (isScoped(node.init)) binder.open('block');
    binder.visitAll([node.init, node.test, node.update, node.body]);
    binder.scope = scope;
  },
  ForInStatement: bindWalk,
  ForOfStatement: bindWalk,
  SwitchStatement: (binder, node) => {
    binder.visit(node.discriminant);
    within(binder, 'block', node.cases);
  },
  CatchClause: (binder, node) => {
    const { scope } = binder;
    binder.open('block');
    bindPattern(binder, node.param, binder.scope, false);
    binder.visit(node.body);
    binder.scope = scope;
  },
  LabeledStatement: (binder, node) => binder.visit(node.body),
  BreakStatement: nothing,
  ContinueStatement: nothing,
  ImportDeclaration: bindImport,
  TSImportEqualsDeclaration: bindImportEquals,
  ExportNamedDeclaration: bindExport,
  ExportDefaultDeclaration: (binder, node) => bindExported(binder, node.declaration),
  ExportAllDeclaration: nothing,
  TSExportAssignment: (binder, node) => bindExported(binder, node.expression),
  TSNamespaceExportDeclaration: nothing,
  TSEnumDeclaration: bindEnum,
  TSModuleDeclaration: (binder, node) => {
    if (node.id.type === 'Identifier' && node.kind !== 'global') binder.define(node.id, EITHER);
    within(binder, 'vars', node.body?.body ?? []);
  },
};
