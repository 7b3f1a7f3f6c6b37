import type { Seam } from './seam.ts';
import type { Suppression } from '../facts/suppression.ts';
import type { CommentLike } from './source.ts';

/** A comment that suppresses nothing is to be told, so a file with one is read. */
export const suppressionSeams: readonly Seam[] = [{ all: ['seamlint-(?:disable|enable)'] }];

/** `seamlint-disable-next-line RULE, RULE -- reason` and its kin. */
const DIRECTIVE = /^\s*(seamlint|eslint)-(disable-next-line|disable-line|disable|enable)(?=\s|$)([\s\S]*)$/u;

interface Directive {
  readonly eslint: boolean;
  readonly verb: string;
  readonly rules: readonly string[];
  readonly reason: string | null;
  readonly at: readonly [number, number];
}

export const readSuppressions = (comments: readonly CommentLike[], text: string): Suppression[] => {
  const directives = comments.flatMap((comment) => readDirective(comment) ?? []);
  if (directives.length === 0) return [];
  const lineAt = lineCounter(text);
  return directives.flatMap((directive, index) => suppressionsOf(directive, directives.slice(index + 1), lineAt, text));
};

/** Null for other comments, and for ESLint's about other plugins' rules. */
const readDirective = ({ value, range, type }: CommentLike): Directive | null => {
  const [, tool, verb, rest] = DIRECTIVE.exec(value) ?? [];
  if (verb === undefined || rest === undefined) return null;
  const eslint = tool === 'eslint';
  // As in ESLint, only a block comment switches rules off for a region.
  if (eslint && type !== 'Block' && (verb === 'disable' || verb === 'enable')) return null;
  const [list = '', ...reasons] = rest.split(/\s-{2,}\s/u);
  const named = list.split(',').flatMap((name) => name.trim() || []);
  const rules = named
    .filter((name) => !eslint || name.startsWith('seamlint/'))
    .map((name) => name.replace(/^seamlint\//u, ''));
  if (named.length > 0 && rules.length === 0) return null;
  return { eslint, verb, rules, reason: reasons.join(' -- ').trim() || null, at: range };
};

const suppressionsOf = (
  directive: Directive,
  later: readonly Directive[],
  lineAt: (offset: number) => number,
  text: string,
): Suppression[] => {
  const { eslint, verb, rules, reason, at } = directive;
  const [first, last] = [lineAt(at[0]), lineAt(at[1])];
  const make = (names: readonly string[], fromLine: number, toLine: number): Suppression => ({
    rules: names,
    fromLine,
    toLine,
    reason,
    eslint,
    at,
  });
  if (verb === 'enable') return [];
  if (verb === 'disable-line') return [make(rules, first, last)];
  if (verb === 'disable-next-line') return [make(rules, last + 1, last + 1)];
  const endOf = (rule: string | null): number => {
    const end = later.find((other) => other.verb === 'enable' && other.eslint === eslint && covers(other, rule));
    return lineAt(end?.at[0] ?? text.length);
  };
  if (rules.length === 0) return [make(rules, first, endOf(null))];
  const byEnd = new Map<number, string[]>();
  for (const rule of rules) byEnd.set(endOf(rule), [...(byEnd.get(endOf(rule)) ?? []), rule]);
  return [...byEnd].map(([end, names]) => make(names, first, end));
};

const covers = (enable: Directive, rule: string | null): boolean =>
  enable.rules.length === 0 || (rule !== null && enable.rules.includes(rule));

/** 1-based. ESLint's line breaks: LF, CR, CRLF and the two Unicode separators. */
const lineCounter = (text: string): ((offset: number) => number) => {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|[\n\r\u2028\u2029]/gu)) starts.push(match.index + match[0].length);
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
};
