import type { TSESTree } from '@typescript-eslint/utils';
import type { Step, ValueId } from '../facts/structure.ts';
import { directiveOf } from './directives.ts';
import { markDiscarded } from './discard.ts';
import { lowerClass } from './lower-class.ts';
import { lowerDeclaration, lowerEnum } from './lower-declaration.ts';
import { lowerFunction } from './lower-function.ts';
import { lowerLoop } from './lower-loop.ts';
import { lowerModuleStatement } from './lower-module.ts';
import { bind } from './lower-pattern.ts';
import type { Lowering } from './lowering.ts';
import { noteDeclared } from './note-types.ts';
import { rangeOf } from './ranges.ts';

/** Any statement, as the steps it takes. */
export const lowerStatement = (lowering: Lowering, node: TSESTree.Statement): void => {
  switch (node.type) {
    case 'ExpressionStatement':
      if (directiveOf(node) === null) markDiscarded(lowering, node.expression, lowering.expression(node.expression));
      return;
    case 'VariableDeclaration':
      lowerDeclaration(lowering, node);
      return;
    case 'FunctionDeclaration':
      lowerFunction(lowering, node, { name: null });
      return;
    case 'ClassDeclaration':
      lowerClass(lowering, node, null);
      return;
    case 'ReturnStatement':
      lowerExit(lowering, 'return', node);
      return;
    case 'ThrowStatement':
      lowerExit(lowering, 'throw', node);
      return;
    case 'BreakStatement':
      lowering.steps.push({ kind: 'exit', how: 'break', value: null, at: rangeOf(node) });
      return;
    case 'ContinueStatement':
      lowering.steps.push({ kind: 'exit', how: 'continue', value: null, at: rangeOf(node) });
      return;
    case 'IfStatement':
      lowerIf(lowering, node);
      return;
    case 'BlockStatement':
      lowering.statements(node.body);
      return;
    case 'TryStatement':
      lowerTry(lowering, node);
      return;
    case 'SwitchStatement':
      lowerSwitch(lowering, node);
      return;
    case 'ForStatement':
    case 'ForOfStatement':
    case 'ForInStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
      lowerLoop(lowering, node);
      return;
    case 'LabeledStatement':
      lowering.statement(node.body);
      return;
    case 'WithStatement':
      lowering.expression(node.object);
      lowering.statement(node.body);
      return;
    case 'TSEnumDeclaration':
      lowerEnum(lowering, node);
      return;
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
      noteDeclared(lowering, node);
      return;
    default:
      lowerModuleStatement(lowering, node);
  }
};

const lowerExit = (
  lowering: Lowering,
  how: 'return' | 'throw',
  node: TSESTree.ReturnStatement | TSESTree.ThrowStatement,
): void => {
  const value = node.argument == null ? null : lowering.expression(node.argument);
  lowering.steps.push({ kind: 'exit', how, value, at: rangeOf(node) });
};

const lowerIf = (lowering: Lowering, node: TSESTree.IfStatement): void => {
  const test = lowering.expression(node.test);
  const then = lowering.gather(() => lowering.statement(node.consequent));
  const { alternate } = node;
  const otherwise = alternate == null ? [] : lowering.gather(() => lowering.statement(alternate));
  lowering.steps.push({ kind: 'branch', test, then, else: otherwise, at: rangeOf(node), expression: false });
};

const lowerTry = (lowering: Lowering, node: TSESTree.TryStatement): void => {
  const body = lowering.gather(() => lowering.statement(node.block));
  const handler = node.handler == null ? null : lowerCatch(lowering, node.handler);
  const { finalizer } = node;
  const last = finalizer == null ? [] : lowering.gather(() => lowering.statement(finalizer));
  lowering.steps.push({ kind: 'try', body, handler, finalizer: last, at: rangeOf(node) });
};

const lowerCatch = (lowering: Lowering, node: TSESTree.CatchClause): Extract<Step, { kind: 'try' }>['handler'] => {
  let param: ValueId | null = null;
  const body = lowering.gather(() => {
    if (node.param != null) {
      param = lowering.add({ at: rangeOf(node.param), kind: 'caught' });
      bind(lowering, node.param, param, true);
    }
    lowering.statement(node.body);
  });
  return { body, param, at: rangeOf(node) };
};

const lowerSwitch = (lowering: Lowering, node: TSESTree.SwitchStatement): void => {
  const on = lowering.expression(node.discriminant);
  const cases = node.cases.map(({ test, consequent }) => ({
    test: test == null ? null : lowering.expression(test),
    body: lowering.gather(() => lowering.statements(consequent)),
  }));
  lowering.steps.push({ kind: 'switch', on, cases, at: rangeOf(node) });
};
