import type { ModuleTarget } from '@seamlint/core';

import type { Manifests } from './manifests.ts';
import type { SourceFiles } from './source-files.ts';
import type { DeclaredAliases } from './declared-aliases.ts';
import type { BuildOutput } from './tsconfig.ts';
import type { TsConfig } from './tsconfig-raw.ts';
import type { Workspaces } from './workspaces.ts';

/** All that resolving looks at: no disk, no node_modules. */
export interface ModuleWorld {
  readonly files: SourceFiles;
  readonly manifests: Manifests;
  readonly workspaces: Workspaces;
  readonly configsFor: (folder: string) => readonly TsConfig[];
  /** What the configurations of a package's folder build. */
  readonly outputs: (folder: string) => readonly BuildOutput[];
  readonly declared: DeclaredAliases;
}

export interface ModuleQuestion {
  /** The folder of the file that asks. */
  readonly folder: string;
  readonly specifier: string;
  /** Whose source is meant where `x.ts` and `x.js` lie side by side. */
  readonly preferTypeScript: boolean;
}

/** One way to understand a specifier; undefined: not by this one. */
export type ResolutionStep = (question: ModuleQuestion, world: ModuleWorld) => ModuleTarget | undefined;
