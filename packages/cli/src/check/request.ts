import { realpathSync } from 'node:fs';
import type { CommonOptions } from '../command-line/options.ts';
import type { Io } from '../io.ts';
import { didYouMean } from '../nearest.ts';
import { metaRules } from '../settle/meta-rules.ts';
import { UsageError } from '../usage-error.ts';
import type { Request } from './analyse.ts';
import type { Toolbox } from './toolbox.ts';

export const requestOf = (paths: readonly string[], options: CommonOptions, io: Io, tools: Toolbox): Request => {
  if (options.cache === false && options.cacheLocation !== undefined)
    throw new UsageError('--no-cache keeps nothing and --cache-location says where to keep it: leave one of them out.');
  for (const name of options.rule.keys())
    requireRule(
      name,
      '--rule',
      [...tools.rules, ...metaRules].map((rule) => rule.name),
    );
  return {
    cwd: realpathSync(io.cwd),
    paths,
    configFile: options.config,
    levels: { preset: options.preset, rules: options.rule },
    types: options.types !== false,
    concurrency: options.concurrency,
    shard: options.shard,
  };
};

/** Throws a UsageError with the nearest name where `name` is no rule. */
export const requireRule = (name: string, where: string, known: readonly string[]): void => {
  if (known.includes(name)) return;
  const end = didYouMean(name, known);
  throw new UsageError(`${where}: there is no rule "${name}"${end === '' ? '; `seamlint rules` lists them.' : end}`);
};
