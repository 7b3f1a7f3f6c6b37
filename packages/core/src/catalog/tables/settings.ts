/** What libraries hand on of what they are handed, as the engine asks for it. */
import type { Library } from '../library/library.ts';
import type { Default, Merge, Setting } from '../library/settings.ts';
import type { Validate } from '../library/validates.ts';
import { type ByPackage, rowsByPackage } from './by-package.ts';

export type Compiled<Row> = Omit<Row, 'path'> & { readonly path: RegExp };

export interface SettingTables {
  readonly settingsOf: ByPackage<Compiled<Setting>>;
  /** By a module that is no package. */
  readonly settingsFrom: (specifier: string) => readonly Compiled<Setting>[];
  readonly defaultsOf: ByPackage<Compiled<Default>>;
  readonly mergesOf: ByPackage<Compiled<Merge>>;
  readonly validatorsOf: ByPackage<Compiled<Validate>>;
}

export const settingTables = (libraries: readonly Library[]): SettingTables => {
  const settings = rowsByPackage(libraries, (library) => library.settings, compiled<Setting>);
  const bySpecifier = settings.all.filter(({ specifiers }) => specifiers !== undefined);
  return {
    settingsOf: settings.of,
    settingsFrom: (specifier) => bySpecifier.filter(({ specifiers }) => specifiers?.includes(specifier)),
    defaultsOf: rowsByPackage(libraries, ({ defaults }) => defaults, compiled).of,
    mergesOf: rowsByPackage(libraries, ({ merges }) => merges, compiled).of,
    validatorsOf: rowsByPackage(libraries, ({ validates }) => validates, compiled).of,
  };
};

const compiled = <Row extends { readonly path: string }>(row: Row): Compiled<Row> => ({
  ...row,
  path: new RegExp(row.path, 'u'),
});
