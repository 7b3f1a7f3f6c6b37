import { fileURLToPath } from 'node:url';

import { createCatalog } from '@seamlint/core';
import { libraries, providers } from '@seamlint/providers';
import { rules } from '@seamlint/rules';
import { caseFiles, expectedOutcome, factsByParser, isCode, loadCases, runCase, type Case } from '@seamlint/testkit';
import { describe, expect, it } from 'vitest';

const catalog = createCatalog(providers, libraries);
const casesByRule = await loadCases(fileURLToPath(new URL('../rules', import.meta.url)));

it('finds the cases of every rule', () => {
  expect([...casesByRule.keys()]).toEqual(rules.map(({ name }) => name).sort());
});

describe.each([...rules])('$name', (rule) => {
  const cases = casesByRule.get(rule.name) ?? { silent: {}, reported: {} };

  describe.each(Object.entries<Case>(cases.reported))('reported: %s', (_, source) => {
    it('is marked', () => {
      expect(expectedOutcome(rule, source).program).not.toEqual([]);
    });
    it('is told where it is marked, by both hosts', async () => {
      expect(await runCase(rule, source, catalog)).toEqual(expectedOutcome(rule, source));
    });
    it('has the same facts from every parser', () => expectSameFacts(source));
  });

  describe.each(Object.entries<Case>(cases.silent))('silent: %s', (_, source) => {
    it('is told by neither host', async () => {
      expect(await runCase(rule, source, catalog)).toEqual({ program: [], editor: [], editorRecommended: [] });
    });
    it('has the same facts from every parser', () => expectSameFacts(source));
  });
});

const expectSameFacts = (source: Case): void => {
  for (const [path, text] of caseFiles(source)) {
    if (!isCode(path)) continue;
    const [first, ...others] = factsByParser(path, text, catalog);
    for (const [parser, facts] of others) expect(facts, `${path} read by ${parser}, ${first?.[0]}`).toEqual(first?.[1]);
  }
};
