import type { ConfiguredNames } from '@seamlint/core';

/**
 * Code and what one rule must say of it. `// reported` ends each line on which
 * a finding must begin, `// reported (hint)` one that is only likely, `// reported (strict)` one of the preset `strict`.
 * Where some line ends in `// because`, the reasons of the findings must point at those lines and at no others.
 */
export interface Case {
  /** One file, or several by path. Indented as the case is; `{{format-id}}` stands for a key in that format. */
  readonly files: string | Readonly<Record<string, string>>;
  /** Where a single file lies. The path decides much: `src/case.ts`, unless the code belongs elsewhere. */
  readonly path?: string;
  /** What a config that lies at the root names. */
  readonly config?: ConfiguredNames;
  /** What the editor, which sees one file, must say. Defaults to the same as the command line. */
  readonly editor?: 'same' | 'silent';
}

/** A case's name is a sentence about the code it holds. */
export interface Cases {
  readonly silent: Readonly<Record<string, Case>>;
  readonly reported: Readonly<Record<string, Case>>;
}
