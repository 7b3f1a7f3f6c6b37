import { relative, sep } from 'node:path';
import type { AnyRule, Preset } from '@seamlint/core';
import picomatch from 'picomatch';

import type { Level, LoadedConfig, Override, RuleSetting } from './config.ts';

/** What the command line says above every config. */
export interface LevelOptions {
  readonly preset: Preset | undefined;
  readonly rules: ReadonlyMap<string, Level>;
}

type RuleHead = Pick<AnyRule, 'name' | 'severity' | 'preset'>;

const WIDTH: Readonly<Record<Preset, number>> = { recommended: 0, strict: 1, all: 2 };

/** What holds for one rule in one file. */
export interface RuleLevel {
  readonly level: Level;
  /** Somebody says so, in a config or on the command line. */
  readonly stated: boolean;
  /** Findings of the rule's strict part are reported too. */
  readonly strict: boolean;
}

/** How `rule` is set in the file `path` (absolute). The command line wins over overrides, these over rules, these over the preset. */
export const levelOf = (rule: RuleHead, path: string, loaded: LoadedConfig, options: LevelOptions): RuleLevel => {
  const { config, folder } = loaded;
  const preset = options.preset ?? config.extends ?? 'recommended';
  const byPreset = WIDTH[rule.preset] <= WIDTH[preset] ? levelBySeverity(rule) : 'off';
  const written = byOverride(rule.name, relativeTo(folder, path), config.overrides ?? []) ?? config.rules?.[rule.name];
  const asked = options.rules.get(rule.name) ?? (written === undefined ? undefined : levelIn(written));
  return {
    level: asked ?? byPreset,
    stated: asked !== undefined,
    strict: strictIn(written) ?? WIDTH[preset] >= WIDTH.strict,
  };
};

const levelBySeverity = ({ severity }: RuleHead): Level => (severity === 'error' ? 'error' : 'warn');
const levelIn = (setting: RuleSetting): Level => (typeof setting === 'string' ? setting : setting[0]);
const strictIn = (setting: RuleSetting | undefined): boolean | undefined =>
  typeof setting === 'object' ? setting[1]?.strict : undefined;

const byOverride = (rule: string, path: string, overrides: readonly Override[]): RuleSetting | undefined =>
  overrides.findLast(({ files, rules }) => rules[rule] !== undefined && matches(path, [files].flat()))?.rules[rule];

/** Whether the config's `ignore` takes the file `path` (absolute) out of the report. */
export const isIgnored = (path: string, { config, folder }: LoadedConfig): boolean =>
  config.ignore !== undefined && isTakenOut(relativeTo(folder, path), config.ignore);

/** `!` takes back what an earlier glob took out. */
const isTakenOut = (path: string, globs: readonly string[]): boolean => {
  const last = globs.findLast((glob) => matches(path, [glob.replace(/^!/u, '')]));
  return last !== undefined && !last.startsWith('!');
};

export const matchesTests = (path: string, { config, folder }: LoadedConfig): boolean =>
  config.tests !== undefined && matches(relativeTo(folder, path), config.tests);

const relativeTo = (folder: string, path: string): string => relative(folder, path).split(sep).join('/');

/** As in a .gitignore: a pattern without a slash holds at any depth, a folder stands for all that is in it. */
const matches = (path: string, globs: readonly string[]): boolean =>
  globs.some((glob) => {
    const bare = slashed(glob).replace(/^\.\//u, '').replace(/\/$/u, '');
    const anchored = bare.includes('/') ? bare.replace(/^\//u, '') : `**/${bare}`;
    return isMatch(anchored)(path) || isMatch(`${anchored}/**`)(path);
  });

/** `src\gen\**`, as it is written on Windows. A backslash before a bracket and its like takes that as it is: `app/\[id\]`. */
const slashed = (glob: string): string =>
  glob.replace(/^\.\\|\\(?=[\w*@-])|\\$/gu, (found) => (found === '.\\' ? './' : '/'));

const compiled = new Map<string, picomatch.Matcher>();

const isMatch = (glob: string): picomatch.Matcher => {
  const matcher = compiled.get(glob) ?? picomatch(glob, { dot: true });
  compiled.set(glob, matcher);
  return matcher;
};
