import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Debian keeps PostgreSQL's programs beside the search path, by version. */
const POSTGRESQL = '/usr/lib/postgresql';

const folders = (): readonly string[] => [
  ...(existsSync(POSTGRESQL) ? readdirSync(POSTGRESQL).map((version) => join(POSTGRESQL, version, 'bin')) : []),
  ...(process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== ''),
];

/** Where a program is installed; null where it is not. */
export const findProgram = (name: string): string | null =>
  folders()
    .map((folder) => join(folder, name))
    .find(isExecutable) ?? null;

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};
