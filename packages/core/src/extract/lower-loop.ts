import type { TSESTree } from '@typescript-eslint/utils';
import type { ValueId } from '../facts/structure.ts';
import { lowerDeclaration } from './lower-declaration.ts';
import { bind } from './lower-pattern.ts';
import type { Lowering } from './lowering.ts';
import { rangeOf } from './ranges.ts';
import { unwrap } from './unwrap.ts';

type Walked = TSESTree.ForOfStatement | TSESTree.ForInStatement;
type Tested = TSESTree.ForStatement | TSESTree.WhileStatement | TSESTree.DoWhileStatement;

export const lowerLoop = (lowering: Lowering, node: Walked | Tested): void => {
  if (node.type === 'ForOfStatement' || node.type === 'ForInStatement') lowerWalk(lowering, node);
  else lowerTested(lowering, node);
};

const lowerWalk = (lowering: Lowering, node: Walked): void => {
  const of = lowering.expression(node.right);
  const body = lowering.gather(() => {
    const { left } = node;
    const item = lowering.add({ at: rangeOf(left), kind: 'element', of });
    if (left.type === 'VariableDeclaration') {
      for (const { id } of left.declarations) bind(lowering, id, item, true);
    } else bind(lowering, left, item, false);
    lowering.statement(node.body);
  });
  const form = node.type === 'ForOfStatement' ? 'of' : 'in';
  lowering.steps.push({ kind: 'loop', form, test: null, over: of, body, at: rangeOf(node), atLeastOnce: false });
};

/** The test runs with each round, so its calls are part of the body. */
const lowerTested = (lowering: Lowering, node: Tested): void => {
  if (node.type === 'ForStatement') lowerStart(lowering, node.init);
  let test: ValueId | null = null;
  const body = lowering.gather(() => {
    if (node.type !== 'DoWhileStatement') test = lowerOptional(lowering, node.test);
    lowering.statement(node.body);
    if (node.type === 'ForStatement') lowerOptional(lowering, node.update);
    if (node.type === 'DoWhileStatement') test = lowering.expression(node.test);
  });
  lowering.steps.push({
    kind: 'loop',
    form: FORMS[node.type],
    test,
    over: null,
    body,
    at: rangeOf(node),
    atLeastOnce: node.type === 'DoWhileStatement' || isAlways(node.test),
  });
};

const FORMS = { ForStatement: 'for', WhileStatement: 'while', DoWhileStatement: 'do' } as const;

const lowerStart = (lowering: Lowering, init: TSESTree.ForStatement['init'] | undefined): void => {
  if (init?.type === 'VariableDeclaration') lowerDeclaration(lowering, init);
  else lowerOptional(lowering, init);
};

const lowerOptional = (lowering: Lowering, node: TSESTree.Expression | null | undefined): ValueId | null =>
  node == null ? null : lowering.expression(node);

const isAlways = (test: TSESTree.Expression | null | undefined): boolean => {
  if (test == null) return true;
  const inner = unwrap(test);
  return inner.type === 'Literal' && Boolean(inner.value);
};
