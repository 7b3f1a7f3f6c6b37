import type { TSESTree } from '@typescript-eslint/utils';

/** What a host hands over to have a file's facts extracted: any parser's ESTree with its scopes. */
export interface ParsedSource {
  /** Relative to the project root, with `/`. */
  readonly path: string;
  /** Without a byte order mark; positions count from here. */
  readonly text: string;
  readonly ast: TSESTree.Program;
  /** Of eslint-scope or of typescript-eslint's scope manager. */
  readonly scopes: ScopeManagerLike;
  readonly comments: readonly CommentLike[];
}

/** The little of a scope manager that is used; both kinds have it. */
export interface ScopeManagerLike {
  readonly scopes: readonly ScopeLike[];
}

export interface ScopeLike {
  readonly type: string;
  readonly variables: readonly VariableLike[];
  readonly references: readonly ReferenceLike[];
}

export interface VariableLike {
  readonly name: string;
  readonly defs: readonly {
    readonly type: string;
    readonly name: unknown;
    readonly node: unknown;
    readonly parent?: unknown;
  }[];
  readonly references: readonly ReferenceLike[];
}

export interface ReferenceLike {
  readonly identifier: unknown;
  readonly resolved: VariableLike | null;
}

export interface CommentLike {
  readonly type: 'Line' | 'Block' | 'Shebang' | 'Hashbang';
  /** Without the delimiters. */
  readonly value: string;
  readonly range: readonly [number, number];
}
