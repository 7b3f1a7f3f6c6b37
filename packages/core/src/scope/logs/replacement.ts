import type { LogReplacement } from '../../facts/log-write.ts';
import type { Range } from '../../facts/span.ts';
import type { CallSite } from '../calls/call-site.ts';
import type { Leak } from './logged-values.ts';

/** Fields to log instead, where the expression can be repeated and its fields are known. */
export const replacementOf = (site: CallSite, leak: Leak): LogReplacement | null => {
  if (leak.expression === null || leak.at.path !== site.file) return null;
  const text = textFor(site.file, leak, leak.expression);
  if (text === null) return null;
  const at: Range = [leak.at.start, leak.at.end];
  return { at, text, shorthand: isShorthand(site, at, leak.expression) ? leak.expression : null };
};

const isShorthand = ({ structure }: CallSite, [start, end]: Range, name: string): boolean =>
  structure.values.some(
    (value) =>
      value.kind === 'object' && value.entries.some(({ key, at }) => key === name && at[0] === start && at[1] === end),
  );

const textFor = (file: string, leak: Leak, expression: string): string | null => {
  if (leak.instead !== undefined) return leak.instead(expression);
  if (leak.isError !== true || expression.includes('.')) return null;
  // What is caught is `unknown` to the compiler.
  return /\.[cm]?tsx?$/u.test(file)
    ? `${expression} instanceof Error ? ${expression}.message : String(${expression})`
    : `${expression}.message`;
};
