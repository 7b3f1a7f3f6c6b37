import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { isSystemError } from '../../system-error.ts';
import { UsageError } from '../../usage-error.ts';
import { parseSpec } from './parse-spec.ts';
import type { Spec } from './spec.ts';

/** Throws a UsageError where there is no such text, or no box in it. */
export const readSpec = (file: string, cwd: string): Spec => {
  const spec = parseSpec(file, textOf(file, resolve(cwd, file)));
  if (spec.boxes.length === 0)
    throw new UsageError(
      `"${file}" holds no task list item, such as "- [ ] Webhooks are verified": write its lines as boxes, or name no file to answer the built-in checklist.`,
    );
  return spec;
};

const textOf = (file: string, path: string): string => {
  try {
    if (statSync(path).isDirectory())
      throw new UsageError(`"${file}" is a folder: name a Markdown file with task list items, or none.`);
    return textIn(readFileSync(path), file);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const why =
      error.code === 'ENOENT' || error.code === 'ENOTDIR' ? 'does not exist' : `can't be read (${error.code})`;
    throw new UsageError(`The specification "${file}" ${why}: name a Markdown file with task list items, or none.`);
  }
};

const textIn = (bytes: Uint8Array, file: string): string => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch {
    // Told below.
  }
  throw new UsageError(`"${file}" is not UTF-8 text: save it as UTF-8, or name another file.`);
};
