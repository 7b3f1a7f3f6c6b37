import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnyRule } from '@seamlint/core';
import { requireRule } from '../check/request.ts';
import type { Toolbox } from '../check/toolbox.ts';
import { writeReport } from '../check/write-report.ts';
import type { CommonOptions } from '../command-line/options.ts';
import type { Io } from '../io.ts';
import { packageRoot } from '../package-root.ts';
import { metaRules } from '../settle/meta-rules.ts';

/** `seamlint explain RULE`: its page, or what the rule says of itself. */
export const explainRule = async (
  name: string,
  options: CommonOptions,
  io: Io,
  { rules }: Toolbox,
): Promise<number> => {
  const known = [...rules, ...metaRules];
  const bare = name.replace(/^seamlint\//u, '');
  requireRule(
    bare,
    'explain',
    known.map((rule) => rule.name),
  );
  const rule = known.find((candidate) => candidate.name === bare);
  const page =
    pageOf(metaRules.some((meta) => meta.name === bare) ? 'suppressions' : bare) ??
    (rule === undefined ? '' : summaryOf(rule));
  await writeReport(page.endsWith('\n') ? page : `${page}\n`, options.outputFile, io);
  return 0;
};

/** The bundle takes the pages along; run from sources, each stands beside its rule. */
const pageOf = (name: string): string | undefined => {
  const places = [
    join(packageRoot(), 'dist', 'docs', `${name}.md`),
    join(packageRoot(), '..', '..', 'rules', name, 'docs.md'),
    join(packageRoot(), '..', '..', 'docs', `${name}.md`),
  ];
  const place = places.find((path) => existsSync(path));
  return place === undefined ? undefined : withoutMarks(readFileSync(place, 'utf8'));
};

/** A generated head stands between comments. */
const withoutMarks = (page: string): string =>
  page
    .replace(/<!--.*?-->\n?/gsu, '')
    .replace(/\n{3,}/gu, '\n\n')
    .trimStart();

const summaryOf = ({ name, description, message, help, severity, preset }: AnyRule): string =>
  [`# ${name}`, `${description}.`, `Severity: ${severity}. Preset: ${preset}.`, message, help].join('\n\n');
