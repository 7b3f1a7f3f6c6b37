import { z } from 'zod';
import { didYouMean } from '../nearest.ts';
import { ownProvider } from './provider-schema.ts';
import { keysAt } from './schema-keys.ts';
import { UsageError } from '../usage-error.ts';
import { sayable } from './sayable.ts';
import type { Config } from './config.ts';

const names = z.array(z.string());
const level = z.enum(['off', 'warn', 'error']);
const ruleSetting = z.union([level, z.tuple([level, z.strictObject({ strict: z.boolean().optional() }).optional()])]);
const named = z.strictObject({ import: z.string(), from: z.string() });
const wrapper = z.array(named).optional();

const schema = z.strictObject({
  extends: z.enum(['recommended', 'strict', 'all']).optional(),
  rules: z.record(z.string(), ruleSetting).optional(),
  ignore: names.optional(),
  overrides: z
    .array(z.strictObject({ files: z.union([z.string(), names]), rules: z.record(z.string(), ruleSetting) }))
    .optional(),
  providers: z.array(ownProvider).optional(),
  wrappers: z
    .strictObject({
      retry: wrapper,
      client: wrapper,
      redactor: wrapper,
      verifier: wrapper,
      limiter: wrapper,
      dedupe: wrapper,
      env: wrapper,
    })
    .optional(),
  loggers: z.array(z.union([z.string(), named])).optional(),
  adapters: names.optional(),
  critical: names.optional(),
  tests: names.optional(),
  secretEnv: names.optional(),
  pollMinimumMs: z.number().positive().optional(),
  requireReason: z.boolean().optional(),
});

const shown = (path: readonly PropertyKey[]): string => path.map(String).map(sayable).join('.');

const firstProblem = (issue: z.core.$ZodIssue): string => {
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    const keys = keysAt(schema, issue.path);
    const end = didYouMean(key, keys);
    return `there is no key "${shown([...issue.path, sayable(key)])}"${end === '' ? `; the keys are ${keys.join(', ')}.` : end}`;
  }
  if (issue.path.length === 0) return 'it must hold an object.';
  if (issue.code === 'invalid_value') {
    return `"${shown(issue.path)}" must be one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}.`;
  }
  if (issue.code === 'invalid_type')
    return `"${shown(issue.path)}" must be ${ARTICLED[issue.expected] ?? issue.expected}.`;
  if (issue.code === 'invalid_union') return problemOfUnion(issue);
  return `"${shown(issue.path)}": ${issue.message}.`;
};

/** Of the forms a key may have, the one that goes along furthest says what is wrong; where none goes along, the first. */
const problemOfUnion = (issue: z.core.$ZodIssueInvalidUnion): string => {
  const ways = issue.errors.flatMap(([first]) => (first === undefined ? [] : [first]));
  const nearest = ways.find(({ path }) => path.length > 0) ?? ways.find(({ code }) => code === 'invalid_value');
  if (nearest === undefined) return `"${shown(issue.path)}" has the wrong type.`;
  return firstProblem({ ...nearest, path: [...issue.path, ...nearest.path] });
};

const ARTICLED: Readonly<Record<string, string>> = {
  array: 'an array',
  object: 'an object',
  record: 'an object',
  string: 'a string',
  number: 'a number',
  boolean: 'true or false',
};

/** `value` as a config; throws a UsageError that names `file` and the key. */
export const validateConfig = (value: unknown, file: string, rules: readonly string[]): Config => {
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const { issues } = parsed.error;
    // A key that nobody knows explains the one that is missing.
    const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
    throw new UsageError(`${file}: ${issue === undefined ? 'it is not a valid config.' : firstProblem(issue)}`);
  }
  // Zod's optional keys may hold undefined; a config's are left out.
  const config = parsed.data as Config;
  checkRuleNames(config, file, rules);
  checkPatterns(config, file);
  return config;
};

const checkRuleNames = (config: Config, file: string, rules: readonly string[]): void => {
  const tables = [{ at: 'rules', table: config.rules ?? {} }];
  for (const [index, { rules: table }] of (config.overrides ?? []).entries()) {
    tables.push({ at: `overrides.${String(index)}.rules`, table });
  }
  for (const { at, table } of tables) {
    const unknown = Object.keys(table).find((name) => !rules.includes(name));
    if (unknown === undefined) continue;
    const end = didYouMean(unknown, rules);
    throw new UsageError(
      `${file}: "${at}" names no rule "${sayable(unknown)}"${end === '' ? '; `seamlint rules` lists them.' : end}`,
    );
  }
};

const checkPatterns = (config: Config, file: string): void => {
  for (const { id, credentials } of config.providers ?? []) {
    for (const { id: format, pattern } of credentials ?? []) {
      if (pattern !== null && !compiles(pattern)) {
        throw new UsageError(
          `${file}: the pattern of the credential "${format}" of the provider "${id}" is no regular expression.`,
        );
      }
    }
  }
};

const compiles = (pattern: string): boolean => {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    return false;
  }
};
