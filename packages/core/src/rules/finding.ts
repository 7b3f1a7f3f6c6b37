import type { Span } from '../facts/span.ts';

/** Another place that makes the case. */
export interface Because {
  readonly at: Span;
  readonly note: string;
}

/** How a finding can be mended. Data only: the CLI runs transforms, the editor shows edits. */
export type FixPlan =
  | {
      readonly kind: 'transform';
      readonly transform: string;
      readonly safe: boolean;
      readonly options?: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: 'edits';
      readonly safe: boolean;
      readonly title: string;
      readonly edits: readonly { readonly at: Span; readonly text: string }[];
    };

export interface Finding<Hole extends string = string> {
  readonly at: Span;
  /** What fills the holes of `message` and `help`. */
  readonly data: Readonly<Record<Hole, string>>;
  /** `hint`: only likely. A warning in the CLI; in ESLint only under the option `hints`. */
  readonly certainty?: 'sure' | 'hint';
  /** In the CLI an error all the same, unless somebody says how loud the rule is. */
  readonly grave?: true;
  /** Shown only where the preset is `strict` or wider, or the rule's option `strict` is set. */
  readonly strict?: boolean;
  /** Other places that make the case, in the order a reader should visit them. */
  readonly because?: readonly Because[];
  /** Catalog id. */
  readonly provider?: string | null;
  readonly fix?: FixPlan;
  /** The same in small, for editors: edits of the finding's own file that a person looks at. Where it is left out, `fix` is shown. */
  readonly suggestion?: Extract<FixPlan, { kind: 'edits' }>;
}
