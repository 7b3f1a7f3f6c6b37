/** A line on which a finding must begin. */
export interface Mark {
  /** From 1. */
  readonly line: number;
  /** null: the rule whose case it is. */
  readonly rule: string | null;
  /** The finding is only likely. */
  readonly hint: boolean;
  /** Only under the preset `strict`. */
  readonly strict: boolean;
}

const MARK =
  /(?:\/\/|\/\*)\s*reported(-next-line)?(?::\s*([\w-]+(?:\s*,\s*[\w-]+)*))?(\s*\((?:hint|strict|strict, hint)\))?\s*(?:\*\/\s*\}?)?\s*$/u;

/**
 * The marks of a text: `// reported` at the end of a line, in JSX a block
 * comment; `// reported-next-line` above a line that can't take a comment (a
 * template literal begins there); `// reported: rule-name, other-rule` where
 * several rules judge; `(hint)` after it where the finding is only likely,
 * `(strict)` where only the preset `strict` shows it, `(strict, hint)` for both.
 */
export const readMarks = (text: string): readonly Mark[] =>
  text.split(/\r?\n/u).flatMap((content, index) => {
    const found = MARK.exec(content);
    if (found === null) return [];
    const [, next, rules, manner = ''] = found;
    const line = index + (next === undefined ? 1 : 2);
    const names = rules === undefined ? [null] : rules.split(/\s*,\s*/u);
    return names.map((rule) => ({ line, rule, hint: manner.includes('hint'), strict: manner.includes('strict') }));
  });

/** The lines that end in `// because`: where the reasons of the findings point. */
export const readReasons = (text: string): readonly number[] =>
  text.split(/\r?\n/u).flatMap((content, index) => (/\/\/\s*because\s*$/u.test(content) ? [index + 1] : []));
