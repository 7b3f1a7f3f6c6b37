import type { Route } from '../../facts/route.ts';
import type { RunContext } from '../../facts/run-context.ts';
import type { FunctionRef } from '../../flow/settle.ts';

/** Frameworks whose handlers run as functions: each is stopped, or frozen, once it has answered. */
const FUNCTIONS: ReadonlySet<Route['framework']> = new Set([
  'lambda',
  'worker',
  'pages-function',
  'vercel',
  'firebase',
]);

const BY_HOST: ReadonlySet<Route['framework']> = new Set(['next-app', 'next-pages']);

export const freezingOf = (file: string, { framework }: Route, { fact }: FunctionRef): Pick<RunContext, 'freezes'> => {
  if (BY_HOST.has(framework)) return { freezes: 'by-host' };
  // One that answers by a callback is let run until nothing is left to do.
  if (framework === 'lambda' && !fact.async) return {};
  const isFunction = FUNCTIONS.has(framework) || (framework === 'deno' && /(?:^|\/)supabase\/functions\//u.test(file));
  return isFunction ? { freezes: 'always' } : {};
};
