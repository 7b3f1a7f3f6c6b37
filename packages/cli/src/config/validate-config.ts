import { ownProviderProblems, ownWrapperProblems, sayable } from '@seamlint/core';
import type { z } from 'zod';
import { didYouMean } from '../nearest.ts';
import { configSchema } from './config-schema.ts';
import { keysAt } from './schema-keys.ts';
import { UsageError } from '../usage-error.ts';
import type { Config } from './config.ts';

const shown = (path: readonly PropertyKey[]): string => path.map(String).map(sayable).join('.');

const sentenceOf = (issue: z.core.$ZodIssue): string => {
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    const keys = keysAt(configSchema, issue.path);
    const end = didYouMean(key, keys);
    return `there is no key "${shown([...issue.path, sayable(key)])}"${end === '' ? `; the keys are ${keys.join(', ')}.` : end}`;
  }
  if (issue.path.length === 0) return 'it must hold an object.';
  if (issue.code === 'invalid_value') {
    return `"${shown(issue.path)}" must be one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}.`;
  }
  if (issue.code === 'invalid_type') {
    const is = ARTICLED[issue.expected] ?? issue.expected;
    return issue.input === undefined
      ? `"${shown(issue.path)}" is missing; ${is}.`
      : `"${shown(issue.path)}" must be ${is}.`;
  }
  if (issue.code === 'too_small') return `"${shown(issue.path)}" must be more than ${String(issue.minimum)}.`;
  if (issue.code === 'invalid_union') return problemOfUnion(issue);
  return `"${shown(issue.path)}" has a value that does not fit.`;
};

/** Of the forms a key may have, the one that goes along furthest says what is wrong; where none goes along, the first. */
const problemOfUnion = (issue: z.core.$ZodIssueInvalidUnion): string => {
  const ways = issue.errors.flatMap(([first]) => (first === undefined ? [] : [first]));
  const nearest = ways.find(({ path }) => path.length > 0) ?? ways.find(({ code }) => code === 'invalid_value');
  if (nearest === undefined) {
    const forms = ways.flatMap((way) => (way.code === 'invalid_type' ? [ARTICLED[way.expected] ?? way.expected] : []));
    return `"${shown(issue.path)}" ${issue.input === undefined ? 'is missing;' : 'must be'} ${forms.join(' or ')}.`;
  }
  return sentenceOf({ ...nearest, path: [...issue.path, ...nearest.path] });
};

const ARTICLED: Readonly<Record<string, string>> = {
  array: 'an array',
  object: 'an object',
  record: 'an object',
  string: 'a string',
  number: 'a number',
  boolean: 'true or false',
};

/** More would scroll the first away. */
const MOST = 10;

/** `value` as a config; throws a UsageError with a line for each mistake, which names `file` and the key. */
export const validateConfig = async (value: unknown, file: string, rules: readonly string[]): Promise<Config> => {
  const parsed = configSchema.safeParse(value, { reportInput: true });
  // Zod's optional keys may hold undefined; a config's are left out.
  const config = value as Config;
  const problems = [
    ...(parsed.success ? ruleProblems(config, rules) : schemaProblems(parsed.error.issues)),
    ...(await providerProblems(value)),
    ...wrapperProblems(value),
  ];
  if (problems.length === 0) return config;
  const more = problems.length - MOST;
  const lines = problems.slice(0, MOST).map((one) => `${file}: ${one}`);
  throw new UsageError([...lines, ...(more > 0 ? [`${file}: and ${String(more)} more.`] : [])].join('\n'));
};

const schemaProblems = (issues: readonly z.core.$ZodIssue[]): readonly string[] => {
  // A key that nobody knows explains the one that is missing beside it.
  const explained = issues.flatMap(({ code, path }) => (code === 'unrecognized_keys' ? [path.join('.')] : []));
  return issues
    .filter((issue) => issue.input !== undefined || !explained.includes(issue.path.slice(0, -1).join('.')))
    .flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => sentenceOf({ ...issue, keys: [key] }))
        : [sentenceOf(issue)],
    );
};

/** The catalog is loaded only where something is added to it. */
const providerProblems = async (value: unknown): Promise<readonly string[]> => {
  if (typeof value !== 'object' || value === null || !('providers' in value) || value.providers === undefined)
    return [];
  const { providers } = await import('@seamlint/providers');
  return ownProviderProblems(value.providers, providers);
};

const wrapperProblems = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return [];
  const { wrappers, loggers } = value as { readonly wrappers?: unknown; readonly loggers?: unknown };
  return ownWrapperProblems(wrappers, loggers);
};

const ruleProblems = (config: Config, rules: readonly string[]): readonly string[] => {
  const tables = [
    { at: 'rules', table: config.rules ?? {} },
    ...(config.overrides ?? []).map(({ rules: table }, index) => ({ at: `overrides.${String(index)}.rules`, table })),
  ];
  return tables.flatMap(({ at, table }) =>
    Object.keys(table)
      .filter((name) => !rules.includes(name))
      .map((unknown) => {
        const end = didYouMean(unknown, rules);
        return `"${at}": there is no rule "${sayable(unknown)}"${end === '' ? '; `seamlint rules` lists them.' : end}`;
      }),
  );
};
