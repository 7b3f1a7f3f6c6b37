import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { isSystemError } from '../system-error.ts';
import { UsageError } from '../usage-error.ts';
import type { KnownFinding } from './known-finding.ts';

export const BASELINE_NAME = 'seamlint-baseline.json';

const entry = z.object({ file: z.string(), rule: z.string(), context: z.string() });
const schema = z.object({ version: z.literal(1), findings: z.array(entry) });

/** A baseline as it lies on the disk. */
export interface BaselineFile {
  /** Absolute. */
  readonly path: string;
  /** As the user wrote it. */
  readonly name: string;
  /** Absolute; the files of the entries count from here. */
  readonly folder: string;
  /** null: there is none yet. */
  readonly entries: readonly KnownFinding[] | null;
  /** Two branches were merged and git could not join them: both sides count. */
  readonly conflicted: boolean;
}

/** Throws a UsageError where `name` holds something else, or cannot be read. */
export const readBaseline = (name: string, cwd: string): BaselineFile => {
  const path = resolve(cwd, name);
  const file = { path, name, folder: dirname(path) };
  if (existsSync(path) && statSync(path).isDirectory())
    throw new UsageError(
      `${name} is a folder: give --baseline a file, such as ${name.replace(/\/$/u, '')}/${BASELINE_NAME}.`,
    );
  const text = textOf(path, name);
  if (text === undefined) return { ...file, entries: null, conflicted: false };
  const conflicted = /^<{7} /mu.test(text);
  const entries = conflicted ? linesOf(text) : entriesOf(text);
  if (entries === undefined)
    throw new UsageError(`${name} is no baseline of this version: move it away, or give --baseline another name.`);
  return { ...file, entries, conflicted };
};

const textOf = (path: string, name: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/u, '');
  } catch (error) {
    if (!isSystemError(error)) throw error;
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw new UsageError(`The baseline ${name} can't be read (${error.code}): make it readable, or name another.`);
  }
};

const entriesOf = (text: string): readonly KnownFinding[] | undefined => {
  const parsed = schema.safeParse(jsonOf(text));
  return parsed.success ? parsed.data.findings : undefined;
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Every entry is a line of its own, so that both sides of a conflict can be read. */
const linesOf = (text: string): readonly KnownFinding[] => {
  const lines = text.split('\n').flatMap((line) => {
    const parsed = entry.safeParse(jsonOf(line.trim().replace(/,$/u, '')));
    return parsed.success ? [parsed.data] : [];
  });
  return [...new Map(lines.map((item) => [JSON.stringify(item), item])).values()];
};

/** The same text for the same entries, one to a line: a merge has conflicts only where the same findings changed. */
export const baselineText = (entries: readonly KnownFinding[]): string => {
  const lines = entries.map(({ file, rule, context }) => JSON.stringify({ file, rule, context })).toSorted();
  const list = lines.length === 0 ? '[]' : `[\n${lines.map((line) => `    ${line}`).join(',\n')}\n  ]`;
  return `{\n  "version": 1,\n  "findings": ${list}\n}\n`;
};
