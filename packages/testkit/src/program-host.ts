import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { createTestPaths, discover, openProgram, type LinkedProgram } from '@seamlint/analyzer';
import { createScope, judge, suppresses, type AnyRule, type Catalog, type Judged } from '@seamlint/core';

import type { Files } from './case-files.ts';
import { lineAt } from './line-at.ts';
import type { Said } from './said.ts';

/** What `rules` say of `files` as one program: the host behind the command line, without its report. */
export const judgeProgram = async (
  files: Files,
  rules: readonly AnyRule[],
  catalog: Catalog,
): Promise<readonly Said[]> => {
  // The resolver reads the disk, so that the files must lie on one.
  const root = await realpath(await mkdtemp(join(tmpdir(), 'seamlint-case-')));
  try {
    await writeAll(
      root,
      files.has('package.json') ? files : new Map([...files, ['package.json', '{ "name": "case" }']]),
    );
    const discovery = await discover({ cwd: root, paths: [], ignore: [] });
    const program = await openProgram(discovery, catalog);
    const scope = createScope(program, catalog, { isTest: createTestPaths(discovery) });
    const { findings } = judge(rules, scope);
    const [error] = program.errors;
    if (error !== undefined) throw new Error(`${error.file}: ${error.message}`);
    refuseTwins(findings);
    return findings.flatMap((judged) => saidOf(judged, program, files));
  } finally {
    await rm(root, { recursive: true, force: true });
  }
};

const writeAll = async (root: string, files: Files): Promise<void> => {
  for (const [path, text] of files) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
};

const saidOf = ({ rule, finding }: Judged, program: LinkedProgram, files: Files): readonly Said[] => {
  const { path, start } = finding.at;
  const line = lineAt(files.get(path) ?? '', start);
  const silenced = program.file(path)?.suppressions.some((one) => suppresses(one, rule.name, line)) ?? false;
  return silenced
    ? []
    : [{ path, line, rule: rule.name, hint: finding.certainty === 'hint', strict: finding.strict === true }];
};

/** A mark stands for a line, so that comparing marks would not see one finding told twice. */
const refuseTwins = (findings: readonly Judged[]): void => {
  const seen = new Set<string>();
  for (const { rule, finding } of findings) {
    const key = `${rule.name} ${finding.at.path} ${finding.at.start}-${finding.at.end}`;
    if (seen.has(key)) throw new Error(`One finding is told twice: ${key}`);
    seen.add(key);
  }
};
