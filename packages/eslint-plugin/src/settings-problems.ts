import { didYouMean, ownProviderProblems, ownWrapperProblems, type Provider, sayable } from '@seamlint/core';

/** The config file's keys; true: they mean something for a single file. */
const KEYS = {
  $schema: false,
  extends: false,
  rules: false,
  ignore: true,
  overrides: false,
  providers: true,
  wrappers: true,
  loggers: true,
  adapters: false,
  critical: false,
  tests: true,
  secretEnv: true,
  pollMinimumMs: false,
  requireReason: true,
} as const;

/** ESLint checks no settings: a sentence here is worth more than what a wrong one would do further in. */
export const settingsProblems = (settings: object, known: readonly Provider[]): readonly string[] => {
  const held = settings as Readonly<Record<string, unknown>>;
  return [
    ...Object.keys(held)
      .filter((key) => !Object.hasOwn(KEYS, key))
      .map((key) => `there is no key "${sayable(key)}"${didYouMean(key, Object.keys(KEYS)) ?? '.'}`),
    ...textProblems(held, 'tests'),
    ...textProblems(held, 'ignore'),
    ...textProblems(held, 'secretEnv'),
    ...(held['requireReason'] === undefined || typeof held['requireReason'] === 'boolean'
      ? []
      : ['"requireReason" must be true or false.']),
    ...ownWrapperProblems(held['wrappers'], held['loggers']),
    // With none of the project's own there is nothing to judge, in an editor at each start.
    ...(held['providers'] === undefined ? [] : ownProviderProblems(held['providers'], known)),
  ];
};

const textProblems = (
  held: Readonly<Record<string, unknown>>,
  key: 'tests' | 'ignore' | 'secretEnv',
): readonly string[] => {
  const value = held[key];
  if (value === undefined) return [];
  if (!Array.isArray(value)) return [`"${key}" must be an array.`];
  const wrong = value.findIndex((text) => typeof text !== 'string');
  return wrong === -1 ? [] : [`"${key}.${String(wrong)}" must be a string.`];
};
