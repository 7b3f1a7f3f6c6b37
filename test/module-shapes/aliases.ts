import type { Shapes } from './shape.ts';

const verify = 'export function verify(req) { BODY }';
const json = (value: unknown): string => JSON.stringify(value);
const config = (compilerOptions: object, rest: object = {}): string => json({ compilerOptions, ...rest });

const one = (
  specifier: string,
  path: string,
  files: Readonly<Record<string, string>>,
  at = 'src/webhook.ts',
): Shapes[string] => ({
  load: `import { verify } from '${specifier}';`,
  call: 'verify',
  at,
  files: { ...files, [path]: verify },
});

export const aliases: Shapes = {
  'paths with a star': one('@/lib/verify', 'src/lib/verify.ts', {
    'tsconfig.json': config({ paths: { '@/*': ['./src/*'] } }),
  }),
  'paths without a star': one('verifier', 'src/lib/verify.ts', {
    'tsconfig.json': config({ paths: { verifier: ['./src/lib/verify.ts'] } }),
  }),
  'paths to a folder': one('@lib', 'src/lib/index.ts', {
    'tsconfig.json': config({ paths: { '@lib': ['./src/lib'] } }),
  }),
  'paths with several targets': one('@/verify', 'generated/verify.ts', {
    'tsconfig.json': config({ paths: { '@/*': ['./src/*', './generated/*'] } }),
  }),
  'paths with a star in the middle': one('@pkg/verify/server', 'packages/verify/src/server.ts', {
    'tsconfig.json': config({ paths: { '@pkg/*/server': ['./packages/*/src/server.ts'] } }),
  }),
  'the longest head wins': one('@/lib/verify', 'library/verify.ts', {
    'tsconfig.json': config({ paths: { '@/*': ['./src/*'], '@/lib/*': ['./library/*'] } }),
    'src/lib/verify.ts': 'export const other = 1;',
  }),
  'paths from a baseUrl': one('lib/verify', 'src/library/verify.ts', {
    'tsconfig.json': config({ baseUrl: './src', paths: { 'lib/*': ['library/*'] } }),
  }),
  'paths of everything': one('verify', 'src/verify.ts', {
    'tsconfig.json': config({ baseUrl: '.', paths: { '*': ['src/*', 'node_modules/*'] } }),
  }),
  'baseUrl alone': one('lib/verify', 'src/lib/verify.ts', { 'tsconfig.json': config({ baseUrl: 'src' }) }),
  'baseUrl in an extended one': one('lib/verify', 'src/lib/verify.ts', {
    'tsconfig.json': json({ extends: './config/base.json' }),
    'config/base.json': config({ baseUrl: '../src' }),
  }),
  'with the extension .js': one('@/verify.js', 'src/verify.ts', {
    'tsconfig.json': config({ paths: { '@/*': ['./src/*'] } }),
  }),
  'a chain of extends': one('@/verify', 'src/verify.ts', {
    'tsconfig.json': json({ extends: './one.json' }),
    'one.json': json({ extends: './config/two' }),
    'config/two.json': config({ paths: { '@/*': ['../src/*'] } }),
  }),
  'a list of extends': one('@/verify', 'src/verify.ts', {
    'tsconfig.json': json({ extends: ['./one.json', './two.json'] }),
    'one.json': config({ paths: { '@/*': ['./elsewhere/*'] } }),
    'two.json': config({ paths: { '@/*': ['./src/*'] } }),
  }),
  'extends a package of the workspace': one(
    '@/verify',
    'apps/api/src/verify.ts',
    {
      'package.json': json({ name: 'root', workspaces: ['apps/*', 'config'] }),
      'config/package.json': json({ name: '@acme/tsconfig', exports: { './app': './app.json' } }),
      'config/app.json': config({ paths: { '@/*': ['${configDir}/src/*'] } }),
      'apps/api/package.json': json({ name: 'api' }),
      'apps/api/tsconfig.json': json({ extends: '@acme/tsconfig/app' }),
    },
    'apps/api/src/webhook.ts',
  ),
  'extends an installed package': one('@/verify', 'src/verify.ts', {
    'node_modules/@acme/tsconfig/package.json': json({ name: '@acme/tsconfig', tsconfig: './base.json' }),
    'node_modules/@acme/tsconfig/base.json': config({ paths: { '@/*': ['${configDir}/src/*'] } }),
    'tsconfig.json': json({ extends: '@acme/tsconfig' }),
  }),
  '${configDir} of the one that extends': one(
    '@/verify',
    'apps/api/src/verify.ts',
    {
      'tsconfig.base.json': config({ paths: { '@/*': ['${configDir}/src/*'] } }),
      'apps/api/tsconfig.json': json({ extends: '../../tsconfig.base.json' }),
      'src/verify.ts': 'export const other = 1;',
    },
    'apps/api/src/webhook.ts',
  ),
  'a solution that refers to the real ones': one('@/verify', 'src/verify.ts', {
    'tsconfig.json': json({
      files: [],
      references: [{ path: './tsconfig.app.json' }, { path: './tsconfig.node.json' }],
    }),
    'tsconfig.app.json': config({ paths: { '@/*': ['./src/*'] } }, { include: ['src'] }),
    'tsconfig.node.json': config({}, { include: ['vite.config.ts'] }),
  }),
  'two configurations of one folder': one(
    '@/verify',
    'server/verify.ts',
    {
      'tsconfig.json': json({
        files: [],
        references: [{ path: './tsconfig.app.json' }, { path: './tsconfig.server.json' }],
      }),
      'tsconfig.app.json': config({ paths: { '@/*': ['./src/*'] } }, { include: ['src'] }),
      'tsconfig.server.json': config({ paths: { '@/*': ['./server/*'] } }, { include: ['server/**/*.ts'] }),
      'src/verify.ts': 'export const other = 1;',
    },
    'server/webhook.ts',
  ),
  'tsconfig.app.json that nobody refers to': one('@app/verify', 'src/verify.ts', {
    'tsconfig.app.json': config({ paths: { '@app/*': ['./src/*'] } }),
  }),
  'a configuration further out': one(
    '@/verify',
    'src/verify.ts',
    {
      'tsconfig.json': config({ paths: { '@/*': ['./src/*'] } }),
      'src/server/tsconfig.json': json({ extends: '../../tsconfig.json' }),
    },
    'src/server/webhook.ts',
  ),
  rootDirs: one(
    './verify',
    'generated/api/verify.ts',
    {
      'tsconfig.json': config({ rootDirs: ['src', 'generated'] }),
      'src/api/other.ts': '',
    },
    'src/api/webhook.ts',
  ),
  'a jsconfig': one(
    '@/verify',
    'src/verify.js',
    {
      'jsconfig.json': config({ baseUrl: '.', paths: { '@/*': ['src/*'] } }),
    },
    'src/webhook.js',
  ),
  'comments and loose commas': one('@/verify', 'src/verify.ts', {
    'tsconfig.json': '{ /* one */ "compilerOptions": { // two\n "paths": { "@/*": ["./src/*",], }, }, }',
  }),
  "Next's @/ without src": one(
    '@/lib/verify',
    'lib/verify.ts',
    {
      'tsconfig.json': config({ paths: { '@/*': ['./*'] } }),
    },
    'app/api/webhook.ts',
  ),
  'Nest monorepo': one(
    '@app/payments',
    'libs/payments/src/index.ts',
    {
      'tsconfig.json': config({
        baseUrl: './',
        paths: { '@app/payments': ['libs/payments/src'], '@app/payments/*': ['libs/payments/src/*'] },
      }),
      'apps/api/tsconfig.app.json': json({ extends: '../../tsconfig.json', compilerOptions: { outDir: '../../dist' } }),
    },
    'apps/api/src/webhook.ts',
  ),
  "Nx's base": one(
    '@acme/payments',
    'libs/payments/src/index.ts',
    {
      'tsconfig.base.json': config({
        rootDir: '.',
        baseUrl: '.',
        paths: { '@acme/payments': ['libs/payments/src/index.ts'] },
      }),
      'apps/api/tsconfig.json': json({
        extends: '../../tsconfig.base.json',
        files: [],
        references: [{ path: './tsconfig.app.json' }],
      }),
      'apps/api/tsconfig.app.json': json({ extends: './tsconfig.json' }),
    },
    'apps/api/src/webhook.ts',
  ),
  "Nx's base that nobody extends": one(
    '@acme/payments',
    'libs/payments/src/index.ts',
    {
      'tsconfig.base.json': config({ paths: { '@acme/payments': ['./libs/payments/src/index.ts'] } }),
    },
    'apps/api/src/webhook.ts',
  ),
  "SvelteKit's $lib": one('$lib/server/verify', 'src/lib/server/verify.ts', {}, 'src/routes/webhook.ts'),
  "SvelteKit's $lib itself": one('$lib', 'src/lib/index.ts', {}, 'src/routes/webhook.ts'),
  "SvelteKit's own aliases": one(
    '$server/verify',
    'src/server/verify.ts',
    {
      'svelte.config.js': `export default { kit: { alias: { $server: 'src/server', '$ui/*': './src/ui/*' } } };`,
    },
    'src/routes/webhook.ts',
  ),
  "Nuxt's ~": one('~/server/verify', 'server/verify.ts', {}, 'server/api/webhook.ts'),
  "Nuxt's ~~": one('~~/server/verify', 'server/verify.ts', {}, 'server/api/webhook.ts'),
  "Nuxt's #shared": one(
    '#shared/verify',
    'shared/verify.ts',
    { 'nuxt.config.ts': 'export default {};' },
    'server/api/webhook.ts',
  ),
  "Vite's alias": one('@server/verify', 'src/server/verify.ts', {
    'vite.config.ts': `import path from 'node:path';
      export default { resolve: { alias: { '@server': path.resolve(__dirname, './src/server') } } };`,
  }),
  "Vite's alias by URL": one('@server/verify', 'src/server/verify.ts', {
    'vite.config.ts': `import { fileURLToPath, URL } from 'node:url';
      export default { resolve: { alias: [{ find: '@server', replacement: fileURLToPath(new URL('./src/server', import.meta.url)) }] } };`,
  }),
  "webpack's alias": one(
    'Server/verify',
    'src/server/verify.js',
    {
      'webpack.config.js': `const path = require('path');
      module.exports = { resolve: { alias: { Server: path.join(__dirname, 'src', 'server') } } };`,
    },
    'src/webhook.js',
  ),
  "Babel's module-resolver": one(
    '@server/verify',
    'src/server/verify.js',
    {
      'babel.config.js': `module.exports = { plugins: [['module-resolver', { root: ['./src'], alias: { '@server': './src/server' } }]] };`,
    },
    'src/webhook.js',
  ),
  _moduleAliases: one(
    '@server/verify',
    'src/server/verify.js',
    {
      'package.json': json({ name: 'root', _moduleAliases: { '@server': 'src/server' } }),
    },
    'src/webhook.js',
  ),
  '~ without a slash': one('~server/verify', 'src/server/verify.ts', {
    'tsconfig.json': config({ paths: { '~*': ['./src/*'] } }),
  }),
  "Deno's import map": one('lib/verify.ts', 'src/lib/verify.ts', {
    'deno.json': json({ imports: { 'lib/': './src/lib/' } }),
  }),
  "Deno's import map, exact": one('verifier', 'src/lib/verify.ts', {
    'deno.jsonc': `{ // map\n "imports": { "verifier": "./src/lib/verify.ts" } }`,
  }),
  "Deno's import map in a file of its own": one(
    '@/verify.ts',
    'supabase/functions/_shared/verify.ts',
    {
      'supabase/functions/deno.json': json({ importMap: './import_map.json' }),
      'supabase/functions/import_map.json': json({ imports: { '@/': './_shared/' } }),
    },
    'supabase/functions/stripe/index.ts',
  ),
  "Supabase's import_map.json": one(
    'shared/verify.ts',
    'supabase/functions/_shared/verify.ts',
    {
      'supabase/functions/import_map.json': json({ imports: { 'shared/': './_shared/' } }),
    },
    'supabase/functions/stripe/index.ts',
  ),
};
