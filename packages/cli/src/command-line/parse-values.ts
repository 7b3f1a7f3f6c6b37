import type { Preset } from '@seamlint/core';
import type { Shard } from '../check/shard.ts';
import type { Level } from '../config/config.ts';
import { didYouMean } from '../nearest.ts';
import { UsageError } from '../usage-error.ts';

const LEVELS = ['off', 'warn', 'error'] as const satisfies readonly Level[];
const PRESETS = ['recommended', 'strict', 'all'] as const satisfies readonly Preset[];
export const FORMATS = [
  'pretty',
  'stylish',
  'json',
  'sarif',
  'github',
  'gitlab',
  'junit',
  'checkstyle',
  'markdown',
] as const;

/** Of `seamlint map`, which shares `--format` with the other commands. */
export const MAP_FORMATS = ['table', 'markdown', 'json', 'html'] as const;
const ALL_FORMATS = [...new Set([...FORMATS, ...MAP_FORMATS])];

const oneOf = <T extends string>(option: string, value: string, known: readonly T[]): T => {
  const found = known.find((candidate) => candidate === value);
  if (found !== undefined) return found;
  const end = didYouMean(value, known);
  throw new UsageError(`${option} has no value "${value}"${end === '' ? `; it takes ${known.join(', ')}.` : end}`);
};

export const parsePreset = (value: string): Preset => oneOf('--preset', value, PRESETS);

export const parseFormat = (value: string): string => oneOf('--format', value, ALL_FORMATS);

/** A map's are refused before anything is read. */
export const requireFormat = (value: string): void => {
  if (!FORMATS.some((known) => known === value))
    throw new UsageError(`Only seamlint map has --format ${value}; seamlint check has ${FORMATS.join(', ')}.`);
};

/** `name: level`, one more for the table. Names are checked once the rules are loaded. */
export const parseRule = (value: string, before: ReadonlyMap<string, Level>): ReadonlyMap<string, Level> => {
  const [, name, level] = /^\s*["']?([\w-]+)["']?\s*:\s*["']?(\w+)["']?\s*$/u.exec(value) ?? [];
  if (name === undefined || level === undefined) {
    throw new UsageError(`--rule can't read "${value}"; write --rule 'name: off|warn|error'.`);
  }
  return new Map([...before, [name, oneOf(`--rule ${name}`, level, LEVELS)]]);
};

export const parseMaxWarnings = (value: string): number => {
  if (!/^\d+$/u.test(value)) throw new UsageError(`--max-warnings takes a whole number from 0, not "${value}".`);
  return Number(value);
};

export const parseCacheLocation = (value: string): string => {
  if (value === '') throw new UsageError('--cache-location takes a folder, and was given an empty name.');
  return value;
};

export const parseConcurrency = (value: string): number => {
  if (!/^[1-9]\d{0,2}$/u.test(value))
    throw new UsageError(`--concurrency takes a whole number from 1 to 999, not "${value}".`);
  return Number(value);
};

export const parseShard = (value: string): Shard => {
  const [, index = 0, count = 0] = (/^(\d{1,4})\/(\d{1,4})$/u.exec(value) ?? []).map(Number);
  if (index < 1 || index > count)
    throw new UsageError(`--shard takes a part and how many there are, from 1/3 to 3/3, not "${value}".`);
  return { index, count };
};

export const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];
