import type { Importer, Known } from '@seamlint/core';
import { expect, it } from 'vitest';

import { inProgram, type Files } from '../temporary-folder.ts';

const importersOf = async (path: string, files: Files): Promise<Known<Importer>> =>
  inProgram({ 'package.json': '{}', [path]: '', ...files }, (program) => program.importers(path));

it('finds who imports, requires and re-exports a file, by whatever name', async () => {
  const { found, open } = await importersOf('src/router/index.ts', {
    'tsconfig.json': '{"compilerOptions":{"paths":{"@/*":["./src/*"]}}}',
    'src/a.ts': "import { r } from './router';\nimport type { R } from './router';",
    'src/b.js': "const r = require('./router/index.js');",
    'src/router/c.ts': "export * from '.';",
    'src/d.ts': "await import('@/router');",
    'src/e.ts': "import x from './other/router';",
    'src/other/router.ts': '',
  });
  expect(found).toEqual([
    { path: 'src/a.ts', specifier: './router' },
    { path: 'src/b.js', specifier: './router/index.js' },
    { path: 'src/d.ts', specifier: '@/router' },
    { path: 'src/router/c.ts', specifier: '.' },
  ]);
  expect(open).toEqual([]);
});

it('finds them across the packages of a workspace', async () => {
  const { found } = await importersOf('packages/api/src/routes/hooks.ts', {
    'package.json': '{"workspaces":["packages/*"]}',
    'packages/api/package.json': '{"name":"@acme/api","exports":{"./hooks":"./dist/routes/hooks.js"}}',
    'packages/web/package.json': '{"name":"web"}',
    'packages/web/server.ts': "import hooks from '@acme/api/hooks';",
  });
  expect(found).toEqual([{ path: 'packages/web/server.ts', specifier: '@acme/api/hooks' }]);
});

it('is open where an alias nobody can follow may mean the file', async () => {
  const files = { 'src/a.ts': "import r from '~api/routes/hooks';\nimport s from '~api/other/hooks';" };
  const { found, open } = await importersOf('server/routes/hooks.ts', files);
  expect(found).toEqual([]);
  expect(open).toEqual([
    { why: expect.stringContaining('~api/routes/hooks') as string, at: { path: 'src/a.ts', start: 15, end: 32 } },
  ]);
  expect((await importersOf('server/hooks.ts', files)).open).toEqual([]);
});

it('finds who loads a folder by computed names, and asks nobody else', async () => {
  const loader = { 'src/load.js': "for (const f of files) app.use(require('./routes/' + f));" };
  expect(await importersOf('src/routes/hooks.js', loader)).toEqual({
    found: [{ path: 'src/load.js', specifier: './routes/*' }],
    open: [],
  });
  expect(await importersOf('src/other/hooks.js', loader)).toEqual({ found: [], open: [] });
  const imported = { ...loader, 'src/app.js': "require('./routes/hooks')" };
  expect((await importersOf('src/routes/hooks.js', imported)).open).toEqual([]);
});

it.each([
  "const path = require('path'); require(path.join(__dirname, 'routes', name));",
  'import(`./routes/${name}.js`);',
  "const files = import.meta.glob('./routes/*.js');",
  "require.context('./routes');",
  "for (const [, load] of Object.entries(import.meta.glob(['./routes/**/*.js']))) load();",
])('finds who loads by %s', async (text) => {
  const { found } = await importersOf('src/routes/hooks.js', { 'src/load.js': text });
  expect(found.map(({ path }) => path)).toEqual(['src/load.js']);
});

it.each([
  'module.exports = (locale) => require(`./locales/${locale}.json`);',
  'module.exports = (name) => import(`@acme/plugin-${name}`);',
  '// require(name) is what others would do',
  `const isLazy = text.includes("import('x')");`,
])('is not open for %s', async (text) => {
  expect(await importersOf('src/routes/hooks.js', { 'src/load.js': text })).toEqual({ found: [], open: [] });
});

it('is open where anything of the package may be loaded, but not by a test or another package', async () => {
  const load = 'module.exports = (name) => require(name);';
  const opens = async (path: string): Promise<number> =>
    (await importersOf('src/hooks.js', { [path]: load })).open.length;
  expect(await opens('lib/load.js')).toBe(1);
  expect(await opens('test/load.js')).toBe(0);
  const nested = { 'tools/package.json': '{}', 'tools/load.js': load };
  expect((await importersOf('src/hooks.js', nested)).open).toEqual([]);
});
