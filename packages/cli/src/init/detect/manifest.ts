import type { Folder } from './folder.ts';

/** What of a package.json is asked here. */
export interface Manifest {
  readonly json: Readonly<Record<string, unknown>>;
  readonly dependencies: ReadonlyMap<string, string>;
  readonly scripts: Readonly<Record<string, string>>;
}

export const readManifest = (folder: Folder): Manifest => {
  const json = recordOf(parsed(folder.read('package.json')));
  return {
    json,
    dependencies: new Map(FIELDS.flatMap((field) => Object.entries(stringsOf(json[field])))),
    scripts: stringsOf(json['scripts']),
  };
};

const FIELDS = ['optionalDependencies', 'peerDependencies', 'dependencies', 'devDependencies'];

export const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};

const stringsOf = (value: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(recordOf(value)).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );

const parsed = (text: string | undefined): unknown => {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
};

/** The first major that a range names: 9 of `^9.1.7`. */
export const majorOf = (range: string | undefined): number | undefined => {
  const [major] = /\d+/u.exec(range ?? '') ?? [];
  return major === undefined ? undefined : Number(major);
};
