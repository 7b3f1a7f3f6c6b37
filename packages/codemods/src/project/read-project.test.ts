import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { importableFrom } from './importable-from.ts';
import { readProject } from './read-project.ts';
import { requireNode, runsOn, toInstall, versionOf, wrapperOf } from './versions.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const project = (files: Readonly<Record<string, string>>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'seamlint-project-'));
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
};

test('what is depended on, in the package and in the workspaces around it', () => {
  const root = project({
    'package.json': '{ "devDependencies": { "axios": "^0.27.0", "vitest": "latest" } }',
    'packages/a/package.json': '{ "dependencies": { "axios": ">=1.6 <2", "got": "workspace:*", "ky": "^1.2.3" } }',
    'node_modules/ky/package.json': '{ "version": "1.14.0" }',
  });
  const read = readProject(join(root, 'packages/a/src/b.ts'), '', { root });
  expect([...read.dependencies].toSorted()).toEqual(['axios', 'got', 'ky', 'vitest']);
  expect(Object.fromEntries(read.versions ?? [])).toEqual({ axios: '1.6.0', ky: '1.14.0' });
  expect(versionOf(read, 'ky')).toEqual({ major: 1, minor: 14 });
  expect(versionOf(read, 'got')).toBeNull();
});

test.each([
  ['engines', { 'package.json': '{ "engines": { "node": "^18.17 || >=20" } }', '.nvmrc': '22' }, '18.17'],
  ['.nvmrc', { 'package.json': '{}', '.nvmrc': 'v20.3.1\n' }, '20.3'],
  ['volta', { 'package.json': '{ "volta": { "node": "16.20.2" } }' }, '16.20'],
  ['nothing that is a version', { 'package.json': '{ "engines": { "node": "*" } }', '.nvmrc': 'lts/*' }, undefined],
  ['a package.json that is no JSON', { 'package.json': '{' }, undefined],
])('the least Node, by %s', (_, files, node) => {
  const root = project(files);
  const read = readProject(join(root, 'a.ts'), '', { root });
  expect(read.node && `${String(read.node.major)}.${String(read.node.minor)}`).toBe(node);
});

test.each([
  ['package.json', '{ "engines": { "node": ">=20" } }', '"engines" in packages/a/package.json (">=20") allows'],
  ['.nvmrc', '20.1', 'packages/a/.nvmrc asks for'],
])('says where it is told: %s', (name, text, said) => {
  const root = project({ 'package.json': '{}', [`packages/a/${name}`]: text });
  expect(readProject(join(root, 'packages/a/b.ts'), '', { root }).node?.said).toBe(said);
});

test('of a major that is pinned the newest is meant', () => {
  const root = project({ 'package.json': '{}', '.nvmrc': 'v20\n' });
  const read = readProject(join(root, 'a.ts'), '', { root });
  expect(read.node).toEqual({ major: 20, minor: Infinity, said: '.nvmrc asks for' });
  expect(runsOn(read, 20, 19)).toBe(true);
});

test('what needs a newer Node says which and why', () => {
  const node = { major: 18, minor: Infinity, said: '.nvmrc asks for' };
  expect(() => {
    requireNode({ dependencies: new Set(), node }, 'It', 20, 19);
  }).toThrow('It needs Node 20.19, and .nvmrc asks for Node 18.');
});

test('nobody knows which Node runs it where nothing says so', () => {
  expect(runsOn({ dependencies: new Set() }, 20)).toBeNull();
  expect(runsOn({ dependencies: new Set(), node: { major: 20, minor: 3 } }, 20, 3)).toBe(true);
  expect(runsOn({ dependencies: new Set(), node: { major: 20, minor: 2 } }, 20, 3)).toBe(false);
});

test.each([
  ['a.ts', '{ "type": "module" }', 'esm'],
  ['a.cts', '{ "type": "module" }', 'cjs'],
  ['a.js', '{}', 'cjs'],
  ['a.mjs', '{}', 'esm'],
])('%s in a package that says %s is read as %s', (path, manifest, kind) => {
  const root = project({ 'package.json': manifest });
  expect(readProject(join(root, path), '', { root }).module).toBe(kind);
});

test('a wrapper is named as the file would import it, and never to be installed', () => {
  const root = project({ 'package.json': '{ "type": "module" }' });
  const wrappers = {
    client: [{ import: 'http', from: './src/lib/http.ts' }],
    redactor: [{ import: 'clean', from: '@shop/log/clean' }],
  };
  const read = readProject(join(root, 'src/pay/charge.ts'), '', { root, configured: { wrappers, folder: root } });
  expect(wrapperOf(read, 'client')).toEqual({ import: 'http', from: '../lib/http.js' });
  expect(wrapperOf(read, 'retry')).toBeNull();
  expect(toInstall(read, ['../lib/http.js', '@shop/log/clean', 'stripe', 'stripe', 'p-retry/x'])).toEqual([
    'stripe',
    'p-retry',
  ]);
});

test.each([
  ["import a from './a'", 'cjs', '../lib/http'],
  ["import a from './a'", 'esm', '../lib/http'],
  ["import a from './a.js'", 'cjs', '../lib/http.js'],
  ["import a from './a.ts'", 'esm', '../lib/http.ts'],
  ['', 'cjs', '../lib/http'],
  ['', 'esm', '../lib/http.js'],
] as const)('beside %j in a file read as %s', (text, module, specifier) => {
  expect(importableFrom('../lib/http.ts', text, module)).toBe(specifier);
});

const STRICT = '{ "compilerOptions": { "noPropertyAccessFromIndexSignature": true } }';

test.each([
  ['itself', { 'tsconfig.json': STRICT }, true],
  ['by what it extends', { 'tsconfig.json': '{ "extends": "./base.json" }', 'base.json': STRICT }, true],
  [
    'by one it refers to',
    {
      'tsconfig.json': '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] }',
      'tsconfig.app.json': STRICT,
    },
    true,
  ],
  [
    'by a folder it refers to',
    { 'tsconfig.json': '{ "references": [{ "path": "app" }] }', 'app/tsconfig.json': STRICT },
    true,
  ],
  ['not at all', { 'tsconfig.json': '{}' }, undefined],
  ['in no words', { 'tsconfig.json': '{ "extends": "./missing.json" }' }, undefined],
])('a tsconfig.json wants brackets %s', (_, files, wanted) => {
  const root = project(files);
  expect(readProject(join(root, 'src/a.ts'), '', { root }).indexInBrackets).toBe(wanted);
  expect(readProject(join(root, 'src/a.js'), '', { root }).indexInBrackets).toBeUndefined();
});
