import { cpSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Ended } from './scratch.ts';

const apps = fileURLToPath(new URL('../../fixtures/apps', import.meta.url));

const config = `import seamlint from 'eslint-plugin-seamlint';
import * as typescript from '@typescript-eslint/parser';
export default [
  { files: ['**/*.{ts,tsx,mts,cts}'], languageOptions: { parser: typescript } },
  { files: ['**/*.{js,jsx,ts,tsx,mts,cts,mjs,cjs}'], ...seamlint.configs.all },
];
`;

interface Message {
  readonly ruleId: string | null;
  readonly line: number;
}

/** The plugin in oxlint's \`jsPlugins\`. */
export const describeOxlint = (
  folder: () => string,
  install: (...names: readonly string[]) => Promise<unknown>,
  run: (command: string, args: readonly string[]) => Promise<Pick<Ended, 'stdout'>>,
): void => {
  describe('in oxlint', () => {
    beforeAll(async () => {
      await install('oxlint@^1.94', '@typescript-eslint/parser@^8', 'typescript@~5.9');
      cpSync(apps, join(folder(), 'apps'), { recursive: true });
      writeFileSync(join(folder(), 'eslint.apps.js'), config);
      const { default: plugin } = (await import(
        join(folder(), 'node_modules/eslint-plugin-seamlint/dist/index.js')
      )) as {
        readonly default: { readonly configs: Readonly<Record<'all', { readonly rules: object }>> };
      };
      const oxlint = {
        categories: { correctness: 'off' },
        jsPlugins: ['eslint-plugin-seamlint'],
        rules: plugin.configs.all.rules,
      };
      writeFileSync(join(folder(), '.oxlintrc.json'), JSON.stringify(oxlint));
    }, 240_000);

    it('the plugin reports on the fixture apps, line by line, what it reports in ESLint', async () => {
      const eslint = await run('eslint', [
        '--no-warn-ignored',
        '--no-inline-config',
        '-c',
        'eslint.apps.js',
        '--format',
        'json',
        'apps',
      ]);
      const results = JSON.parse(eslint.stdout) as readonly {
        readonly filePath: string;
        readonly messages: readonly Message[];
      }[];
      const expected = results.flatMap(({ filePath, messages }) =>
        messages.map(
          ({ ruleId, line }) =>
            `${relative(folder(), filePath).split(sep).join('/')}:${String(line)} ${String(ruleId)}`,
        ),
      );
      const oxlint = await run('oxlint', ['-c', '.oxlintrc.json', '--format', 'json', '--no-ignore', 'apps']);
      const { diagnostics } = JSON.parse(oxlint.stdout) as {
        readonly diagnostics: readonly {
          readonly code: string;
          readonly filename: string;
          readonly labels: readonly { readonly span: { readonly line: number } }[];
        }[];
      };
      const told = diagnostics.map(
        ({ code, filename, labels }) =>
          `${filename}:${String(labels[0]?.span.line)} ${code.replace(/^(\w+)\((.*)\)$/u, '$1/$2')}`,
      );
      expect(expected.length).toBeGreaterThan(0);
      expect(told.sort()).toEqual(expected.sort());
    }, 240_000);
  });
};
