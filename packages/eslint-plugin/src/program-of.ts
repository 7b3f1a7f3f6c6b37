import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from 'eslint';

/** Svelte's parser puts the program into the scripts of a page. */
interface Script {
  readonly type: string;
  readonly body: readonly unknown[];
}

/** What of the tree is a program, whatever parser made it: Vue's hands out the script, Svelte's the page around it. */
export const programOf = ({ ast }: Pick<SourceCode, 'ast'>): TSESTree.Program => {
  const body = ast.body as unknown as readonly Script[];
  if (!body.some(isScript)) return ast as unknown as TSESTree.Program;
  const statements = body.flatMap((part) => (isScript(part) ? part.body : []));
  return { ...ast, body: statements } as unknown as TSESTree.Program;
};

const isScript = ({ type }: Script): boolean => type === 'SvelteScriptElement';
