import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { loadApp } from '@seamlint/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createSandbox, type Sandbox } from '../packages/cli/src/sandbox.ts';

const files = await loadApp(fileURLToPath(new URL('../fixtures/apps/monorepo-market', import.meta.url)));
const workspaces = [...files.keys()].flatMap(
  (path) => /^((?:apps|packages)\/[^/]+)\/package\.json$/u.exec(path)?.[1] ?? [],
);

interface Finding {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
}

/** What is found where, whatever the paths are relative to. */
const findingsOf = async (box: Sandbox, folder: string, paths: readonly string[]): Promise<readonly string[]> => {
  const { stdout } = await box.run([...paths, '--format', 'json'], { in: folder });
  const { findings } = JSON.parse(stdout) as { readonly findings: readonly Finding[] };
  return findings
    .map(({ rule, file, line }) => `${files.has(file) ? file : join(folder, file)}:${String(line)} ${rule}`)
    .sort();
};

/** A file is judged by the whole program, however little of it was asked for. */
describe('the findings of a file are the same', () => {
  let box: Sandbox;
  let whole: readonly string[];

  beforeAll(async () => {
    box = createSandbox(Object.fromEntries(files));
    whole = await findingsOf(box, '', []);
  });
  afterAll(() => {
    box.remove();
  });

  it('and there are some in several workspaces', () => {
    expect(new Set(whole.map((line) => line.split('/')[1])).size).toBeGreaterThan(2);
  });

  it.each(workspaces)('inside of %s', async (workspace) => {
    const own = whole.filter((line) => line.startsWith(`${workspace}/`));
    expect(await findingsOf(box, workspace, [])).toEqual(own);
    expect(await findingsOf(box, '', [workspace])).toEqual(own);
  });

  it('for one path alone', async () => {
    const found = new Set(whole.map((line) => line.slice(0, line.indexOf(':'))));
    const sources = [...files.keys()].filter((path) => path.endsWith('.ts'));
    for (const path of sources.filter((each, index) => found.has(each) || index % 4 === 0)) {
      expect(await findingsOf(box, '', [path]), path).toEqual(whole.filter((line) => line.startsWith(`${path}:`)));
    }
  });
});
