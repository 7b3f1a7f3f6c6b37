import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type * as Core from '@seamlint/core';
import { createCatalog, createSeamGate, type SeamGate } from '@seamlint/core';
import { libraries, providers } from '@seamlint/providers';
import { rules } from '@seamlint/rules';
import {
  caseFiles,
  factsByParser,
  format,
  isCode,
  judgeInEditor,
  judgeProgram,
  loadApp,
  loadCases,
  places,
  type Files,
} from '@seamlint/testkit';
import { describe, expect, it, vi } from 'vitest';

/** The gate may save work, never a finding: both hosts say the same with it and without it. */
const gate = vi.hoisted(() => ({ open: false }));

vi.mock('@seamlint/core', async (original) => {
  const core = await original<typeof Core>();
  return {
    ...core,
    createSeamGate: (...args: Parameters<typeof core.createSeamGate>): SeamGate => {
      const gated = core.createSeamGate(...args);
      return (path, text) => gate.open || gated(path, text);
    },
  };
});

const root = fileURLToPath(new URL('..', import.meta.url));
const catalog = createCatalog(providers, libraries);
const names = rules.map(({ name }) => name);
const passes = createSeamGate(catalog);

const said = async (files: Files, open: boolean): Promise<unknown> => {
  gate.open = open;
  try {
    return { program: format(await judgeProgram(files, rules, catalog)), editor: places(judgeInEditor(files, names)) };
  } finally {
    gate.open = false;
  }
};

const expectSame = async (files: Files): Promise<void> => {
  expect(await said(files, false)).toEqual(await said(files, true));
  for (const [path, text] of files) {
    if (!isCode(path) || passes(path, text)) continue;
    for (const [, { facts }] of factsByParser(path, text, catalog))
      expect(facts.filter(({ kind }) => kind === 'credential' || kind === 'credential-sink')).toEqual([]);
  }
};

describe.each([...(await loadCases(join(root, 'rules')))])('in the cases of %s', (_, { silent, reported }) => {
  it.each([...Object.entries(reported), ...Object.entries(silent)])('%s', (_name, source) =>
    expectSame(caseFiles(source)),
  );
});

describe('in the applications', () => {
  it.each(readdirSync(join(root, 'fixtures/apps')))('%s', async (name) =>
    expectSame(await loadApp(join(root, 'fixtures/apps', name))),
  );
});

it('holds back what has nothing to do with either', () => {
  for (const text of [
    `export const Title = ({ text }: { text: string }) => <h1 className="gh pg">{text}</h1>;`,
    `import { useState } from 'react'; export const useHook = () => useState({ token: 1 });`,
    `export const pass = (score: number) => score > 50;`,
  ])
    expect(passes('src/view.tsx', text), text).toBe(false);
});
