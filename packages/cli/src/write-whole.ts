import { accessSync, constants, existsSync } from 'node:fs';
import writeFileAtomic from 'write-file-atomic';

/** The file gets all of `text`, or stays as it was. One that may not be written is not replaced either. */
export const writeWhole = async (path: string, text: string, mode?: number): Promise<void> => {
  if (existsSync(path)) accessSync(path, constants.W_OK);
  await writeFileAtomic(path, text, mode === undefined ? {} : { mode });
};
