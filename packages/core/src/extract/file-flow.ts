import type { Catalog } from '../catalog/catalog.ts';
import type { FileFacts } from '../facts/file-facts.ts';
import type { Structure } from '../facts/structure.ts';
import { createFlow, type Flow } from '../flow/settle.ts';
import { fileProgram } from '../scope/file-program.ts';

interface Kept {
  readonly flow: Flow;
  /** What the flow's program answers. */
  facts: FileFacts;
}

const memo = new WeakMap<Structure, Kept>();

/** Of one file alone, as recognisers see it: whose a callee is, is told by its imports. What it has settled serves all of them. */
export const fileFlow = (path: string, structure: Structure, catalog: Catalog): Flow => {
  const known = memo.get(structure);
  if (known !== undefined) return known.flow;
  const kept = { facts: { path, structure, facts: [], suppressions: [] } };
  const program = fileProgram(kept.facts, () => kept.facts);
  const flow = createFlow(program, catalog);
  memo.set(structure, Object.assign(kept, { flow }));
  return flow;
};

/**
 * The same once the facts are known, for a host that goes on with this file alone; undefined where they are no longer what
 * the flow saw. Nobody else is given it: what it has settled would live as long as the structure.
 */
export const takeFileFlow = (structure: Structure, facts: FileFacts): Flow | undefined => {
  const kept = memo.get(structure);
  memo.delete(structure);
  if (kept === undefined || facts.structure !== structure) return undefined;
  kept.facts = facts;
  return kept.flow;
};
