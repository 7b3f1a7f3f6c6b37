/** A line on which a finding must begin. */
export interface Mark {
  /** From 1. */
  readonly line: number;
  /** null: the rule whose case it is. */
  readonly rule: string | null;
  /** The finding is only likely. */
  readonly hint: boolean;
}

const MARK =
  /(?:\/\/|\/\*)\s*reported(-next-line)?(?::\s*([\w-]+(?:\s*,\s*[\w-]+)*))?(\s*\(hint\))?\s*(?:\*\/\s*\}?)?\s*$/u;

/**
 * The marks of a text: `// reported` at the end of a line, in JSX a block
 * comment; `// reported-next-line` above a line that can't take a comment (a
 * template literal begins there); `// reported: rule-name, other-rule` where
 * several rules judge; `(hint)` after it where the finding is only likely.
 */
export const readMarks = (text: string): readonly Mark[] =>
  text.split(/\r?\n/u).flatMap((content, index) => {
    const found = MARK.exec(content);
    if (found === null) return [];
    const [, next, rules, hint] = found;
    const line = index + (next === undefined ? 1 : 2);
    const names = rules === undefined ? [null] : rules.split(/\s*,\s*/u);
    return names.map((rule) => ({ line, rule, hint: hint !== undefined }));
  });
