import { readFileSync } from 'node:fs';
import writeFileAtomic from 'write-file-atomic';

const BOM = '\uFEFF';

/** A file as it stands on disk. Positions in `text` don't count the byte order mark. */
export interface SourceFile {
  readonly bytes: Buffer;
  readonly bom: boolean;
  readonly text: string;
}

/** Undefined where the bytes are no UTF-8: writing them back would damage them. */
export const readSourceFile = (path: string): SourceFile | undefined => {
  const bytes = readFileSync(path);
  const whole = bytes.toString('utf8');
  if (!Buffer.from(whole, 'utf8').equals(bytes)) return undefined;
  const bom = whole.startsWith(BOM);
  return { bytes, bom, text: bom ? whole.slice(1) : whole };
};

export const withBom = (file: SourceFile, text: string): string => (file.bom ? BOM + text : text);

/** Whether it was written: not if somebody else wrote the file since it was read. */
export const writeSourceFile = async (path: string, file: SourceFile, text: string): Promise<boolean> => {
  if (!readFileSync(path).equals(file.bytes)) return false;
  await writeFileAtomic(path, withBom(file, text));
  return true;
};
