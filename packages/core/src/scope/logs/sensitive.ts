import type { LoggedSecret } from '../../facts/log-write.ts';
import type { Because } from '../../rules/finding.ts';

/** What a value is that must not be in a log. */
export interface Sensitive {
  readonly what: LoggedSecret['what'];
  /** For people, without a stop. */
  readonly title: string;
  readonly certainty: LoggedSecret['certainty'];
  /** A string: a template shows it. Of an object it shows `[object Object]`. */
  readonly text: boolean;
  /** Names under which a logger's list of what to blot out may have it. */
  readonly names: readonly string[];
  readonly because: readonly Because[];
  /** An error that was caught, or a part of it. */
  readonly isError?: true;
  /** Hurts less: a single address, an error on its own user's screen. */
  readonly strict?: true;
  /** What to log instead, made of the text of what is logged; null: nothing of it is known to be harmless. */
  readonly instead?: (expression: string) => string | null;
}

export const sensitive = (
  what: Sensitive['what'],
  title: string,
  more: Partial<Omit<Sensitive, 'what' | 'title'>> = {},
): Sensitive => ({ what, title, certainty: 'sure', text: true, names: [], because: [], ...more });

/** The surest first. */
export const surest = (found: readonly (Sensitive | undefined)[]): Sensitive | undefined => {
  const all = found.filter((one) => one !== undefined);
  return (
    all.find(({ certainty, strict }) => certainty === 'sure' && strict !== true) ??
    all.find(({ strict }) => strict !== true) ??
    all[0]
  );
};
