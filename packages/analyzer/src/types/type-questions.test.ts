import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { createCatalog, type Known, type TypeOrigin } from '@seamlint/core';
import { describe, expect, it } from 'vitest';

import { discover } from '../discover/discover.ts';
import { openProgram } from '../link/open-program.ts';
import { inFolder } from '../temporary-folder.ts';

const vendor = {
  'node_modules/acme/package.json': '{ "name": "acme", "version": "1.0.0", "types": "index.d.ts" }',
  'node_modules/acme/index.d.ts': `
    declare class Acme { charges: Acme.Charges; }
    declare namespace Acme { interface Charges { create(amount: number): Promise<void>; } }
    export default Acme;
    export function connect(): Acme;
  `,
};

interface Asked {
  readonly files: Readonly<Record<string, string>>;
  /** The first place with this text, in `a.ts`. */
  readonly text: string;
  readonly types?: boolean;
  readonly link?: { readonly from: string; readonly to: string };
}

const ask = async ({ files, text, types, link }: Asked) => {
  const answers: { known: Known<TypeOrigin> | undefined; stats: unknown; missing: readonly string[] }[] = [];
  await inFolder({ 'package.json': '{}', ...files }, async (folder) => {
    if (link !== undefined) symlinkSync(join(folder, link.to), join(folder, link.from), 'junction');
    const discovery = await discover({ cwd: folder, paths: [], ignore: [] });
    const program = await openProgram(discovery, createCatalog([], []), types === undefined ? {} : { types });
    const start = (program.text('a.ts') ?? '').indexOf(text);
    const known = program.types?.('a.ts', [start, start + text.length]);
    const { types: stats } = program.stats;
    answers.push({ known, stats, missing: stats?.missing ?? [] });
  });
  return answers[0];
};

const inferred = "import { pool } from './pool';\nexport const run = () => { pool.take().charges.create(1); };\n";
const pool = "import { connect } from 'acme';\nexport const pool = { take: () => connect() };\n";

describe('a question about a type', () => {
  it('is answered by the package that declares it, however it was inferred', async () => {
    const files = { ...vendor, 'a.ts': inferred, 'pool.ts': pool };
    const answer = await ask({ files, text: 'pool.take()' });
    expect(answer?.known).toEqual({ found: [{ kind: 'package', package: 'acme', name: 'Acme' }], open: [] });
    expect(answer?.stats).toEqual({ asked: 1, answered: 1, files: 1, missing: [] });
    const member = await ask({ files, text: 'pool.take().charges' });
    expect(member?.known?.found).toEqual([{ kind: 'package', package: 'acme', name: 'Acme.Charges' }]);
  });

  it('is answered by a class of the program', async () => {
    const files = {
      'a.ts': "import { make } from './make';\nexport const run = make()();\n",
      'make.ts': 'class Verifier { verify() {} }\nexport const make = (): (() => Verifier) => () => new Verifier();\n',
    };
    const answer = await ask({ files, text: 'make()()' });
    expect(answer?.known?.found).toEqual([{ kind: 'class', path: 'make.ts', at: [0, 30] }]);
  });

  it('is answered behind a byte order mark, and without a tsconfig that can be read', async () => {
    const files = { ...vendor, 'a.ts': `\uFEFF${inferred}`, 'pool.ts': pool, 'tsconfig.json': '{ "extends": "gone" ' };
    expect((await ask({ files, text: 'pool.take()' }))?.known?.found).toHaveLength(1);
  });

  it('stays open where the package is not installed', async () => {
    const answer = await ask({ files: { 'a.ts': inferred, 'pool.ts': pool }, text: 'pool.take()' });
    expect(answer?.known?.found).toEqual([]);
    expect(answer?.known?.open[0]?.why).toMatch(/is everything installed/u);
    expect(answer?.stats).toEqual({ asked: 1, answered: 0, files: 1, missing: [] });
  });

  it('is nothing of a vendor where the language itself declares the type', async () => {
    const answer = await ask({ files: { 'a.ts': 'export const list = [1];\nlist.pop();\n' }, text: 'list' });
    expect(answer?.known).toEqual({ found: [], open: [] });
  });

  it('is answered by an interface of the program, and by an object that a factory makes', async () => {
    const files = {
      'a.ts': "import { make, table } from './make';\nexport const run = [make(), table.get('x')];\n",
      'make.ts': `
        import type { Verifier } from './contract';
        export const make = <T extends Verifier>(): T => load();
        const object = () => ({ verify() {} });
        export const table = new Map([['x', object()]]);
      `,
      'contract.ts': 'export interface Verifier { verify(): void }\n',
    };
    const contract = await ask({ files, text: 'make()' });
    expect(contract?.known?.found).toEqual([{ kind: 'interface', path: 'contract.ts', name: 'Verifier' }]);
    const made = await ask({ files, text: "table.get('x')" });
    expect(made?.known?.found).toEqual([{ kind: 'object', path: 'make.ts', at: [148, 163] }]);
  });

  it('is answered by what JSDoc writes', async () => {
    const files = {
      ...vendor,
      'a.ts': "import { charge } from './lib.js';\nexport const run = charge();\n",
      'lib.js': "/** @returns {import('acme').default} */\nexport const charge = () => global.store;\n",
    };
    const answer = await ask({ files, text: 'charge()' });
    expect(answer?.known?.found).toEqual([{ kind: 'package', package: 'acme', name: 'Acme' }]);
  });

  it('is answered by what a generic class was made with', async () => {
    const files = {
      ...vendor,
      'a.ts': "import { repo } from './repo';\nexport const run = repo.client.charges;\n",
      'repo.ts': `
        import Acme from 'acme';
        class Repo<C> { constructor(public client: C) {} }
        export const repo = new Repo<Acme>(load());
      `,
    };
    const answer = await ask({ files, text: 'repo.client' });
    expect(answer?.known?.found).toEqual([{ kind: 'package', package: 'acme', name: 'Acme' }]);
  });

  it('sees through the links of a package store', async () => {
    const home = 'node_modules/.pnpm/acme@1.0.0/node_modules/acme';
    const files = {
      [`${home}/package.json`]: vendor['node_modules/acme/package.json'],
      [`${home}/index.d.ts`]: vendor['node_modules/acme/index.d.ts'],
      'a.ts': inferred,
      'pool.ts': pool,
    };
    const answer = await ask({ files, text: 'pool.take()', link: { from: 'node_modules/acme', to: home } });
    expect(answer?.known?.found).toEqual([{ kind: 'package', package: 'acme', name: 'Acme' }]);
  });

  it('says once what is not there', async () => {
    const files = {
      'package.json': '{ "dependencies": { "acme": "^1.0.0", "other": "1" } }',
      'tsconfig.json': '{ "extends": "@tsconfig/node20/tsconfig.json" }',
      'a.ts': inferred,
      'pool.ts': pool,
    };
    const nothing = await ask({ files, text: 'pool.take()' });
    expect(nothing?.missing).toEqual([
      'Nothing that package.json names is installed; types of packages are not known there.',
      'tsconfig.json extends @tsconfig/node20/tsconfig.json, which is not there; its paths are not followed.',
    ]);
    const some = await ask({ files: { ...files, ...vendor, 'tsconfig.json': '{}' }, text: 'pool.take()' });
    expect(some?.missing).toEqual(['other of package.json is not installed.']);
  });

  it('is not asked where nobody may', async () => {
    const answer = await ask({ files: { 'a.ts': inferred }, text: 'pool', types: false });
    expect(answer).toEqual({ known: undefined, stats: null, missing: [] });
  });
});
