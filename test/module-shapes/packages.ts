import type { Shapes } from './shape.ts';

const verify = 'export function verify(req) { BODY }';
const json = (value: unknown): string => JSON.stringify(value);

type Texts = Readonly<Record<string, string>>;

/** `apps/api` uses `@acme/verify`, which lies in `packages/verify`. */
const member = (manifest: object, path: string, subpath = '', more: Texts = {}): Shapes[string] => ({
  load: `import { verify } from '@acme/verify${subpath}';`,
  call: 'verify',
  at: 'apps/api/src/webhook.ts',
  files: {
    'package.json': json({ name: 'root', private: true, workspaces: ['apps/*', 'packages/*'] }),
    'apps/api/package.json': json({ name: 'api', dependencies: { '@acme/verify': 'workspace:*' } }),
    'packages/verify/package.json': json({ name: '@acme/verify', ...manifest }),
    ...more,
    [`packages/verify/${path}`]: verify,
  },
});

const placed = (files: Texts, folder: string, at = 'apps/api/src/webhook.ts'): Shapes[string] => ({
  load: `import { verify } from '@acme/verify';`,
  call: 'verify',
  at,
  files: { [`${folder}/package.json`]: json({ name: '@acme/verify' }), [`${folder}/src/index.ts`]: verify, ...files },
});

const own = (manifest: object, specifier: string, path: string, more: Texts = {}): Shapes[string] => ({
  load: `import { verify } from '${specifier}';`,
  call: 'verify',
  files: { 'package.json': json({ name: '@acme/api', ...manifest }), [path]: verify, ...more },
});

const exporting: Shapes = {
  'main of a build': member({ main: './dist/index.js' }, 'src/index.ts'),
  'main without extension': member({ main: 'lib/index' }, 'src/index.ts'),
  'main of a source': member({ main: './src/main.ts' }, 'src/main.ts'),
  'module before main': member({ main: './dist/x.cjs', module: './dist/entry.mjs' }, 'src/entry.ts'),
  'types alone': member({ types: './dist/index.d.ts' }, 'src/index.ts'),
  'the field source': member({ source: './code/start.ts', main: './dist/bundle.js' }, 'code/start.ts'),
  'publishConfig beside a source': member(
    { main: './src/index.ts', publishConfig: { main: './dist/index.js' } },
    'src/index.ts',
  ),
  'exports as a string': member({ exports: './dist/index.js' }, 'src/index.ts'),
  'exports by condition': member(
    { exports: { import: './dist/index.mjs', require: './dist/index.cjs' } },
    'src/index.ts',
  ),
  'exports by nested conditions': member(
    {
      exports: {
        '.': { node: { import: { types: './dist/index.d.mts', default: './dist/index.mjs' } }, default: './x.js' },
      },
    },
    'src/index.mts',
  ),
  'a condition of its own': member(
    { exports: { '.': { '@acme/source': './code/verify.ts', default: './dist/bundle.js' } } },
    'code/verify.ts',
  ),
  'the condition development': member(
    { exports: { '.': { development: './code/verify.ts', default: './dist/bundle.js' } } },
    'code/verify.ts',
  ),
  'an array of targets': member({ exports: { '.': ['./none/x.js', './src/verify.ts'] } }, 'src/verify.ts'),
  'a subpath': member({ exports: { './server': './dist/server.js' } }, 'src/server.ts', '/server'),
  'a subpath that is a folder': member(
    { exports: { './server': './dist/server/index.js' } },
    'src/server/index.ts',
    '/server',
  ),
  'a pattern': member({ exports: { './*': './dist/*.js' } }, 'src/server.ts', '/server'),
  'a pattern with an extension': member({ exports: { './*.js': './dist/*.js' } }, 'src/server.ts', '/server.js'),
  'a pattern over folders': member({ exports: { './*': './dist/*/index.js' } }, 'src/server/index.ts', '/server'),
  'the longer pattern': member(
    { exports: { './*': './dist/*.js', './lib/*': './dist/internal/*.js' } },
    'src/internal/server.ts',
    '/lib/server',
    { 'packages/verify/src/lib/server.ts': 'export const other = 1;' },
  ),
  'a null target beside': member(
    { exports: { './*': './src/*.ts', './internal/*': null } },
    'src/server.ts',
    '/server',
  ),
  'no exports, with a subpath': member({}, 'lib/server.ts', '/lib/server'),
  'no manifest fields at all': member({}, 'index.ts'),
};

const built: Shapes = {
  'outDir and rootDir': member({ exports: './out/verify.js' }, 'code/verify.ts', '', {
    'packages/verify/tsconfig.json': json({ compilerOptions: { outDir: './out', rootDir: './code' } }),
  }),
  'outDir of tsconfig.build.json': member({ main: './release/verify.js' }, 'code/verify.ts', '', {
    'packages/verify/tsconfig.build.json': json({ compilerOptions: { outDir: 'release', rootDir: 'code' } }),
  }),
  'outDir without rootDir': member({ main: './target/verify.js' }, 'code/verify.ts', '', {
    'packages/verify/tsconfig.json': json({ compilerOptions: { outDir: 'target' }, include: ['code'] }),
  }),
  'outDir outside of the package': member({ main: '../../dist/packages/verify/src/index.js' }, 'src/index.ts'),
  'a build per format': member(
    { exports: { import: './dist/esm/server.js', require: './dist/cjs/server.js' } },
    'src/server.ts',
  ),
  'a build that keeps src': member({ main: './dist/src/server.js' }, 'src/server.ts'),
  'a build that keeps the whole path': member({ main: './dist/packages/verify/src/server.js' }, 'src/server.ts'),
  "a build that isn't ignored": member({ main: './lib/index.js' }, 'src/index.ts', '', {
    'packages/verify/lib/index.d.ts': 'export declare function verify(req: unknown): unknown;',
  }),
  'lib beside src': member({ main: './lib/server.js' }, 'src/server.ts'),
  'one bundle of several entries': member(
    { exports: { '.': './dist/index.js', './server': './dist/server.js' } },
    'src/entry/server.ts',
    '/server',
    { 'packages/verify/tsup.config.ts': `export default { entry: ['src/index.ts', 'src/entry/server.ts'] };` },
  ),
  'a bundle under another name': member({ main: './dist/acme-verify.umd.js' }, 'src/index.ts'),
};

const members: Shapes = {
  'npm and yarn': placed({ 'package.json': json({ workspaces: ['packages/*'] }) }, 'packages/verify'),
  'yarn, as an object': placed(
    { 'package.json': json({ workspaces: { packages: ['packages/*'] } }) },
    'packages/verify',
  ),
  'a glob of folders': placed({ 'package.json': json({ workspaces: ['packages/**'] }) }, 'packages/shared/verify'),
  braces: placed({ 'package.json': json({ workspaces: ['{apps,packages}/*'] }) }, 'packages/verify'),
  'a folder by name': placed({ 'package.json': json({ workspaces: ['./packages/verify/'] }) }, 'packages/verify'),
  pnpm: placed({ 'pnpm-workspace.yaml': 'packages:\n  - "packages/*"\n' }, 'packages/verify'),
  'pnpm without indent': placed({ 'pnpm-workspace.yaml': "packages:\n- 'packages/*'\n- apps/*\n" }, 'packages/verify'),
  'pnpm with a catalog': placed(
    {
      'pnpm-workspace.yaml':
        'catalog:\n  express: ^5.0.0\n\npackages:\n  # ours\n  - packages/*\n\ncatalogs:\n  x:\n    a: 1\n',
      'apps/api/package.json': json({
        name: 'api',
        dependencies: { '@acme/verify': 'workspace:^', express: 'catalog:' },
      }),
    },
    'packages/verify',
  ),
  'pnpm with a negation': placed(
    { 'pnpm-workspace.yaml': 'packages:\n  - "**"\n  - "!**/test/**"\n' },
    'packages/verify',
  ),
  'a folder of another name': placed({ 'package.json': json({ workspaces: ['libs/*'] }) }, 'libs/signature-kit'),
  'a workspace within another': placed(
    {
      'package.json': json({ workspaces: ['platform'] }),
      'platform/package.json': json({ name: 'platform', workspaces: ['packages/*'] }),
    },
    'platform/packages/verify',
    'platform/packages/api/src/webhook.ts',
  ),
  lerna: placed(
    { 'package.json': json({ name: 'root' }), 'lerna.json': json({ packages: ['modules/*'] }) },
    'modules/verify',
  ),
  'link:': placed(
    { 'apps/api/package.json': json({ name: 'api', dependencies: { '@acme/verify': 'link:../../shared/verify' } }) },
    'shared/verify',
  ),
  'file:': placed(
    { 'apps/api/package.json': json({ name: 'api', dependencies: { '@acme/verify': 'file:../../shared/verify' } }) },
    'shared/verify',
  ),
  'portal:': placed(
    { 'apps/api/package.json': json({ name: 'api', dependencies: { '@acme/verify': 'portal:../../shared/verify' } }) },
    'shared/verify',
  ),
  'an alias of a member': {
    ...placed({ 'package.json': json({ workspaces: ['packages/*'] }) }, 'packages/verify'),
    load: `import { verify } from 'signatures';`,
    files: {
      'package.json': json({ workspaces: ['packages/*', 'apps/*'] }),
      'apps/api/package.json': json({ name: 'api', dependencies: { signatures: 'workspace:@acme/verify@*' } }),
      'packages/verify/package.json': json({ name: '@acme/verify' }),
      'packages/verify/src/index.ts': verify,
    },
  },
  'workspace: without any list': placed(
    { 'apps/api/package.json': json({ name: 'api', dependencies: { '@acme/verify': 'workspace:*' } }) },
    'packages/verify',
  ),
  'a reference of projects': {
    ...placed({}, 'packages/verify'),
    files: {
      'apps/api/package.json': json({ name: 'api', dependencies: { '@acme/verify': '*' } }),
      'apps/api/tsconfig.json': json({ references: [{ path: '../../packages/verify' }] }),
      'packages/verify/package.json': json({ name: '@acme/verify', main: 'dist/index.js' }),
      'packages/verify/tsconfig.json': json({ compilerOptions: { composite: true, outDir: 'dist', rootDir: 'src' } }),
      'packages/verify/src/index.ts': verify,
    },
  },
};

const named: Shapes = {
  'its own name': own({ exports: { './verify': './dist/verify.js' } }, '@acme/api/verify', 'src/verify.ts'),
  'an import of its own': own({ imports: { '#verify': './src/verify.ts' } }, '#verify', 'src/verify.ts'),
  'an import with a star': own({ imports: { '#lib/*': './src/lib/*.js' } }, '#lib/verify', 'src/lib/verify.ts'),
  'an import of everything': own({ imports: { '#*': './src/*.js' } }, '#lib/verify', 'src/lib/verify.ts'),
  'an import with #/': own({ imports: { '#/*': './src/*' } }, '#/lib/verify.js', 'src/lib/verify.ts'),
  'an import by condition': own(
    {
      imports: {
        '#verify': { test: './test/fake.js', node: { default: './dist/verify.js' }, default: './dist/none.js' },
      },
    },
    '#verify',
    'src/verify.ts',
  ),
  'an import as a list': own({ imports: { '#verify': ['./none.js', './src/verify.js'] } }, '#verify', 'src/verify.ts'),
  'an import of a build': own(
    { imports: { '#verify/*': './out/checks/*.js' } },
    '#verify/stripe',
    'code/checks/stripe.ts',
    {
      'tsconfig.json': json({ compilerOptions: { outDir: 'out', rootDir: 'code' } }),
    },
  ),
  'an import of a member': {
    ...own({}, '#verify', 'x.ts'),
    files: {
      'package.json': json({ name: 'root', workspaces: ['packages/*'], imports: { '#verify': '@acme/verify/server' } }),
      'packages/verify/package.json': json({ name: '@acme/verify', exports: { './server': './dist/server.js' } }),
      'packages/verify/src/server.ts': verify,
    },
  },
};

export const packages: Shapes = { ...exporting, ...built, ...members, ...named };
