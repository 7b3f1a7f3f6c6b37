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
  readonly project: { readonly dependencies: ReadonlySet<string> };
}

export type TransformResult =
  | {
      readonly kind: 'changed';
      readonly text: string;
      /** What the reader has to know or do, one sentence each. */
      readonly notes: readonly string[];
      /** Packages that the new code imports and the project does not depend on yet. */
      readonly install: readonly string[];
    }
  | { readonly kind: 'refused'; readonly why: string };

export interface Transform {
  readonly name: string;
  apply(input: TransformInput): TransformResult;
}

/** Why a site is left as it is: one sentence for the user. */
export class Refusal extends Error {}
