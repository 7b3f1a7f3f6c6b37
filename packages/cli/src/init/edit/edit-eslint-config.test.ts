import { describe, expect, test } from 'vitest';
import { editEslintConfig } from './edit-eslint-config.ts';

const edited = (text: string, file = 'eslint.config.js'): string => {
  const result = editEslintConfig(file, text);
  return 'text' in result ? result.text : result.why;
};

describe('the plugin is the last config, in the style of the file', () => {
  test.each([
    [
      'an array on lines of their own, with a comma behind the last',
      `import js from '@eslint/js';\n\nexport default [\n  js.configs.recommended,\n];\n`,
      `import js from '@eslint/js';\nimport seamlint from 'eslint-plugin-seamlint';\n\nexport default [\n  js.configs.recommended,\n  seamlint.configs.recommended,\n];\n`,
    ],
    [
      'double quotes, no semicolons, tabs, no comma',
      `import js from "@eslint/js"\n\nexport default [\n\tjs.configs.recommended\n]\n`,
      `import js from "@eslint/js"\nimport seamlint from "eslint-plugin-seamlint"\n\nexport default [\n\tjs.configs.recommended,\n\tseamlint.configs.recommended\n]\n`,
    ],
    [
      'semicolons here and there',
      `import a from 'a';\nimport b from 'b'\n\nexport default [a, b];\n`,
      `import a from 'a';\nimport b from 'b'\nimport seamlint from 'eslint-plugin-seamlint'\n\nexport default [a, b, seamlint.configs.recommended];\n`,
    ],
    [
      'one line',
      `import js from '@eslint/js';\nexport default [js.configs.recommended];\n`,
      `import js from '@eslint/js';\nimport seamlint from 'eslint-plugin-seamlint';\nexport default [js.configs.recommended, seamlint.configs.recommended];\n`,
    ],
    [
      'an empty array',
      'export default [];\n',
      `import seamlint from 'eslint-plugin-seamlint';\n\nexport default [seamlint.configs.recommended];\n`,
    ],
    [
      'CRLF',
      `import js from '@eslint/js';\r\nexport default [\r\n  js.configs.all,\r\n];\r\n`,
      `import js from '@eslint/js';\r\nimport seamlint from 'eslint-plugin-seamlint';\r\nexport default [\r\n  js.configs.all,\r\n  seamlint.configs.recommended,\r\n];\r\n`,
    ],
    [
      'a comment behind the last element, which stays with it',
      `export default [\n  a, // first\n  b // second\n];\n`,
      `import seamlint from 'eslint-plugin-seamlint';\n\nexport default [\n  a, // first\n  b, // second\n  seamlint.configs.recommended\n];\n`,
    ],
    [
      'a comment behind the last comma',
      `export default [\n  b, // second\n];\n`,
      `import seamlint from 'eslint-plugin-seamlint';\n\nexport default [\n  b, // second\n  seamlint.configs.recommended,\n];\n`,
    ],
    [
      'a constant that is exported, with a comment that is about it',
      `// @ts-check\n\n/** @type {import('eslint').Linter.Config[]} */\nconst config = [{ ignores: ['dist'] }];\nexport default config;\n`,
      `// @ts-check\n\nimport seamlint from 'eslint-plugin-seamlint';\n\n/** @type {import('eslint').Linter.Config[]} */\nconst config = [{ ignores: ['dist'] }, seamlint.configs.recommended];\nexport default config;\n`,
    ],
    [
      'defineConfig of an array',
      `import { defineConfig } from 'eslint/config';\nexport default defineConfig([\n  a,\n]);\n`,
      `import { defineConfig } from 'eslint/config';\nimport seamlint from 'eslint-plugin-seamlint';\nexport default defineConfig([\n  a,\n  seamlint.configs.recommended,\n]);\n`,
    ],
    [
      'tseslint.config of several',
      `import tseslint from 'typescript-eslint';\nexport default tseslint.config(\n  a,\n  ...b,\n);\n`,
      `import tseslint from 'typescript-eslint';\nimport seamlint from 'eslint-plugin-seamlint';\nexport default tseslint.config(\n  a,\n  ...b,\n  seamlint.configs.recommended,\n);\n`,
    ],
    [
      'CommonJS',
      `'use strict';\nconst js = require('@eslint/js');\n\nmodule.exports = [\n  js.configs.recommended,\n];\n`,
      `'use strict';\nconst js = require('@eslint/js');\nconst seamlint = require('eslint-plugin-seamlint').default;\n\nmodule.exports = [\n  js.configs.recommended,\n  seamlint.configs.recommended,\n];\n`,
    ],
    [
      'a comment behind the last import, which stays with it',
      `import a from 'a'; // eslint-disable-line\nexport default [a];\n`,
      `import a from 'a'; // eslint-disable-line\nimport seamlint from 'eslint-plugin-seamlint';\nexport default [a, seamlint.configs.recommended];\n`,
    ],
    [
      'a name that is taken',
      `const seamlint = 1;\nexport default [{ rules: {} }];\n`,
      `import seamlintPlugin from 'eslint-plugin-seamlint';\n\nconst seamlint = 1;\nexport default [{ rules: {} }, seamlintPlugin.configs.recommended];\n`,
    ],
  ])('%s', (_, before, after) => {
    expect(edited(before)).toBe(after);
  });

  test('TypeScript', () => {
    const text = `import type { Linter } from 'eslint';\nexport default [a] satisfies Linter.Config[];\n`;
    expect(edited(text, 'eslint.config.ts')).toBe(
      `import type { Linter } from 'eslint';\nimport seamlint from 'eslint-plugin-seamlint';\nexport default [a, seamlint.configs.recommended] satisfies Linter.Config[];\n`,
    );
  });

  test('CommonJS by its extension', () => {
    expect(edited(`module.exports = [a];\n`, 'eslint.config.cjs')).toBe(
      `const seamlint = require('eslint-plugin-seamlint').default;\n\nmodule.exports = [a, seamlint.configs.recommended];\n`,
    );
  });
});

describe('what is not plain is left to somebody who knows it', () => {
  const form = 'eslint.config.js exports neither an array nor a call of defineConfig or tseslint.config';
  test.each([
    [
      'a preset that takes options',
      `import antfu from '@antfu/eslint-config';\nexport default antfu({ vue: true });\n`,
      form,
    ],
    [
      'defineConfig of somebody else',
      `import { defineConfig } from './mine.js';\nexport default defineConfig([a]);\n`,
      form,
    ],
    ['a variable that changes', `let config = [a];\nconfig.push(b);\nexport default config;\n`, form],
    ['a list that was put together', `export default [a].concat(b);\n`, form],
    ['a list with a hole', `export default [a, , b];\n`, form],
    ['nothing', `export const config = [];\n`, form],
    ['a file that does not parse', `export default [;\n`, 'eslint.config.js does not parse'],
  ])('%s', (_, text, why) => {
    expect(edited(text)).toBe(why);
  });
});
