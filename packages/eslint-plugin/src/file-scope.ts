import { createScope, extract, fileProgram, type CommentLike, type FileFacts, type Scope } from '@seamlint/core';
import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from 'eslint';

import type { EditorHost } from './editor-host.ts';

/** What the rules may ask about one file, and its facts. */
export interface FileScope {
  readonly facts: FileFacts;
  readonly scope: Scope;
}

/** By syntax tree: every rule of a run gets the same tree, and the facts are extracted for the first one. */
const scopes = new WeakMap<object, { readonly host: EditorHost; readonly of: FileScope }>();

export const fileScope = (path: string, source: SourceCode, host: EditorHost): FileScope => {
  const known = scopes.get(source.ast);
  // A tool may lint one SourceCode twice, under other settings.
  if (known?.host === host && known.of.facts.path === path) return known.of;
  const facts = extract(
    {
      path,
      text: source.text,
      // Whatever the user's parser made: lowering takes any ESTree, and nothing it does not know for more than `unknown`.
      ast: source.ast as unknown as TSESTree.Program,
      scopes: source.scopeManager,
      comments: source.getAllComments() as unknown as readonly CommentLike[],
    },
    host.catalog,
  );
  const of: FileScope = { facts, scope: createScope(fileProgram(facts), host.catalog, { isTest: host.isTest }) };
  scopes.set(source.ast, { host, of });
  return of;
};
