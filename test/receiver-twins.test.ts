import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { createCatalog } from '@seamlint/core';
import { libraries, providers } from '@seamlint/providers';
import { judgeProgram, loadApp, type Files } from '@seamlint/testkit';
import { describe, expect, it } from 'vitest';
import { knownGaps } from './receivers/known-gaps.ts';
import { signatureRules } from './receivers/signature-rules.ts';
import type { Twin, Twins } from './receivers/twin.ts';
import * as elsewhere from './receivers/twins-elsewhere.ts';
import * as express from './receivers/twins-express.ts';
import * as next from './receivers/twins-next.ts';

/** The receivers that are told nothing, each with one thing broken by a small change of its text: now they must be. */
const root = fileURLToPath(new URL('../fixtures/receivers', import.meta.url));
const catalog = createCatalog(providers, libraries);

const folder = (name: string): string => name.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);

const broken = (files: Files, { file, from, to }: Twin): Files => {
  const parts = files.get(file)?.split(from) ?? [];
  if (parts.length !== 2) throw new Error(`${file} holds ${parts.length - 1} times: ${from}`);
  return new Map([...files, [file, parts.join(to)]]);
};

describe.each(Object.entries<Twins>({ ...express, ...next, ...elsewhere }))('%s', async (name, twins) => {
  const files = await loadApp(join(root, folder(name)));

  it.each(Object.entries(twins))('%s: is one change of its text', (_, twin) => {
    expect(broken(files, twin)).not.toEqual(files);
  });

  const told = async (twin: Twin) => {
    const said = await judgeProgram(broken(files, twin), signatureRules, catalog);
    return said.some(({ rule, path }) => rule === twin.rule && path === (twin.at ?? twin.file));
  };
  const isGap = (title: string) => knownGaps.includes(`${folder(name)} ${title}`);
  const asked = Object.entries(twins);

  it.each(asked.filter(([title]) => !isGap(title)))('%s', async (_, twin) => {
    expect(await told(twin)).toBe(true);
  });

  // What is told now must leave the list.
  it.each(asked.filter(([title]) => isGap(title)))('%s, and nobody tells', async (_, twin) => {
    expect(await told(twin)).toBe(false);
  });
});
