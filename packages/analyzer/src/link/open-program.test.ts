import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { createCatalog, type Catalog } from '@seamlint/core';
import { describe, expect, it } from 'vitest';

import { discover } from '../discover/discover.ts';
import { inFolder, inProgram } from '../temporary-folder.ts';
import { openProgram } from './open-program.ts';

const catalog: Catalog = createCatalog([], []);

describe('a program', () => {
  it('draws in what a question reaches, once, and nothing else', async () => {
    await inProgram({ 'plain.ts': 'export const a = 1;', 'other.ts': '' }, (program) => {
      expect(program.paths).toEqual([]);
      expect(program.stats).toMatchObject({ files: 2, gated: 0, drawnIn: 0 });
      const facts = program.file('plain.ts');
      expect(facts?.path).toBe('plain.ts');
      expect(program.file('plain.ts')).toBe(facts);
      expect(program.file('absent.ts')).toBeUndefined();
      expect(program.stats.drawnIn).toBe(1);
    });
  });

  it('holds from the start what has a suppression', async () => {
    const text = '// a webhook\n// seamlint-disable-next-line -- for a reason\na();';
    await inProgram({ 'a.ts': text, 'b.ts': '// a webhook\nb();' }, (program) => {
      expect(program.paths).toEqual(['a.ts']);
      expect(program.stats).toMatchObject({ files: 2, gated: 1, drawnIn: 0 });
    });
  });

  it('reads what stands in for the disk', async () => {
    await inFolder({ 'a.ts': "import './b';", 'b.ts': '', 'tsconfig.json': '{}' }, async (folder) => {
      const discovery = await discover({ cwd: folder, paths: [], ignore: [] });
      const overlay: Readonly<Record<string, string>> = {
        'a.ts': "import '@/b';",
        'tsconfig.json': '{"compilerOptions":{"paths":{"@/*":["./*"]}}}',
      };
      const program = await openProgram(discovery, catalog, { readText: (path) => overlay[path] });
      expect(program.text('a.ts')).toBe("import '@/b';");
      expect(program.importers('b.ts').found).toEqual([{ path: 'a.ts', specifier: '@/b' }]);
    });
  });

  it('counts texts from behind a byte order mark', async () => {
    await inProgram({ 'a.ts': '\uFEFFa();\r\n' }, (program) => {
      expect(program.text('a.ts')).toBe('a();\r\n');
      expect(program.text('none.ts')).toBeUndefined();
    });
  });
});

describe('bad input', () => {
  const good = { 'good.ts': 'export const a = 1;' };

  it.each([
    ['syntax, held back by the gate', 'const = 1;', 'bad.ts does not parse at line 1, column 7: '],
    ['syntax, past the gate', '// webhook\nfoo(', 'bad.ts does not parse at line 2, '],
    ['NUL bytes', 'G\0\0@', 'bad.ts is not UTF-8 text (it holds NUL bytes) and was not analysed.'],
    ['more than 5 MB', 'a();\n'.repeat(1_100_000), 'bad.ts is larger than 5 MB and was not analysed: '],
    ['nesting no parser bears', '[\n'.repeat(50_000), 'bad.ts does not parse at line 2501, column 1: '],
  ])('is told once, and stops nothing: %s', async (_, text, message) => {
    await inProgram({ ...good, 'bad.ts': text }, (program) => {
      expect(program.file('good.ts')).toBeDefined();
      expect(program.file('bad.ts')).toBeUndefined();
      expect(program.errors).toEqual([{ file: 'bad.ts', message: expect.stringContaining(message) as string }]);
    });
  });

  it.each([
    ['a minified file', `var a=1;${'b(c),'.repeat(10_000)}d();\n`],
    ['a huge minified file', 'b(c),'.repeat(1_200_000)],
    ['a bundle', '/******/ (() => { // webpackBootstrap\n var = 1'],
  ])('is no error: %s', async (_, text) => {
    await inProgram({ ...good, 'bundle.js': text }, (program) => {
      expect(program.errors).toEqual([]);
      expect(program.file('bundle.js')).toBeUndefined();
    });
  });

  it('reads a file with a NUL byte in a pattern', async () => {
    const text = `export const clean = (given: string) => given.replace(/[\0-\x1f]/gu, '');\n${'// text\n'.repeat(20)}`;
    await inProgram({ 'a.ts': text }, (program) => {
      expect(program.errors).toEqual([]);
      expect(program.file('a.ts')?.structure.functions).toHaveLength(2);
    });
  });

  it('keeps a short file with one long line', async () => {
    await inProgram({ 'a.ts': `export const picture = '${'A'.repeat(8000)}';` }, (program) => {
      expect(program.file('a.ts')).toBeDefined();
    });
  });

  it('tells of a file that vanished or may not be read', async () => {
    await inFolder({ ...good, 'gone.ts': '', 'locked.ts': '' }, async (folder) => {
      const discovery = await discover({ cwd: folder, paths: [], ignore: [] });
      rmSync(join(folder, 'gone.ts'));
      chmodSync(join(folder, 'locked.ts'), 0);
      const { errors } = await openProgram(discovery, catalog);
      const locked = { file: 'locked.ts', message: 'locked.ts could not be read (no permission).' };
      // Root may read everything.
      expect(errors).toEqual([
        { file: 'gone.ts', message: 'gone.ts could not be read (it vanished).' },
        ...(process.getuid?.() === 0 ? [] : [locked]),
      ]);
    });
  });

  it('says nothing of the syntax of files that nobody asked for', async () => {
    await inFolder({ 'package.json': '{}', 'a/a.ts': '', 'b/b.ts': 'const = 1;' }, async (folder) => {
      writeFileSync(join(folder, 'pnpm-workspace.yaml'), '');
      const discovery = await discover({ cwd: folder, paths: ['a'], ignore: [] });
      expect((await openProgram(discovery, catalog)).errors).toEqual([]);
    });
  });
});
