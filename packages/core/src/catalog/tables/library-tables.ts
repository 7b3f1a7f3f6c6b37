import type { Library } from '../library/library.ts';
import { type ByPackage, rowsByPackage } from './by-package.ts';
import { type HttpTables, httpTables } from './http-clients.ts';
import { type LogTables, logTables } from './log-sinks.ts';
import { type RunTables, runTables } from './runners.ts';
import { type SettingTables, settingTables } from './settings.ts';
import { type StoreTables, storeTables } from './stores.ts';
import { type TrustTables, trustTables } from './trust.ts';

/** What the engine asks about libraries. Worked out once for a catalog. */
export interface LibraryTables extends HttpTables, RunTables, LogTables, SettingTables, StoreTables, TrustTables {
  readonly libraries: readonly Library[];
  /** Those that name the package; null: those of the platform. */
  readonly librariesOf: ByPackage<Library>;
}

export const libraryTables = (libraries: readonly Library[]): LibraryTables => ({
  libraries,
  librariesOf: rowsByPackage(
    libraries,
    () => [{}],
    (_, library) => library,
  ).of,
  ...httpTables(libraries),
  ...runTables(libraries),
  ...logTables(libraries),
  ...settingTables(libraries),
  ...storeTables(libraries),
  ...trustTables(libraries),
});
