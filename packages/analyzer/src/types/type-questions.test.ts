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
}

const ask = async ({ files, text, types }: Asked) => {
  const answers: { known: Known<TypeOrigin> | undefined; stats: unknown }[] = [];
  await inFolder({ 'package.json': '{}', ...files }, async (folder) => {
    const discovery = await discover({ cwd: folder, paths: [], ignore: [] });
    const program = await openProgram(discovery, createCatalog([], []), types === undefined ? {} : { types });
    const start = (program.text('a.ts') ?? '').indexOf(text);
    const known = program.types?.('a.ts', [start, start + text.length]);
    answers.push({ known, stats: program.stats.types });
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
    expect(answer?.stats).toEqual({ asked: 1, answered: 1, files: 1 });
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
    expect(answer?.stats).toEqual({ asked: 1, answered: 0, files: 1 });
  });

  it('is nothing of a vendor where the language itself declares the type', async () => {
    const answer = await ask({ files: { 'a.ts': 'export const list = [1];\nlist.pop();\n' }, text: 'list' });
    expect(answer?.known).toEqual({ found: [], open: [] });
  });

  it('is not asked where nobody may', async () => {
    const answer = await ask({ files: { 'a.ts': inferred }, text: 'pool', types: false });
    expect(answer).toEqual({ known: undefined, stats: null });
  });
});
