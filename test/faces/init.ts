import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const run = promisify(execFile);

const hooks = (code: string): string => `${code}
app.post('/webhooks/stripe', (req, res) => {
  fulfil(req.body.data.object);
  res.sendStatus(200);
});
`;

/** What a project has before, and how it is told in the end where the plugin's config stands. */
const projects: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  [
    'an array of ES modules',
    {
      'package.json': '{ "type": "module", "devDependencies": { "eslint": "10" } }',
      'eslint.config.js':
        "import { defineConfig } from 'eslint/config';\n\nexport default defineConfig([\n  { rules: { eqeqeq: 'error' } }, // ours\n]);\n",
      'hooks.js': hooks("import express from 'express';\nconst app = express();"),
    },
  ],
  [
    'CommonJS',
    {
      'package.json': '{ "devDependencies": { "eslint": "10" } }',
      'eslint.config.cjs': "const { rules } = require('./rules.cjs')\n\nmodule.exports = [{ rules }]\n",
      'rules.cjs': "module.exports = { rules: { eqeqeq: 'error' } };\n",
      'hooks.js': hooks("const express = require('express');\nconst app = express();"),
    },
  ],
  [
    'no config',
    {
      'package.json': '{ "type": "module", "devDependencies": { "eslint": "10" } }',
      'hooks.js': hooks("import express from 'express';\nconst app = express();"),
    },
  ],
];

/** In a project where seamlint, its plugin and ESLint are installed: what `init` writes is read by who reads it. */
export const initSuite = (installed: () => string): void => {
  describe('seamlint init', () => {
    it.each(projects)(
      'writes what ESLint reads: %s',
      async (name, files) => {
        const cwd = join(installed(), `init-${name.replaceAll(' ', '-')}`);
        await mkdir(cwd);
        for (const [path, text] of Object.entries(files)) await writeFile(join(cwd, path), text);
        const bin = (...parts: readonly string[]): string => join(installed(), 'node_modules', ...parts);
        const init = () => run('node', [bin('seamlint', 'bin', 'seamlint.js'), 'init', '--yes'], { cwd });

        const first = await init();
        expect(first.stderr).toBe('');
        const eslint = [bin('eslint', 'bin', 'eslint.js'), '--format', 'json', 'hooks.js'];
        const { stdout } = await run('node', eslint, { cwd }).catch((error: unknown) => error as { stdout: string });
        const [result] = JSON.parse(stdout) as readonly { messages: readonly { ruleId: string }[] }[];
        expect(result?.messages.map(({ ruleId }) => ruleId)).toEqual(['seamlint/require-webhook-signature']);

        const config = Object.keys(files).find((path) => path.startsWith('eslint.config')) ?? 'eslint.config.mjs';
        const written = await readFile(join(cwd, config), 'utf8');
        expect((await init()).stdout).toContain('Nothing to write');
        expect(await readFile(join(cwd, config), 'utf8')).toBe(written);
      },
      120_000,
    );
  });
};
