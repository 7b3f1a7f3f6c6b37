import type { ModuleTarget } from '@seamlint/core';
import { describe, expect, it } from 'vitest';

import { inProgram, type Files } from '../temporary-folder.ts';

/** What `specifier` means in `from`; every file of the program but those with text is empty. */
const resolveIn = async (files: Files, from: string, specifier: string): Promise<ModuleTarget> =>
  inProgram({ 'package.json': '{"name":"root"}', ...files, [from]: '' }, (program) => program.module(from, specifier));

const file = (path: string): ModuleTarget => ({ kind: 'file', path });
const pkg = (name: string, subpath?: string): ModuleTarget => ({
  kind: 'package',
  name,
  ...(subpath === undefined ? {} : { subpath }),
});
const unknown = (why: string): ModuleTarget => ({ kind: 'unknown', why: expect.stringContaining(why) as string });

describe('a relative specifier', () => {
  const files = {
    'src/a.ts': '',
    'src/b.js': '',
    'src/both.ts': '',
    'src/both.js': '',
    'src/c.test.tsx': '',
    'src/routes.ts': '',
    'src/routes/index.mts': '',
    'src/data.json': '{}',
    'src/types.d.ts': '',
    'index.js': '',
  };
  it.each([
    ['./a', 'src/a.ts'],
    ['./a.js', 'src/a.ts'],
    ['./a.ts', 'src/a.ts'],
    ['./b', 'src/b.js'],
    ['./both', 'src/both.ts'],
    ['./both.js', 'src/both.ts'],
    ['./c.test', 'src/c.test.tsx'],
    ['./routes', 'src/routes.ts'],
    ['./routes/', 'src/routes/index.mts'],
    ['./routes/index.mjs', 'src/routes/index.mts'],
    ['..', 'index.js'],
    ['./a?worker', 'src/a.ts'],
  ])('%s is %s', async (specifier, path) => {
    expect(await resolveIn(files, 'src/main.ts', specifier)).toEqual(file(path));
  });

  it('of JavaScript prefers JavaScript, and the index of its own folder', async () => {
    expect(await resolveIn(files, 'src/main.js', './both')).toEqual(file('src/both.js'));
    expect(await resolveIn(files, 'src/routes/x.js', '.')).toEqual(file('src/routes/index.mts'));
  });

  it.each([
    ['./nowhere', 'no analysed file is at ./nowhere'],
    ['./data.json', 'no analysed file'],
    ['./style.css', 'no analysed file'],
    ['./types', 'no analysed file'],
    ['../../out', 'leads out of the program'],
  ])('%s is unknown', async (specifier, why) => {
    expect(await resolveIn(files, 'src/main.ts', specifier)).toEqual(unknown(why));
  });

  it('into a build is its source', async () => {
    expect(await resolveIn(files, 'bin/cli.js', '../dist/a.js')).toEqual(file('src/a.ts'));
  });
});

describe('a package outside', () => {
  it.each([
    ['node:crypto', 'crypto'],
    ['crypto', 'crypto'],
    ['fs/promises', 'fs'],
    ['stripe', 'stripe'],
    ['next/server', 'next', 'server'],
    ['@octokit/webhooks/types/events', '@octokit/webhooks', 'types/events'],
    ['npm:stripe@14/sub', 'stripe', 'sub'],
    ['npm:@scope/name@^1.2/sub', '@scope/name', 'sub'],
    ['https://esm.sh/stripe@12.1.1?target=deno', 'stripe'],
    ['https://esm.sh/v135/@scope/name@1/sub', '@scope/name', 'sub'],
    ['https://cdn.jsdelivr.net/npm/svix/+esm', 'svix'],
    ['bun:sqlite', 'bun:sqlite'],
  ])('%s is %s, without an installation', async (specifier, name, subpath?: string) => {
    expect(await resolveIn({}, 'src/a.ts', specifier)).toEqual(pkg(name, subpath));
  });

  it('is never the file that is installed', async () => {
    const installed = { 'node_modules/stripe/package.json': '{"name":"stripe"}', 'node_modules/stripe/index.js': '' };
    expect(await resolveIn(installed, 'a.ts', 'stripe')).toEqual(pkg('stripe'));
  });
});

describe('paths of a tsconfig', () => {
  const tsconfig = (options: object, rest: object = {}): string =>
    JSON.stringify({ compilerOptions: options, ...rest });

  it('count from the file that holds them, comments and commas or not', async () => {
    const files = {
      'tsconfig.json': '{ // base\n"compilerOptions": {"paths": {"@/*": ["./src/*"],},} }',
      'src/db.ts': '',
    };
    expect(await resolveIn(files, 'src/api/a.ts', '@/db')).toEqual(file('src/db.ts'));
  });

  it('count from baseUrl, and baseUrl alone makes a name of every file', async () => {
    const files = {
      'tsconfig.json': tsconfig({ baseUrl: 'src', paths: { 'lib/*': ['../library/*'] } }),
      'src/db.ts': '',
      'library/x.ts': '',
    };
    expect(await resolveIn(files, 'src/a.ts', 'lib/x')).toEqual(file('library/x.ts'));
    expect(await resolveIn(files, 'src/a.ts', 'db')).toEqual(file('src/db.ts'));
    expect(await resolveIn(files, 'src/a.ts', 'stripe')).toEqual(pkg('stripe'));
  });

  it('take the exact pattern, then the longest, then its next target', async () => {
    const paths = { '*': ['./any/*'], '@/*': ['./src/*'], '@/ui/*': ['./gone/*', './ui/*'], '@/ui/one': ['./one.ts'] };
    const files = { 'tsconfig.json': tsconfig({ paths }), 'ui/b.ts': '', 'one.ts': '', 'src/c.ts': '', 'any/d.ts': '' };
    expect(await resolveIn(files, 'a.ts', '@/ui/one')).toEqual(file('one.ts'));
    expect(await resolveIn(files, 'a.ts', '@/ui/b')).toEqual(file('ui/b.ts'));
    expect(await resolveIn(files, 'a.ts', '@/c')).toEqual(file('src/c.ts'));
    expect(await resolveIn(files, 'a.ts', 'd')).toEqual(file('any/d.ts'));
  });

  it('are inherited: from a file, a list, a package of the workspace, an installed one', async () => {
    const base = tsconfig({ paths: { '@/*': ['./shared/*'] } });
    const shared = { 'shared/x.ts': '', 'config/shared/x.ts': '', 'node_modules/@cfg/base/shared/x.ts': '' };
    const inherited = async (extended: unknown, files: Files): Promise<ModuleTarget> =>
      resolveIn({ ...shared, 'tsconfig.json': JSON.stringify({ extends: extended }), ...files }, 'a.ts', '@/x');
    expect(await inherited('./base', { 'base.json': base })).toEqual(file('shared/x.ts'));
    expect(await inherited(['./none.json', './base.json'], { 'base.json': base })).toEqual(file('shared/x.ts'));
    const workspace = { 'package.json': '{"workspaces":["config"]}', 'config/package.json': '{"name":"@acme/config"}' };
    expect(await inherited('@acme/config/next.json', { ...workspace, 'config/next.json': base })).toEqual(
      file('config/shared/x.ts'),
    );
    const installed = tsconfig({ paths: { '@/*': ['${configDir}/shared/*'] } });
    expect(await inherited('@cfg/base', { 'node_modules/@cfg/base/tsconfig.json': installed })).toEqual(
      file('shared/x.ts'),
    );
  });

  it('may stand in a referenced configuration', async () => {
    const files = {
      'tsconfig.json': '{"files":[],"references":[{"path":"./tsconfig.app.json"},{"path":"./none"}]}',
      'tsconfig.app.json': tsconfig({ paths: { '~app/*': ['./app/*'] } }),
      'app/x.ts': '',
    };
    expect(await resolveIn(files, 'a.ts', '~app/x')).toEqual(file('app/x.ts'));
  });

  it('may stand in a jsconfig.json', async () => {
    const files = { 'jsconfig.json': tsconfig({ paths: { '@lib/*': ['lib/*'] } }), 'lib/x.js': '' };
    expect(await resolveIn(files, 'a.js', '@lib/x')).toEqual(file('lib/x.js'));
  });

  it.each(['', '{', '[]', '{"extends":"./tsconfig.json"}', '{"extends":"@gone/base","compilerOptions":{"paths":3}}'])(
    'that read %j do no harm',
    async (broken) => {
      expect(await resolveIn({ 'tsconfig.json': broken, 'b.ts': '' }, 'a.ts', './b')).toEqual(file('b.ts'));
      expect(await resolveIn({ 'tsconfig.json': broken }, 'a.ts', 'stripe')).toEqual(pkg('stripe'));
    },
  );

  it('that lead nowhere make no package of a name, unless it is depended on', async () => {
    const files = { 'tsconfig.json': tsconfig({ paths: { '@acme/*': ['./packages/*'] } }) };
    expect(await resolveIn(files, 'a.ts', '@acme/gone')).toEqual(unknown('@acme/*'));
    const depending = { ...files, 'package.json': '{"dependencies":{"@acme/gone":"1"}}' };
    expect(await resolveIn(depending, 'a.ts', '@acme/gone')).toEqual(pkg('@acme/gone'));
  });
});

describe('an alias nobody configured', () => {
  it.each([
    ['@/x', 'src/x.ts'],
    ['~/x', 'app/x.ts'],
    ['$lib/x', 'src/lib/x.ts'],
    ['/x', 'x.ts'],
    ['server/x', 'server/x.ts'],
  ])('%s is %s, where that is there', async (specifier, path) => {
    expect(await resolveIn({ [path]: '' }, 'web/a.ts', specifier)).toEqual(file(path));
  });

  it.each(['@/x', '~/x', '$lib/x', '#x', '~x', '/x', 'web/x'])('%s is unknown otherwise', async (specifier) => {
    expect(await resolveIn({}, 'web/a.ts', specifier)).toEqual(unknown(specifier));
  });
});

describe('a package of the workspace', () => {
  const ui = 'packages/ui';
  const withUi = (manifest: object, ...sources: readonly string[]): Files => ({
    'package.json': '{"workspaces":["packages/*","!packages/private"]}',
    [`${ui}/package.json`]: JSON.stringify({ name: '@acme/ui', ...manifest }),
    ...Object.fromEntries(sources.map((path) => [`${ui}/${path}`, ''])),
  });

  it.each([
    ['main of a build', { main: 'dist/index.js' }, '', 'src/index.ts'],
    ['exports of a build', { exports: { '.': { import: './dist/esm/main.mjs' } } }, '', 'src/main.ts'],
    [
      'exports with a condition of its own',
      { exports: { '.': { '@acme/source': './lib/a.ts', default: './dist/a.js' } } },
      '',
      'lib/a.ts',
    ],
    ['exports as a string', { exports: './source.ts' }, '', 'source.ts'],
    ['a subpath', { exports: { './button': './dist/components/button.js' } }, '/button', 'src/components/button.tsx'],
    ['a pattern', { exports: { './*': './src/*.ts', './hooks/*': ['./src/use/*.js'] } }, '/hooks/x', 'src/use/x.ts'],
    ['a folder', { exports: { './lib/': './src/lib/' } }, '/lib/x.js', 'src/lib/x.ts'],
    ['nothing at all', {}, '', 'src/index.ts'],
    ['nothing, with a subpath', {}, '/util/x', 'src/util/x.ts'],
    ['types alone', { types: './build/types/api.d.ts' }, '', 'src/api.ts'],
  ])('is its source: %s', async (_, manifest, subpath, path) => {
    expect(await resolveIn(withUi(manifest, path), 'apps/web/a.ts', `@acme/ui${subpath}`)).toEqual(
      file(`${ui}/${path}`),
    );
  });

  it('is unknown where it has no such source', async () => {
    expect(await resolveIn(withUi({ main: 'lib.wasm' }, 'x.ts'), 'a.ts', '@acme/ui')).toEqual(
      unknown('in the workspace'),
    );
  });

  it.each(['packages:\n  - "packages/*"\n  # not yet\n  - apps/*\ncatalog:\n  a: 1\n', "packages: ['packages/*']\n"])(
    'may be declared to pnpm: %j',
    async (yaml) => {
      const files = { ...withUi({}, 'index.ts'), 'package.json': '{}', 'pnpm-workspace.yaml': yaml };
      expect(await resolveIn(files, 'a.ts', '@acme/ui')).toEqual(file(`${ui}/index.ts`));
    },
  );

  it('may import itself by name', async () => {
    const files = { 'tool/package.json': '{"name":"tool","exports":"./dist/run.js"}', 'tool/src/run.ts': '' };
    expect(await resolveIn(files, 'tool/test/a.ts', 'tool')).toEqual(file('tool/src/run.ts'));
    expect(await resolveIn(files, 'other/a.ts', 'tool')).toEqual(pkg('tool'));
  });

  it('is no member that a pattern takes back', async () => {
    const files = {
      ...withUi({}),
      'packages/private/package.json': '{"name":"stripe"}',
      'packages/private/index.ts': '',
    };
    expect(await resolveIn(files, 'a.ts', 'stripe')).toEqual(pkg('stripe'));
  });
});

describe('a name that is computed', () => {
  const files = {
    'src/routes/a.ts': '',
    'src/routes/b.js': '',
    'src/routes/c/index.ts': '',
    'src/routes/c/d.ts': '',
    'src/[id].ts': '',
    'tsconfig.json': '{"compilerOptions":{"paths":{"@/*":["./src/*"]}}}',
  };
  it.each([
    ['./routes/*', ['src/routes/a.ts', 'src/routes/b.js', 'src/routes/c/index.ts']],
    ['./routes/*.js', ['src/routes/a.ts', 'src/routes/b.js']],
    ['./routes/**/*.ts', ['src/routes/a.ts', 'src/routes/c/d.ts', 'src/routes/c/index.ts']],
    ['./routes/*/d', ['src/routes/c/d.ts']],
    ['./{routes,other}/a.ts', ['src/routes/a.ts']],
    ['./[id]*', ['src/[id].ts']],
    ['@/routes/a*', ['src/routes/a.ts']],
    ['@/routes/*', ['src/routes/a.ts', 'src/routes/b.js', 'src/routes/c/index.ts']],
    ['./locales/*.json', []],
  ])('%s may be %j', async (specifier, paths) => {
    expect(await resolveIn(files, 'src/main.ts', specifier)).toEqual(
      specifier.includes('*') ? { kind: 'files', paths } : expect.anything(),
    );
  });

  it('is unknown without a place, and a package where it begins like one', async () => {
    expect(await resolveIn(files, 'src/main.ts', '*')).toEqual(unknown('computed'));
    expect(await resolveIn(files, 'src/main.ts', 'eslint-plugin-*')).toEqual(pkg('eslint-plugin-*'));
  });
});

describe('imports of a package', () => {
  const files = {
    'package.json':
      '{"imports":{"#db":"./dist/db.js","#lib/*":"./src/lib/*.js","#pay":{"node":"stripe"},"#gone":"./gone.js"}}',
    'src/db.ts': '',
    'src/lib/x.ts': '',
  };
  it('are files or packages', async () => {
    expect(await resolveIn(files, 'a.ts', '#db')).toEqual(file('src/db.ts'));
    expect(await resolveIn(files, 'a.ts', '#lib/x')).toEqual(file('src/lib/x.ts'));
    expect(await resolveIn(files, 'a.ts', '#pay')).toEqual(pkg('stripe'));
    expect(await resolveIn(files, 'a.ts', '#gone')).toEqual(unknown('#gone'));
  });
});
