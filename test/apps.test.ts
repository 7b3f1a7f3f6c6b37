import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { createCatalog } from '@seamlint/core';
import { libraries, providers } from '@seamlint/providers';
import { rules } from '@seamlint/rules';
import { demanded, factsByParser, format, isCode, judgeProgram, loadApp, marksOf } from '@seamlint/testkit';
import { describe, expect, it } from 'vitest';

const apps = fileURLToPath(new URL('../fixtures/apps', import.meta.url));
const catalog = createCatalog(providers, libraries);

describe.each(readdirSync(apps))('%s', async (name) => {
  const files = await loadApp(join(apps, name));

  it('holds its marks and nothing else', async () => {
    const said = (await judgeProgram(files, rules, catalog)).filter(({ strict }) => !strict);
    expect(format(said)).toEqual(format(demanded(marksOf(files))));
  });

  it('has marks of every kind it is there for', () => {
    expect(new Set(demanded(marksOf(files)).map(({ rule }) => rule)).size).toBeGreaterThan(1);
  });

  it.each([...files.keys()].filter(isCode))('reads %s alike with every parser', (path) => {
    const [first, ...others] = factsByParser(path, files.get(path) ?? '', catalog);
    for (const [, facts] of others) expect(facts).toEqual(first?.[1]);
  });
});
