import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { createCatalog, judge, type Scope } from '@seamlint/core';
import { libraries, providers } from '@seamlint/providers';
import { judgeInEditor, loadApp, withProgram } from '@seamlint/testkit';
import { describe, expect, it } from 'vitest';
import { endpoints } from './receivers/endpoints.ts';
import { signatureRules } from './receivers/signature-rules.ts';

/** Receivers after the documentation of each vendor, as teams write them: nothing is wrong with any of them. */
const root = fileURLToPath(new URL('../fixtures/receivers', import.meta.url));
const catalog = createCatalog(providers, libraries);
const apps = readdirSync(root);

const told = (scope: Scope) =>
  scope.facts('webhook-endpoint').map((endpoint) => {
    const { found, gaps, open } = scope.guardsOf(endpoint);
    return {
      is: `${endpoint.route} ${endpoint.provider ?? 'unknown'} ${endpoint.framework}`,
      holds: found.length > 0 && gaps.length === 0 && open.length === 0,
    };
  });

describe.each(apps)('%s', async (app) => {
  const files = await loadApp(join(root, app));

  it('receives what it is there for, behind checks that hold', async () => {
    const seen = await withProgram(files, catalog, told);
    expect(seen.map(({ is }) => is).sort()).toEqual(endpoints[app]);
    expect(seen.filter(({ holds }) => !holds)).toEqual([]);
  });

  it('is told nothing by the program, which knows all it asks', async () => {
    const { findings, undecided } = await withProgram(files, catalog, (scope) => judge(signatureRules, scope));
    expect(findings.map(({ rule, finding, message }) => ({ rule: rule.name, at: finding.at, message }))).toEqual([]);
    expect(undecided.map(({ rule, undecided: at, why }) => ({ rule: rule.name, at, why }))).toEqual([]);
  });

  it('is told nothing by the editor', () => {
    expect(
      judgeInEditor(
        files,
        signatureRules.map(({ name }) => name),
      ),
    ).toEqual([]);
  });
});

describe('the receivers', () => {
  const kinds = new Map<string, Set<string>>();
  for (const line of Object.values(endpoints).flat()) {
    const [, sender = '', framework = ''] = line.split(' ');
    kinds.set(sender, (kinds.get(sender) ?? new Set()).add(framework.replace(/^next-.*/u, 'next')));
  }

  it('are those of twenty senders in Express, in Next and in a third framework at least', () => {
    const complete = [...kinds.values()].filter((of) => of.has('express') && of.has('next') && of.size > 2);
    expect(complete.length).toBeGreaterThanOrEqual(20);
  });
});
