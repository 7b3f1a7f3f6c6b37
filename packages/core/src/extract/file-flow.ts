import type { Catalog } from '../catalog/catalog.ts';
import type { Structure } from '../facts/structure.ts';
import { createFlow, type Flow } from '../flow/settle.ts';
import { fileProgram } from '../scope/file-program.ts';

const memo = new WeakMap<Structure, Flow>();

/** Of one file alone, as recognisers see it: whose a callee is, is told by its imports. What it has settled serves all of them. */
export const fileFlow = (path: string, structure: Structure, catalog: Catalog): Flow => {
  const known = memo.get(structure);
  if (known !== undefined) return known;
  const flow = createFlow(fileProgram({ path, structure, facts: [], suppressions: [] }), catalog);
  memo.set(structure, flow);
  return flow;
};
