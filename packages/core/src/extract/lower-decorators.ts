import type { TSESTree } from '@typescript-eslint/utils';
import type { ValueId } from '../facts/structure.ts';
import type { Lowering } from './lowering.ts';

/** Only TypeScript's trees always have the list. */
export const lowerDecorators = (
  lowering: Lowering,
  nodes: readonly TSESTree.Decorator[] | null | undefined,
): ValueId[] => nodes?.map(({ expression }) => lowering.expression(expression)) ?? [];
