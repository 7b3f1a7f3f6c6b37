import type { LogReplacement } from '../../facts/log-write.ts';
import type { CallSite } from '../calls/call-site.ts';
import type { Leak } from './logged-values.ts';

/** Fields to log instead, where the expression can be repeated and its fields are known. */
export const replacementOf = (site: CallSite, leak: Leak): LogReplacement | null => {
  if (leak.expression === null || leak.at.path !== site.file) return null;
  const text = textFor(site.file, leak, leak.expression);
  return text === null ? null : { at: [leak.at.start, leak.at.end], text };
};

const textFor = (file: string, leak: Leak, expression: string): string | null => {
  if (leak.instead !== undefined) return leak.instead(expression);
  if (leak.isError !== true || expression.includes('.')) return null;
  // What is caught is `unknown` to the compiler.
  return /\.[cm]?tsx?$/u.test(file)
    ? `${expression} instanceof Error ? ${expression}.message : String(${expression})`
    : `${expression}.message`;
};
