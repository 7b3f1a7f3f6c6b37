/** What runs a function that it is handed, as the engine asks for it. */
import type { Library } from '../library/library.ts';
import type { DecoratedRun, HandedRun, Run } from '../library/runs.ts';
import { type ByPackage, namesOf, rowsByPackage } from './by-package.ts';

/** A row with its pattern compiled. */
export type Runner = Omit<HandedRun, 'path'> & { readonly path: RegExp };
/** Methods that a framework calls because of what decorates them. */
export type DecoratedRunner = Omit<DecoratedRun, 'path'> & { readonly path: RegExp };

export interface RunTables {
  readonly runnersOf: ByPackage<Runner>;
  readonly decoratedRunnersOf: ByPackage<DecoratedRunner>;
  /** Of queues where the attempts of a job are said by who adds it. */
  readonly queuePackages: readonly string[];
}

export const runTables = (libraries: readonly Library[]): RunTables => ({
  runnersOf: rowsByPackage(libraries, ({ runs }) => runs?.filter(isHanded), compiled).of,
  decoratedRunnersOf: rowsByPackage(libraries, ({ runs }) => runs?.filter(isDecorated), compiled).of,
  queuePackages: [
    ...new Set(
      libraries.flatMap((library) =>
        (library.runs ?? [])
          .filter(({ repeats }) => repeats === 'queue')
          .flatMap((row) => namesOf(library, row).filter((name) => name !== null)),
      ),
    ),
  ].sort(),
});

const isDecorated = (run: Run): run is DecoratedRun => run.decorates !== undefined;
const isHanded = (run: Run): run is HandedRun => run.decorates === undefined;

const compiled = <R extends Run>(row: R): Omit<R, 'path'> & { readonly path: RegExp } => ({
  ...row,
  path: new RegExp(row.path, 'u'),
});
