import type { EventTable } from './project/event-tables.ts';

/** A place that a finding asks to mend. Offsets are UTF-16 code units and don't count a byte order mark. */
export interface Site {
  readonly start: number;
  readonly end: number;
  readonly options: Readonly<Record<string, string>>;
}

export interface TransformInput {
  /** Its extension chooses the parser. */
  readonly path: string;
  readonly text: string;
  readonly sites: readonly Site[];
  readonly project: TransformProject;
}

/** What is known of the project around a file. Whatever is left out is not known. */
export interface TransformProject {
  /** Names of all that the package, and the workspaces around it, depend on. */
  readonly dependencies: ReadonlySet<string>;
  /** `20.1.0` of a dependency: the one that is installed, else the least that its range allows. */
  readonly versions?: ReadonlyMap<string, string>;
  /** The least Node that the project says it runs on. */
  readonly node?: LeastNode;
  /** How Node reads the file; how it is written its text says. */
  readonly module?: 'esm' | 'cjs';
  /** The compiler wants a name that a type only promises by an index signature in brackets: `process.env['NAME']`. */
  readonly indexInBrackets?: boolean;
  /** Tables that hold events that came. */
  readonly eventTables?: readonly EventTable[];
  /** The project's own functions, by what they are for. `from` can be imported in the file as it stands. */
  readonly wrappers?: ProjectWrappers;
  /** The names of environment variables that the project reads or sets anywhere. */
  readonly envNames?: () => ReadonlySet<string>;
  /** The text of another file, by its path as `TransformInput.path` has it, as offsets in options count; null where there is none. */
  readonly read?: (path: string) => string | null;
}

export interface LeastNode {
  readonly major: number;
  /** `Infinity`: the newest there is. */
  readonly minor: number;
  /** Where that stands, as a clause begins: `.nvmrc asks for`. */
  readonly said?: string;
}

export type WrapperKind = 'retry' | 'client' | 'redactor' | 'verifier' | 'limiter' | 'dedupe' | 'env';

export interface Wrapper {
  readonly import: string;
  readonly from: string;
}

export type ProjectWrappers = { readonly [Kind in WrapperKind]?: readonly Wrapper[] };

export type TransformResult =
  | {
      readonly kind: 'changed';
      readonly text: string;
      /** Other files that the new code asks to change with it, each with its whole text, as `TransformProject.read` has it. */
      readonly others?: readonly ChangedFile[];
      /** What the reader has to know or do, one sentence each. */
      readonly notes: readonly string[];
      /** Packages that the new code imports and the project does not depend on yet. */
      readonly install: readonly string[];
      /** Names that only are there once the notes have been followed: a model, a table. Types that miss them are no fault of the new code. */
      readonly expects?: readonly string[];
      /** Why it may not hold, one sentence each: the reason that the user is told where it does not. */
      readonly doubts?: readonly string[];
    }
  | { readonly kind: 'refused'; readonly why: string };

export interface ChangedFile {
  /** As `TransformInput.path` has it. */
  readonly path: string;
  readonly text: string;
}

export interface Transform {
  readonly name: string;
  apply(input: TransformInput): TransformResult;
}

/** Why a site is left as it is: one sentence for the user. */
export class Refusal extends Error {}

/** What would have to change stands in another file, or in none: there may be another way. */
export class Elsewhere extends Refusal {}
