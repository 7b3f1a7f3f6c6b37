import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { makeFolder } from '../make-folder.ts';

/** Data and the bytes it speaks of, in one file with a checksum over both. */
export interface Pack {
  readonly head: unknown;
  readonly bytes: (start: number, length: number) => Uint8Array;
}

const MAGIC = Buffer.from('seamlint');
const CHECKSUM = 32;
const HEAD_AT = MAGIC.length + CHECKSUM + 4;

/** undefined: there is none, or none that can be read, or it was damaged. */
export const readPack = (path: string): Pack | undefined => {
  try {
    const file = readFileSync(path);
    const checked = file.subarray(MAGIC.length + CHECKSUM);
    if (!file.subarray(0, MAGIC.length).equals(MAGIC)) return undefined;
    if (!checksumOf([checked]).equals(file.subarray(MAGIC.length, MAGIC.length + CHECKSUM))) return undefined;
    const end = HEAD_AT + checked.readUInt32LE(0);
    const head: unknown = JSON.parse(file.toString('utf8', HEAD_AT, end));
    return { head, bytes: (start, length) => file.subarray(end + start, end + start + length) };
  } catch {
    return undefined;
  }
};

/** Replaces the file at once: whoever reads it meanwhile sees the old one whole. Throws where it cannot be written. */
export const writePack = (path: string, head: unknown, bytes: readonly Uint8Array[]): void => {
  const text = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  const content = [length, text, ...bytes];
  const beside = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  makeFolder(dirname(path));
  try {
    writeFileSync(beside, Buffer.concat([MAGIC, checksumOf(content), ...content]), { flag: 'wx' });
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
};

const checksumOf = (parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
