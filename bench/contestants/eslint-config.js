import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Writes the config and answers where: one rule that costs nothing, or all of the plugin's beside it.
 * @param {string} outside
 * @param {'trivial' | 'plugin'} kind
 * @param {string} plugin
 */
export const eslintConfig = (outside, kind, plugin) => {
  const parser = createRequire(import.meta.url).resolve('@typescript-eslint/parser');
  const file = path.join(outside, `eslint.${kind}.config.mjs`);
  writeFileSync(
    file,
    `import parser from ${address(parser)};
${kind === 'plugin' ? `import seamlint from ${address(plugin)};\n` : ''}
export default [
  {
    files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'],
    languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
    rules: { 'no-debugger': 'error' },
  },
  ${kind === 'plugin' ? "{ files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'], ...seamlint.configs.all }," : ''}
];
`,
  );
  return file;
};

/** @param {string} file */
const address = (file) => JSON.stringify(pathToFileURL(file).href);
