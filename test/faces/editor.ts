import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Diagnostic, type Editor, openEditor } from './language-server.ts';

const config = `import seamlint from 'eslint-plugin-seamlint';
import * as typescript from '@typescript-eslint/parser';
import * as vue from 'vue-eslint-parser';
import * as svelte from 'svelte-eslint-parser';
const parserOptions = { parser: typescript, sourceType: 'module', ecmaFeatures: { jsx: true } };
export default [
  { files: ['**/*.{ts,tsx}'], languageOptions: { parser: typescript, parserOptions: { ecmaFeatures: { jsx: true } } } },
  { files: ['**/*.vue'], languageOptions: { parser: vue, parserOptions } },
  { files: ['**/*.svelte'], languageOptions: { parser: svelte, parserOptions } },
  { files: ['**/*.{js,ts,tsx,vue,svelte}'], ...seamlint.configs.recommended },
  // What is logged in a browser is of interest there only.
  { files: ['**/view.*'], rules: { 'seamlint/no-sensitive-log': ['error', { strict: true }] } },
];
`;

const floating = (types: string): string => `import { WebClient } from '@slack/web-api';
const slack = new WebClient(process.env.SLACK_TOKEN${types});
export async function POST(request${types === '' ? '' : ': Request'}) {
  const order = await request.json();
  slack.chat.postMessage({ channel: order.channel, text: 'paid' });
  return Response.json({ ok: true });
}
`;
const logged = (imports: string): string => `import axios from 'axios';
${imports}
const send = async (order, key) => {
  try {
    await axios.post('https://api.example.com/orders', order, { headers: { authorization: key() } });
  } catch (error) {
    console.error('failed', error);
  }
};
`;

/** `mended`: what a quick fix makes of the line; null: nothing mends it, and the comment that silences it is offered. */
const files: Readonly<
  Record<
    string,
    {
      readonly language: string;
      readonly text: string;
      readonly line: number;
      readonly rule: string;
      readonly mended: string | null;
    }
  >
> = {
  'app/api/a/route.ts': {
    language: 'typescript',
    text: floating('!'),
    line: 4,
    rule: 'no-floating-call',
    mended: 'await slack.chat.postMessage(',
  },
  'app/api/b/route.js': {
    language: 'javascript',
    text: floating(''),
    line: 4,
    rule: 'no-floating-call',
    mended: 'await slack.chat.postMessage(',
  },
  'src/view.tsx': {
    language: 'typescriptreact',
    text: logged("import { useState } from 'react';").replace('(order, key)', '(order: object, key: () => string)'),
    line: 6,
    rule: 'no-sensitive-log',
    mended: "console.error('failed', error instanceof Error ? error.message : String(error));",
  },
  'src/view.vue': {
    language: 'vue',
    text: `<template><p>a</p></template>\n<script setup>\n${logged("import { ref } from 'vue';")}</script>\n`,
    line: 8,
    rule: 'no-sensitive-log',
    mended: "console.error('failed', error.message);",
  },
  'src/view.svelte': {
    language: 'svelte',
    text: `<script>\n${logged("import { onMount } from 'svelte';")}</script>\n<p>a</p>\n`,
    line: 7,
    rule: 'no-sensitive-log',
    mended: "console.error('failed', error.message);",
  },
  'src/lib/login.ts': {
    language: 'typescript',
    text: 'export const login = (password: string) => {\n  console.log(password);\n};\n',
    line: 1,
    rule: 'no-sensitive-log',
    mended: null,
  },
};

/** Through ESLint's own language server, as editors talk to it. */
export const describeEditor = (
  folder: () => string,
  install: (...names: readonly string[]) => Promise<unknown>,
): void => {
  describe('in an editor', () => {
    let editor: Editor | undefined;
    beforeAll(async () => {
      const parsers = [
        '@typescript-eslint/parser@^8',
        'typescript@~5.9',
        'vue-eslint-parser@^10',
        'svelte-eslint-parser@^1',
        'svelte@^5',
      ];
      await install('vscode-langservers-extracted@^4.10', ...parsers);
      writeFileSync(join(folder(), 'eslint.config.js'), config);
    }, 240_000);
    afterEach(() => {
      editor?.close();
    });

    it.each(Object.entries(files))(
      '%s is underlined, with a page to read, and a quick fix takes it away',
      async (file, { language, text, line, rule, mended }) => {
        editor = await openEditor(folder(), file, language, text);
        const told = async (): Promise<readonly Diagnostic[]> =>
          (await editor?.diagnostics())?.filter(({ code }) => code === `seamlint/${rule}`) ?? [];
        const [found, ...others] = await told();
        expect(others).toEqual([]);
        expect(found).toMatchObject({ range: { start: { line } } });
        expect(found?.codeDescription?.href).toContain(`rules/${rule}/docs.md`);
        if (found === undefined) return;
        const actions = await editor.actions(found);
        const wanted = mended === null ? /applyDisableLine/u : /apply(?:SingleFix|Suggestion)/u;
        const action = actions.find(({ command }) => wanted.test(command?.command ?? ''));
        if (action === undefined)
          throw new Error(`this is not offered: ${actions.map(({ title }) => title).join(', ')}`);
        expect(await editor.apply(action)).toContain(mended ?? `eslint-disable-next-line seamlint/${rule}`);
        expect(await told()).toEqual([]);
      },
      120_000,
    );

    it('a file without a seam is left alone', async () => {
      editor = await openEditor(folder(), 'src/plain.ts', 'typescript', 'export const a = 1;\n');
      expect(await editor.diagnostics()).toEqual([]);
    }, 120_000);
  });
};
