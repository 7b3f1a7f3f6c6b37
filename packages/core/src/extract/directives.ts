import type { TSESTree } from '@typescript-eslint/utils';

/** `'use server'`, `'use strict'` ... at the head of a body. */
export const directivesOf = (body: readonly TSESTree.Statement[]): string[] => {
  const directives: string[] = [];
  for (const statement of body) {
    const directive = directiveOf(statement);
    if (directive === null) break;
    directives.push(directive);
  }
  return directives;
};

/** Some parsers have null where there is none. */
export const directiveOf = (statement: TSESTree.Statement): string | null =>
  statement.type === 'ExpressionStatement' && typeof statement.directive === 'string' ? statement.directive : null;
