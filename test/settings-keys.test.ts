import { Linter } from 'eslint';
import plugin from 'eslint-plugin-seamlint';
import type { Config } from 'seamlint';
import { expect, test } from 'vitest';

// Does not compile where the config has another key.
const keys: Readonly<Record<keyof Config, true>> = {
  $schema: true,
  extends: true,
  rules: true,
  ignore: true,
  overrides: true,
  providers: true,
  wrappers: true,
  loggers: true,
  adapters: true,
  critical: true,
  tests: true,
  secretEnv: true,
  pollMinimumMs: true,
  requireReason: true,
};

const lint = (settings: object) => () =>
  new Linter().verify('call();', [plugin.configs.all, { settings: { seamlint: settings } }]);

test('the settings of the plugin have the keys of the config, and no others', () => {
  expect(lint(Object.fromEntries(Object.keys(keys).map((key) => [key, undefined])))).not.toThrow();
  expect(lint({ nothing: undefined })).toThrow('there is no key "nothing"');
});
