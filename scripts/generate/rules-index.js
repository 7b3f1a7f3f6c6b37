import { ruleNames } from '../rule-names.js';

/** The folders are the registry. */
export const rulesIndex = () => {
  const rules = ruleNames().map((name) => ({ name, local: camelCase(name) }));
  return {
    file: 'rules/index.ts',
    text: [
      '// Written by scripts/generate.js: each folder here is a rule.',
      "import type { AnyRule } from '@seamlint/core';",
      ...rules.map(({ name, local }) => `import { rule as ${local} } from './${name}/rule.ts';`),
      '',
      `export const rules: readonly AnyRule[] = [${rules.map(({ local }) => local).join(', ')}];`,
    ].join('\n'),
  };
};

/** @param {string} name */
const camelCase = (name) => name.replace(/-(\w)/gu, (_, letter) => letter.toUpperCase());
