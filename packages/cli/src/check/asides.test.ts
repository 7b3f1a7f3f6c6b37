import { expect, test } from 'vitest';
import type { CommonOptions } from '../command-line/options.ts';
import { createSandbox } from '../sandbox.ts';
import type { Workspace } from './analyse.ts';
import { asidesOf } from './asides.ts';

const options: CommonOptions = { format: 'pretty', rule: new Map(), color: false };
const workspace = { cwd: '/shop', discovery: { reported: new Set(['a.ts']), empty: [] } } as unknown as Workspace;
const asides = (more: Partial<CommonOptions>): readonly string[] =>
  asidesOf(workspace, undefined, 'Nothing was kept.', { ...options, ...more });

test('why nothing was kept is told to whoever said where, or is curious', () => {
  expect(asides({})).toEqual([]);
  expect(asides({ verbose: true })).toEqual(['Nothing was kept.']);
  expect(asides({ cacheLocation: 'kept' })).toEqual(['--cache-location kept: Nothing was kept.']);
});

test('where folders hold no file, it is said; where files are named that are none of ours, it is not', async () => {
  const box = createSandbox({ 'package.json': '{}', 'docs/README.md': '', 'lib/README.md': '', 'src/a.ts': '' });
  const said = async (...argv: readonly string[]): Promise<string> => {
    const { status, stderr } = await box.run(argv);
    expect(status).toBe(0);
    return stderr;
  };
  expect(await said('check', 'docs', 'lib')).toBe(
    'seamlint: There is no JavaScript or TypeScript file under docs, lib that is not ignored.\n',
  );
  expect(await said('check', 'docs/README.md')).toBe('');
  expect(await said('check', 'docs', 'src')).toBe('');
  expect(await said('facts', '--output', '.facts', 'docs')).toContain('under docs');
  expect(await said('facts', '--output', '.facts', 'package.json')).toContain('No path names');
  expect(await said('facts', '--output', '.facts', '--shard', '1/2')).toBe('');
  expect(await said('facts', '--output', '.facts', '--shard', '2/2')).toBe('');
  box.remove();
});
