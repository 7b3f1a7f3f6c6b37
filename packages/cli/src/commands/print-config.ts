import { existsSync, realpathSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { openWorkspace } from '../check/analyse.ts';
import { requestOf } from '../check/request.ts';
import type { Toolbox } from '../check/toolbox.ts';
import { writeReport } from '../check/write-report.ts';
import type { CommonOptions } from '../command-line/options.ts';
import { metaRules } from '../settle/meta-rules.ts';
import type { Io } from '../io.ts';
import { UsageError } from '../usage-error.ts';

/** `seamlint --print-config FILE`: what holds for one file, and which config says so. */
export const printConfig = async (file: string, options: CommonOptions, io: Io, tools: Toolbox): Promise<number> => {
  const path = resolve(io.cwd, file);
  if (!existsSync(path) || !statSync(path).isFile())
    throw new UsageError(`--print-config: there is no file "${file}"; give it the path of one.`);
  const { discovery, settings, isTest } = await openWorkspace(requestOf([file], options, io, tools), tools);
  const inRoot = relative(discovery.root, realpathSync(path)).split(sep).join('/');
  if (!discovery.files.includes(inRoot))
    throw new UsageError(
      `--print-config: ${file} is no file that is analysed (another kind, ignored by git, or output).`,
    );
  const loaded = settings.configs.get(inRoot.includes('/') ? inRoot.slice(0, inRoot.lastIndexOf('/')) : '.');
  const levels = [...tools.rules, ...metaRules].map((rule) => {
    const { level, strict } = settings.level(rule, inRoot);
    return [rule.name, level === 'off' || !strict ? level : [level, { strict }]] as const;
  });
  const { config = {}, file: from = null } = loaded ?? {};
  const { extends: preset = 'recommended', rules: _rules, overrides: _overrides, $schema: _schema, ...rest } = config;
  const told = {
    file: relative(realpathSync(io.cwd), join(discovery.root, inRoot)).split(sep).join('/'),
    config: from,
    extends: options.preset ?? preset,
    ignored: settings.ignored(inRoot),
    test: isTest(inRoot),
    rules: Object.fromEntries(levels.toSorted(([a], [b]) => (a < b ? -1 : 1))),
    ...rest,
  };
  await writeReport(`${JSON.stringify(told, null, 2)}\n`, options.outputFile, io);
  return 0;
};
