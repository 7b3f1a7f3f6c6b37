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
  rejectName(name, path);
  const text = textOf(path, name);
  if (text === undefined) return { ...file, entries: null, conflicted: false };
  const conflicted = /^<{7}(?: |\r?$)/mu.test(text);
  const entries = conflicted ? joined(sideOf(text, 'ours', name), sideOf(text, 'theirs', name)) : entriesOf(text, name);
  return { ...file, entries, conflicted };
};

const rejectName = (name: string, path: string): void => {
  if (name === '') throw new UsageError(`--baseline wants the name of a file, such as ${BASELINE_NAME}.`);
  if (existsSync(path) && statSync(path).isDirectory())
    throw new UsageError(
      `${name} is a folder: give --baseline a file, such as ${name.replace(/[\\/]$/u, '')}/${BASELINE_NAME}.`,
    );
  if (isSource(name))
    throw new UsageError(`${name} is named like source code: give --baseline another name, such as ${BASELINE_NAME}.`);
};

/** It would be read as a part of the program. */
const isSource = (name: string): boolean => /\.(?:[cm]?[jt]sx?|vue|svelte)$/iu.test(name);

const textOf = (path: string, name: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/u, '');
  } catch (error) {
    if (!isSystemError(error)) throw error;
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw new UsageError(`The baseline ${name} can't be read (${error.code}): make it readable, or name another.`);
  }
};

const entriesOf = (text: string, name: string): readonly KnownFinding[] => {
  const value = jsonOf(text);
  if (value === undefined)
    throw new UsageError(
      `${name} can't be read as JSON: mend it, or delete it and write it anew with --update-baseline.`,
    );
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data.findings;
  throw new UsageError(`${name} is no baseline of this version: move it away, or give --baseline another name.`);
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** What the marks of a merge conflict open; what both had before is nobody's. */
const OPENED: Readonly<Record<string, 'ours' | 'base' | 'theirs' | 'all'>> = {
  '<': 'ours',
  '|': 'base',
  '=': 'theirs',
  '>': 'all',
};

/** As one of the two branches has it. */
const sideOf = (text: string, side: 'ours' | 'theirs', name: string): readonly KnownFinding[] => {
  let open = 'all';
  const lines = text.split(/\r?\n/u).filter((line) => {
    const [, mark] = /^([<|=>])\1{6}(?: |$)/u.exec(line) ?? [];
    open = (mark === undefined ? undefined : OPENED[mark]) ?? open;
    return mark === undefined && (open === 'all' || open === side);
  });
  return entriesOf(lines.join('\n'), name);
};

/** Those of either: of equal ones as many as the side has that has more. */
const joined = (ours: readonly KnownFinding[], theirs: readonly KnownFinding[]): readonly KnownFinding[] => {
  const left = ours.map(lineOf);
  const more = theirs.filter((item) => {
    const at = left.indexOf(lineOf(item));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [...ours, ...more];
};

const lineOf = ({ file, rule, context }: KnownFinding): string => JSON.stringify({ file, rule, context });

/** The same text for the same entries, one to a line: a merge has conflicts only where the same findings changed. */
export const baselineText = (entries: readonly KnownFinding[]): string => {
  const lines = entries.map(lineOf).toSorted();
  const list = lines.length === 0 ? '[]' : `[\n${lines.map((line) => `    ${line}`).join(',\n')}\n  ]`;
  return `{\n  "version": 1,\n  "findings": ${list}\n}\n`;
};
