import type { TSESTree } from '@typescript-eslint/utils';
import type { VariableOf } from './bindings/variable.ts';

/** What a host hands over to have a file's facts extracted: any parser's ESTree, and what its names mean. */
export interface ParsedSource {
  /** Relative to the project root, with `/`. */
  readonly path: string;
  /** Without a byte order mark; positions count from here. */
  readonly text: string;
  readonly ast: TSESTree.Program;
  readonly variableOf: VariableOf;
  readonly comments: readonly CommentLike[];
}

export interface CommentLike {
  readonly type: 'Line' | 'Block' | 'Shebang' | 'Hashbang';
  /** Without the delimiters. */
  readonly value: string;
  readonly range: readonly [number, number];
}
