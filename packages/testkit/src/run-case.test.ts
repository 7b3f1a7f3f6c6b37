import { createCatalog, defineRule } from '@seamlint/core';
import { libraries, providers } from '@seamlint/providers';
import { rules } from '@seamlint/rules';
import { describe, expect, it } from 'vitest';

import { judgeInEditor } from './editor-host.ts';
import { judgeProgram } from './program-host.ts';
import { expectedOutcome, runCase } from './run-case.ts';

const catalog = createCatalog(providers, libraries);
const rule = rules.find(({ name }) => name === 'require-webhook-signature') ?? expect.fail('the rule is gone');

const handler = `
  const app = express();
  app.post('/webhooks/stripe', async (req, res) => {
    if (req.body.type === 'invoice.paid') await settle(req.body.data.object.id);
    res.sendStatus(200);
  });
`;
const unverified = `import express from 'express';\nimport { settle } from './settle.js';\n${handler}`;

describe('runCase', () => {
  it('tells what both hosts say, so that a missing mark is seen', async () => {
    const source = { files: unverified };
    const place = 'src/case.ts:5 require-webhook-signature';
    expect(await runCase(rule, source, catalog)).toEqual({
      program: [place],
      editor: [place],
      editorRecommended: [place],
    });
    expect(expectedOutcome(rule, source).program).toEqual([]);
  });

  it('honours suppressions in both hosts', async () => {
    const files = unverified.replace(
      '  app.post',
      '  // seamlint-disable-next-line require-webhook-signature -- an internal network\n  app.post',
    );
    expect(await runCase(rule, { files }, catalog)).toEqual({ program: [], editor: [], editorRecommended: [] });
  });
});

describe('the hosts', () => {
  const broken = new Map([['src/case.ts', 'app.post("/webhooks/stripe", (req']]);

  it('refuse a case that does not parse', async () => {
    await expect(judgeProgram(broken, [rule], catalog)).rejects.toThrow('src/case.ts');
    expect(() => judgeInEditor(broken, [rule.name])).toThrow('src/case.ts');
  });

  it('refuse a finding that is told twice', async () => {
    const twice = defineRule({
      name: 'no-file',
      description: 'Disallow files',
      message: 'A file.',
      help: 'Delete it.',
      severity: 'error',
      preset: 'all',
      *judge() {
        const at = { path: 'src/case.ts', start: 0, end: 1 };
        yield { at, data: {} };
        yield { at, data: {} };
      },
    });
    await expect(judgeProgram(new Map([['src/case.ts', 'f();']]), [twice], catalog)).rejects.toThrow('told twice');
  });
});
