import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Manifest = Readonly<Record<string, unknown>>;

/** null: there is none, or none that is JSON. */
export const manifestIn = (folder: string): Manifest | null => {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return isObject(manifest) ? manifest : {};
  } catch {
    return null;
  }
};

export const isObject = (value: unknown): value is Manifest => typeof value === 'object' && value !== null;
