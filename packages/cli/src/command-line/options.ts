import type { Preset } from '@seamlint/core';
import type { Shard } from '../check/shard.ts';
import type { Level } from '../config/config.ts';

/** Options every command understands, as they are parsed: a flag that was not given is not there. */
export interface CommonOptions {
  readonly format: string;
  readonly outputFile?: string;
  readonly config?: string;
  readonly printConfig?: string;
  readonly preset?: Preset;
  readonly rule: ReadonlyMap<string, Level>;
  readonly maxWarnings?: number;
  readonly quiet?: boolean;
  readonly stats?: boolean;
  readonly cpuProfile?: string;
  readonly verbose?: boolean;
  /** `--no-types`: false. */
  readonly types?: boolean;
  readonly concurrency?: number;
  /** `--no-cache`: false. */
  readonly cache?: boolean;
  readonly cacheLocation?: string;
  readonly shard?: Shard;
  readonly facts?: readonly string[];
  readonly since?: string;
  readonly staged?: boolean;
  readonly stdin?: boolean;
  readonly stdinFilename?: string;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly pruneBaseline?: boolean;
  readonly color: boolean;
  readonly reportUnusedSuppressions?: boolean;
  readonly strictParse?: boolean;
}

export interface FixOptions extends CommonOptions {
  readonly dryRun?: boolean;
  readonly only: readonly string[];
  readonly unsafeFixes?: boolean;
  readonly interactive?: boolean;
  readonly allowDirty?: boolean;
  readonly verifyCommand?: string;
  /** `--no-verify`: false. */
  readonly verify?: boolean;
}

export interface InitOptions extends CommonOptions {
  readonly yes?: boolean;
}

export interface ChecklistOptions extends CommonOptions {
  readonly verifyCommand?: string;
}
