import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** The package a file belongs to, for a transform that runs alone. */
export interface Manifest {
  /** The file's path from the package's folder, with `/`. */
  readonly path: string;
  readonly dependencies: ReadonlySet<string>;
}

const FIELDS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];

export const manifestOf = (file: string): Manifest => {
  const whole = resolve(file);
  for (let folder = dirname(whole); ; folder = dirname(folder)) {
    const found = read(join(folder, 'package.json'));
    const atRoot = folder === dirname(folder);
    if (found === null && !atRoot) continue;
    return {
      path: relative(atRoot ? process.cwd() : folder, whole)
        .split(sep)
        .join('/'),
      dependencies: new Set(found),
    };
  }
};

const read = (path: string): readonly string[] | null => {
  try {
    const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isObject(manifest) ? FIELDS.flatMap((field) => namesIn(manifest[field])) : [];
  } catch {
    return null;
  }
};

const namesIn = (value: unknown): readonly string[] => (isObject(value) ? Object.keys(value) : []);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
