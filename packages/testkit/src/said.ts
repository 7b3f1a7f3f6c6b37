import type { Mark } from './marks.ts';

/** A finding as tests compare them. */
export interface Said {
  readonly path: string;
  /** Where it begins; from 1. */
  readonly line: number;
  readonly rule: string;
  readonly hint: boolean;
  readonly strict: boolean;
  /** The lines that its reasons point at, `src/case.ts:3`. Only the program tells them. */
  readonly because?: readonly string[];
}

/** One line for each, in order, none twice: what a failing test shows. */
export const format = (said: Iterable<Said>): readonly string[] => [
  ...new Set(
    [...said].sort(compare).map((one) => `${place(one)}${one.strict ? ' (strict)' : ''}${one.hint ? ' (hint)' : ''}`),
  ),
];

/** Without certainty and strictness: ESLint's messages do not tell them. */
export const places = (said: Iterable<Said>): readonly string[] => [...new Set([...said].sort(compare).map(place))];

/** What the marks of `files` demand; a mark that names no rule means `rule`. */
export const demanded = (marks: ReadonlyMap<string, readonly Mark[]>, rule?: string): readonly Said[] =>
  [...marks].flatMap(([path, ofFile]) =>
    ofFile.map((mark) => {
      const named = mark.rule ?? rule;
      if (named === undefined) throw new Error(`${path}:${mark.line}: the mark must name its rule.`);
      return { path, line: mark.line, rule: named, hint: mark.hint, strict: mark.strict };
    }),
  );

const place = ({ path, line, rule }: Said): string => `${path}:${line} ${rule}`;

const compare = (a: Said, b: Said): number =>
  a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line || (a.rule < b.rule ? -1 : 1);
