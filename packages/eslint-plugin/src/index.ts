import type { Preset } from '@seamlint/core';
import { rules as all } from '@seamlint/rules';
import type { ESLint, Linter } from 'eslint';

import { presetRules } from './preset-rules.ts';
import { toEslintRule } from './to-eslint-rule.ts';

/** By name, so that the declarations consumers read name `eslint` and nothing below it. */
interface SeamlintPlugin extends ESLint.Plugin {
  readonly meta: NonNullable<ESLint.Plugin['meta']>;
  readonly rules: NonNullable<ESLint.Plugin['rules']>;
  readonly configs: Readonly<Record<Preset, Linter.Config>>;
}

const plugin: Omit<SeamlintPlugin, 'configs'> = {
  meta: { name: 'eslint-plugin-seamlint', version: '0.1.0', namespace: 'seamlint' },
  rules: Object.fromEntries(all.map((rule) => [rule.name, toEslintRule(rule)])),
};

// A config must hold the very object that is exported: ESLint refuses two plugins of one name.
const configOf = (preset: Preset): Linter.Config => ({
  name: `seamlint/${preset}`,
  plugins: { seamlint: plugin },
  rules: presetRules(all, preset),
});

const withConfigs: SeamlintPlugin = Object.assign(plugin, {
  configs: { recommended: configOf('recommended'), strict: configOf('strict'), all: configOf('all') },
});

export default withConfigs;
