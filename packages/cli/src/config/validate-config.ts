import { ownProviderProblems, ownWrapperProblems, sayable } from '@seamlint/core';
import type { z } from 'zod';
import { didYouMean } from '../nearest.ts';
import { configSchema } from './config-schema.ts';
import { keysAt } from './schema-keys.ts';
import { UsageError } from '../usage-error.ts';
import type { Config } from './config.ts';

const shown = (path: readonly PropertyKey[]): string => path.map(String).map(sayable).join('.');

const sentencesOf = (issue: z.core.$ZodIssue): readonly string[] => {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(key, issue.path));
  if (issue.code === 'invalid_union') return problemsOfUnion(issue);
  return [sentenceOf(issue)];
};

const unknownKey = (key: string, path: readonly PropertyKey[]): string => {
  const keys = keysAt(configSchema, path);
  const end = didYouMean(key, keys);
  return `there is no key "${shown([...path, sayable(key)])}"${end === '' ? `; the keys are ${keys.join(', ')}.` : end}`;
};

const sentenceOf = (issue: z.core.$ZodIssue): string => {
  if (issue.path.length === 0) return 'it must hold an object.';
  if (issue.code === 'invalid_value') {
    const end = typeof issue.input === 'string' ? didYouMean(issue.input, issue.values.map(String)) : '';
    return `"${shown(issue.path)}" must be one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}${end === '' ? '.' : end}`;
  }
  if (issue.code === 'invalid_type') {
    const is = ARTICLED[issue.expected] ?? issue.expected;
    return issue.input === undefined
      ? `"${shown(issue.path)}" is missing; ${is}.`
      : `"${shown(issue.path)}" must be ${is}.`;
  }
  if (issue.code === 'too_small') return `"${shown(issue.path)}" must be more than ${String(issue.minimum)}.`;
  return `"${shown(issue.path)}" has a value that does not fit.`;
};

/** Of the forms a key may have, the one that goes along furthest says what is wrong; where none goes along, the first. */
const problemsOfUnion = (issue: z.core.$ZodIssueInvalidUnion): readonly string[] => {
  const isNearest = ([first]: readonly z.core.$ZodIssue[]): boolean => (first?.path.length ?? 0) > 0;
  const nearest = issue.errors.find(isNearest) ?? issue.errors.find(([first]) => first?.code === 'invalid_value');
  if (nearest === undefined) {
    const forms = issue.errors.flatMap(([way]) =>
      way?.code === 'invalid_type' ? [ARTICLED[way.expected] ?? way.expected] : [],
    );
    return [`"${shown(issue.path)}" ${issue.input === undefined ? 'is missing;' : 'must be'} ${forms.join(' or ')}.`];
  }
  return nearest.flatMap((one) => sentencesOf({ ...one, path: [...issue.path, ...one.path] }));
};

const ARTICLED: Readonly<Record<string, string>> = {
  array: 'an array',
  object: 'an object',
  record: 'an object',
  string: 'a string',
  number: 'a number',
  boolean: 'true or false',
};

/** Whoever has more than these has mistaken the file for another. */
const MOST = 50;

/** `value` as a config; throws a UsageError with a line for each mistake, which names `file` and the key. */
export const validateConfig = async (value: unknown, file: string, rules: readonly string[]): Promise<Config> => {
  const parsed = configSchema.safeParse(value, { reportInput: true });
  // Zod's optional keys may hold undefined; a config's are left out.
  const config = value as Config;
  const problems = [
    ...(parsed.success ? [] : schemaProblems(parsed.error.issues)),
    ...ruleProblems(value, rules),
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
    .flatMap(sentencesOf);
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

/** Whatever else is wrong: nobody should have to mend a file twice. */
const ruleProblems = (value: unknown, rules: readonly string[]): readonly string[] => {
  const { rules: own, overrides } = recordOf(value);
  const tables = [
    { at: 'rules', table: own },
    ...(Array.isArray(overrides) ? (overrides as readonly unknown[]) : []).map((one, index) => ({
      at: `overrides.${String(index)}.rules`,
      table: recordOf(one)['rules'],
    })),
  ];
  return tables.flatMap(({ at, table }) =>
    Object.keys(recordOf(table))
      .filter((name) => !rules.includes(name))
      .map((unknown) => {
        const end = didYouMean(unknown, rules);
        return `"${at}": there is no rule "${sayable(unknown)}"${end === '' ? '; `seamlint rules` lists them.' : end}`;
      }),
  );
};

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
