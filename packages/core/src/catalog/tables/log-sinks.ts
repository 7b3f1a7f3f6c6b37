/** Where logs are written, as the engine asks for it. */
import type { Library } from '../library/library.ts';
import type { Log } from '../library/logs.ts';
import { logLevels } from '../log-levels.ts';
import { type ByPackage, rowsByPackage } from './by-package.ts';

export interface LogSink {
  /** For a fact's `sink`. */
  readonly id: string;
  /** For people: where it ends up. */
  readonly title: string;
  readonly lead: readonly string[];
  /** The last member of a call that writes, and the first argument that is written; `()`: the answer of a call is called. */
  readonly methods: Readonly<Record<string, number>>;
  readonly aboutPeople: boolean;
  readonly onlyMessages: boolean;
  readonly dropsExtra: boolean;
}

export interface LogTables {
  /** null: those of the platform. */
  readonly logSinksOf: ByPackage<LogSink>;
  /** The last members of all calls that write. */
  readonly logMethods: ReadonlySet<string>;
}

export const logTables = (libraries: readonly Library[]): LogTables => {
  const { all, of } = rowsByPackage(libraries, ({ logs }) => logs, compiled);
  return { logSinksOf: of, logMethods: new Set(all.flatMap(({ methods }) => Object.keys(methods))) };
};

const compiled = (row: Log, library: Library): LogSink => ({
  id: row.sink ?? library.id,
  title: row.destination ?? 'the log',
  lead: row.lead ?? [],
  methods: Object.fromEntries([
    ...(row.levels === true ? [...logLevels].map((member) => [member, 0] as const) : []),
    ...(row.methods ?? []).flatMap(({ members, from }) => members.map((member) => [member, from] as const)),
  ]),
  aboutPeople: row.aboutPeople === true,
  onlyMessages: row.onlyMessages === true,
  dropsExtra: row.dropsExtra === true,
});
