import type { FunctionId } from '../facts/structure.ts';
import type { RunContext } from '../facts/run-context.ts';
import type { Flow } from '../flow/settle.ts';
import { createEntries } from '../scope/contexts/entries.ts';
import { createWalk } from '../scope/contexts/walk.ts';
import type { Known } from '../scope/known.ts';
import type { Scope } from '../scope/scope.ts';

/** What runs a function, as it is told of the calls in it. Nothing where it calls nothing. */
export const runsOf = (flow: Flow, scope: Scope, path: string, fn: FunctionId): Known<RunContext> => {
  const structure = flow.program.file(path)?.structure;
  const call = structure?.calls.findIndex((one) => one.fn === fn) ?? -1;
  if (call === -1) return { found: [], open: [] };
  const isTest = (file: string): boolean => scope.isTest(file);
  const entries = createEntries(flow, flow.catalog, () => scope.facts('webhook-endpoint'), isTest);
  const { found, open } = createWalk(flow, entries, isTest)(path, call, null, 0);
  return { found, open };
};
