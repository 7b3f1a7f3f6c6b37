import { constants, accessSync, readFileSync, statSync } from 'node:fs';

const BOM = '\uFEFF';

/** A file as it stands on disk. Positions in `text` don't count the byte order mark. */
export interface SourceFile {
  readonly bytes: Buffer;
  readonly bom: boolean;
  readonly text: string;
}

/** A sentence where it must not be written: bytes that are no UTF-8 would be damaged, and what is read-only is so on purpose. */
export const openSourceFile = (path: string): SourceFile | string => {
  const bytes = readFileSync(path);
  const whole = bytes.toString('utf8');
  if (!Buffer.from(whole, 'utf8').equals(bytes)) return 'the file is not UTF-8';
  if (!isWritable(path)) return 'the file is read-only';
  const bom = whole.startsWith(BOM);
  return { bytes, bom, text: bom ? whole.slice(1) : whole };
};

/** The administrator may write anything: the mode is asked, too. */
const isWritable = (path: string): boolean => {
  if ((statSync(path).mode & 0o222) === 0) return false;
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

export const withBom = (file: SourceFile, text: string): string => (file.bom ? BOM + text : text);
