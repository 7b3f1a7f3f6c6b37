import {
  createFileScope,
  extractFollowing,
  readBindings,
  type CommentLike,
  type FileFacts,
  type Scope,
} from '@seamlint/core';
import type { SourceCode } from 'eslint';

import type { EditorHost } from './editor-host.ts';
import { programOf } from './program-of.ts';

/** What the rules may ask about one file, and its facts. */
export interface FileScope {
  readonly facts: FileFacts;
  readonly scope: Scope;
}

/** What all rules of a run share about a file. */
export interface FileAnalysis {
  /** False where no rule can have anything to say, by one look at the text. */
  readonly mayHoldSeam: boolean;
  /** Of a file that holds no fact there is nothing to judge. Worked out for the first rule that asks. */
  scope(): FileScope | undefined;
}

interface Kept {
  readonly host: EditorHost;
  readonly path: string;
  readonly analysis: FileAnalysis;
}

/** By what ESLint hands every rule of a run. */
const analyses = new WeakMap<SourceCode, Kept>();

export const fileAnalysis = (path: string, source: SourceCode, host: EditorHost): FileAnalysis => {
  const known = analyses.get(source);
  // A tool may lint one SourceCode twice, under other settings.
  if (known?.host === host && known.path === path) return known.analysis;
  const analysis = createAnalysis(path, source, host);
  analyses.set(source, { host, path, analysis });
  return analysis;
};

const createAnalysis = (path: string, source: SourceCode, host: EditorHost): FileAnalysis => {
  const mayHoldSeam = host.mayHoldSeam(path, source.text) && !host.isIgnored(path);
  let made: { readonly scope: FileScope | undefined } | undefined;
  return { mayHoldSeam, scope: () => (made ??= { scope: scopeOf(path, source, host) }).scope };
};

const scopeOf = (path: string, source: SourceCode, host: EditorHost): FileScope | undefined => {
  const extracted = extractFollowing(
    {
      path,
      text: source.text,
      // Whatever the user's parser made: lowering takes any ESTree, and nothing it does not know for more than `unknown`.
      ast: programOf(source),
      variableOf: readBindings(source.scopeManager),
      comments: source.getAllComments() as unknown as readonly CommentLike[],
    },
    host.catalog,
  );
  const { facts } = extracted;
  if (facts.facts.length === 0) return undefined;
  return { facts, scope: createFileScope(extracted, host.catalog, { isTest: host.isTest }) };
};
