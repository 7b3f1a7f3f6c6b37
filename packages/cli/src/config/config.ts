import type { NamedExport, OwnProvider, Preset } from '@seamlint/core';

export type Level = 'off' | 'warn' | 'error';

/** How loud a rule is, and whether it reports what its strict part adds; without the option the preset decides. */
export type RuleSetting = Level | readonly [Level, { readonly strict?: boolean | undefined }?];

/**
 * An export of the project, or of a package it uses: `default` for the default one, with members of it (`logger.audit`).
 * `from` is a module specifier: a package, or a path relative to the config.
 */
export type Named = NamedExport;

/** The project's own functions that do what Seamlint looks for. */
export interface Wrappers {
  /** They run the function they are given again. */
  readonly retry?: readonly Named[];
  /** They send requests, under limits of their own. */
  readonly client?: readonly Named[];
  /** What they answer may be logged. */
  readonly redactor?: readonly Named[];
  /** They refuse a forged request; as middleware too. */
  readonly verifier?: readonly Named[];
  /** They bound how much runs at once. No rule of this version asks. */
  readonly limiter?: readonly Named[];
  /** They let each webhook event pass once: asked before the work, handed the work, or put around the handler. */
  readonly dedupe?: readonly Named[];
  /** They read variables of the environment, by an argument or as members: of a package, since what lies in the program is followed. */
  readonly env?: readonly Named[];
}

export interface Override {
  /** Globs relative to the config's folder. */
  readonly files: string | readonly string[];
  readonly rules: Readonly<Record<string, RuleSetting>>;
}

/** What `seamlint.config.*` or `"seamlint"` in package.json may say. */
export interface Config {
  /** Where an editor finds the schema of a config in JSON. */
  readonly $schema?: string;
  /** The preset to start from; `recommended` if it is left out. */
  readonly extends?: Preset;
  readonly rules?: Readonly<Record<string, RuleSetting>>;
  /** Globs of what is not reported, relative to the config's folder. */
  readonly ignore?: readonly string[];
  /** The last one that matches a file wins. */
  readonly overrides?: readonly Override[];
  /** APIs the catalog does not know; under the id of one that it knows, what is added or corrected there. */
  readonly providers?: readonly OwnProvider[];
  readonly wrappers?: Wrappers;
  /** Loggers of the project's own: by the name they are called under wherever it is, or by where they come from. */
  readonly loggers?: readonly (string | Named)[];
  /** Folders that may import vendors. No rule of this version asks. */
  readonly adapters?: readonly string[];
  /** Ids of the providers whose failure stops the business. No rule of this version asks. */
  readonly critical?: readonly string[];
  /** Globs of tests, besides those that are known. */
  readonly tests?: readonly string[];
  /** Names of environment variables that hold secrets. */
  readonly secretEnv?: readonly string[];
  /** Milliseconds below which a poll is too quick. No rule of this version asks. */
  readonly pollMinimumMs?: number;
  /** A suppression without a reason does not count. */
  readonly requireReason?: boolean;
}

/** Gives a config its type. */
export const defineConfig = (config: Config): Config => config;

/** A config and where it stands. */
export interface LoadedConfig {
  readonly config: Config;
  /** For people; null: nothing was found, the defaults hold. */
  readonly file: string | null;
  /** Absolute; its globs count from here. */
  readonly folder: string;
  /** Absolute; where the file lies, if that is elsewhere: relative specifiers count from here. */
  readonly home?: string;
}
