import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { inFolder, type Files } from '../temporary-folder.ts';
import { discover, type DiscoverOptions, type Discovery } from './discover.ts';
import { UnknownPathError } from './unknown-path-error.ts';

const discoverIn = async (files: Files, options: Partial<DiscoverOptions> = {}): Promise<Discovery> =>
  inFolder(files, async (folder) =>
    discover({ paths: [], ignore: [], ...options, cwd: join(folder, options.cwd ?? '') }),
  );

const source = 'export const a = 1;\n';
const workspace = { 'package.json': '{"workspaces":["packages/*"]}', 'packages/a/package.json': '{"name":"a"}' };

describe('the files', () => {
  it('are those of JavaScript and TypeScript, and components, without declarations and minified code', async () => {
    const names = ['a.js', 'b.mjs', 'c.cjs', 'd.jsx', 'e.ts', 'f.mts', 'g.cts', 'h.tsx', 'i.vue', 'j.svelte'];
    const others = ['k.d.ts', 'l.d.mts', 'm.css.d.ts', 'n.min.js', 'o.json', 'p.astro', 'README.md'];
    const { files } = await discoverIn(Object.fromEntries([...names, ...others].map((name) => [name, source])));
    expect(files).toEqual(names);
  });

  it('lie in no folder of dependencies or output', async () => {
    const outputs = [
      'node_modules/x',
      'dist',
      'packages/a/build',
      'out',
      '.next',
      'coverage',
      'packages/a/node_modules/y',
    ];
    const files = Object.fromEntries(outputs.map((folder) => [`${folder}/a.ts`, source]));
    expect((await discoverIn({ ...workspace, ...files, 'a.ts': source })).files).toEqual(['a.ts']);
  });

  it('may lie in a folder of an application that is called like output', async () => {
    const { files } = await discoverIn({ 'src/app/build/route.ts': source, 'app/api/out/route.ts': source });
    expect(files).toEqual(['app/api/out/route.ts', 'src/app/build/route.ts']);
  });

  it('obey .gitignore in every folder, without a repository too', async () => {
    const { files } = await discoverIn({
      '.gitignore': '*.gen.ts\n/tmp/\nlegacy\n',
      'a.gen.ts': source,
      'tmp/a.ts': source,
      'src/tmp/a.ts': source,
      'src/legacy/a.ts': source,
      'src/.gitignore': '!keep.gen.ts\nlocal.ts\n',
      'src/keep.gen.ts': source,
      'src/local.ts': source,
      'local.ts': source,
    });
    expect(files).toEqual(['local.ts', 'src/keep.gen.ts', 'src/tmp/a.ts']);
  });

  it('obey the .gitignore of the repository above the workspace', async () => {
    const files = { '.git/HEAD': '', '.gitignore': '/web/secret/\n', 'web/secret/a.ts': source, 'web/b.ts': source };
    const discovery = await discoverIn({ ...files, 'web/pnpm-workspace.yaml': 'packages: []\n' }, { cwd: 'web' });
    expect(discovery.files).toEqual(['b.ts']);
  });

  it('leave out what the configuration ignores', async () => {
    const files = {
      'a.ts': source,
      'old/a.ts': source,
      'src/old/b.ts': source,
      'src/c.gen.ts': source,
      'src/d.ts': source,
    };
    const ignored = async (...ignore: string[]): Promise<readonly string[]> =>
      (await discoverIn(files, { ignore })).files;
    expect(await ignored('old', '*.gen.ts')).toEqual(['a.ts', 'src/d.ts']);
    expect(await ignored('src/**', '!src/d.ts')).toEqual(['a.ts', 'old/a.ts', 'src/d.ts']);
    expect(await ignored('./src/old/')).toEqual(['a.ts', 'old/a.ts', 'src/c.gen.ts', 'src/d.ts']);
  });

  it('end where a symbolic link leads back', async () => {
    await inFolder({ 'src/a.ts': source }, async (folder) => {
      symlinkSync(folder, join(folder, 'src/loop'));
      symlinkSync(join(folder, 'src/a.ts'), join(folder, 'src/alias.ts'));
      const { files } = await discover({ cwd: folder, paths: [], ignore: [] });
      expect(files).toEqual(['src/a.ts']);
    });
  });

  it.skipIf(process.getuid?.() === 0)('miss a folder without permission, and say so', async () => {
    await inFolder({ 'a.ts': source }, async (folder) => {
      mkdirSync(join(folder, 'locked'), { mode: 0 });
      const { files, errors } = await discover({ cwd: folder, paths: [], ignore: [] });
      chmodSync(join(folder, 'locked'), 0o700);
      expect(files).toEqual(['a.ts']);
      expect(errors).toEqual([{ file: 'locked', message: expect.stringContaining('no permission') as string }]);
    });
  });
});

describe('the root', () => {
  const files = { ...workspace, 'packages/a/src/a.ts': source, 'packages/b/b.ts': source };

  it.each(['', 'packages/a', 'packages/a/src'])('is the workspace around %j', async (cwd) => {
    expect((await discoverIn(files, { cwd })).files).toEqual(['packages/a/src/a.ts', 'packages/b/b.ts']);
  });

  it('is the repository, where no workspace is declared', async () => {
    const discovery = await discoverIn(
      { '.git/HEAD': '', 'api/package.json': '{}', 'api/a.ts': source, 'b.ts': source },
      { cwd: 'api' },
    );
    expect(discovery.files).toEqual(['api/a.ts', 'b.ts']);
  });

  it('is the nearest package, else the working directory', async () => {
    const alone = { 'app/package.json': 'broken', 'app/src/a.ts': source, 'b.ts': source };
    expect((await discoverIn(alone, { cwd: 'app/src' })).files).toEqual(['src/a.ts']);
    expect((await discoverIn(alone)).files).toEqual(['app/src/a.ts', 'b.ts']);
  });

  it('reaches paths elsewhere without walking what lies between', async () => {
    const apart = {
      'home/one/package.json': '{}',
      'home/one/a.ts': source,
      'home/two/package.json': '{}',
      'home/two/b.ts': source,
    };
    const discovery = await discoverIn(
      { ...apart, 'home/c.ts': source },
      { cwd: 'home/one', paths: ['a.ts', '../two/b.ts'] },
    );
    expect(discovery.files).toEqual(['one/a.ts', 'two/b.ts']);
  });
});

describe('paths', () => {
  const files = { ...workspace, 'packages/a/a.ts': source, 'packages/b/b.ts': source, 'packages/b/b.test.ts': source };

  it('filter what is reported, not the program', async () => {
    const discovery = await discoverIn(files, { paths: ['packages/a', 'packages/b/b.test.ts'] });
    expect(discovery.files).toHaveLength(3);
    expect([...discovery.reported].sort()).toEqual(['packages/a/a.ts', 'packages/b/b.test.ts']);
    expect([...discovery.named]).toEqual(['packages/b/b.test.ts']);
  });

  it('are the working directory where there are none', async () => {
    const { reported, named } = await discoverIn(files, { cwd: 'packages/b' });
    expect([...reported]).toEqual(['packages/b/b.test.ts', 'packages/b/b.ts']);
    expect(named.size).toBe(0);
  });

  it('may name what is ignored', async () => {
    const { reported } = await discoverIn(
      { ...files, 'dist/x.js': source, 'a.css': '' },
      { paths: ['dist/x.js', 'a.css', 'dist'] },
    );
    expect(reported.size).toBe(0);
  });

  it('may hold nothing', async () => {
    const files = { ...workspace, 'a.ts': source, 'docs/README.md': '', 'lib/README.md': '' };
    const { empty, root } = await discoverIn(files, { paths: ['docs', '.', 'a.ts', 'lib', 'lib/README.md'] });
    expect(empty).toEqual([join(root, 'docs'), join(root, 'lib')]);
    expect((await discoverIn(files)).empty).toEqual([]);
  });

  it('must be there', async () => {
    const missing = discoverIn(files, { paths: ['packages/c'] });
    await expect(missing).rejects.toThrow(UnknownPathError);
    await expect(missing).rejects.toThrow('There is no file or folder "packages/c"');
  });
});
