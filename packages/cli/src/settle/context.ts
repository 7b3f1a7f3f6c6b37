import type { MaskedSource } from '../source/masked-source.ts';

/** Offsets in the masked text. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/** Enough to tell one call from another; more would change with every edit of what the call is given. */
const LENGTH = 80;
/** How much of the text can matter for that. */
const WINDOW = 600;

/**
 * What the code around a finding says, however it is broken into lines, quoted, and whatever its strings and comments hold:
 * the beginning of its statement, as far as that is one with it, and how the finding itself begins. One line.
 */
export const contextOf = ({ text }: Pick<MaskedSource, 'text'>, { start, end }: Range): string =>
  `${lead(text, start)}${head(text.slice(start, Math.min(end, start + WINDOW)))}`.slice(0, LENGTH);

/** `const charge = await `: what leads up to it since the last bracket, condition or end of a statement. */
const lead = (text: string, start: number): string => {
  const before = bare(text.slice(statementStart(text, start), start));
  return before.slice(before.search(/[^([{,;}]*$/u)).replace(/^[^)]*\)(?=[\w$]|$)/u, '');
};

/** The line it begins on, with those above that go over into it. */
const statementStart = (text: string, start: number): number => {
  const from = Math.max(0, start - WINDOW);
  let line = text.lastIndexOf('\n', start - 1) + 1;
  while (line > from && (goesOn(text.slice(from, line)) || continues(text.slice(line, line + WINDOW))))
    line = text.lastIndexOf('\n', line - 2) + 1;
  return Math.max(line, from);
};

const goesOn = (before: string): boolean => /(?:[=:?&|+.]|=>|\b(?:await|new))\s*$/u.test(before);
const continues = (line: string): boolean => /^\s*(?:[=:?&|+]|\.(?!\.))/u.test(line);

/** Up to where the body of a function begins: what it does is edited more often than what it is. */
const head = (text: string): string => {
  const all = bare(text);
  const body = /(?:=>|\))\{/u.exec(all);
  return body === null ? all : all.slice(0, body.index + body[0].length);
};

/** Comments, spaces and what a formatter adds taken out; strings without what they hold. */
const bare = (text: string): string =>
  text
    .replace(/(?<=[{,]\s*)(["'])([a-z_$][\w$]*)\1(?=\s*:)/giu, '$2')
    .replace(
      /(["'`])(?:\\[^]|(?!\1)[^\\])*(?:\1|$)|\/\*[^]*?(?:\*\/|$)|\/\/[^\n]*/gu,
      (_, quote: string | undefined) => (quote === undefined ? '' : "''"),
    )
    .replace(/\s+/gu, '')
    .replace(/\((\w+)\)=>/gu, '$1=>')
    .replace(/,(?=[)\]}])/gu, '')
    .replace(/\d{4,}/gu, '0')
    .replace(/;$/u, '');
