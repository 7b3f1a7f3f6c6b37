import { isReference } from '../source/names.ts';
import { j, type Node, type Path, startOf } from '../source/node.ts';
import type { Source } from '../source/source.ts';
import { Refusal } from '../transform.ts';
import type { Receipt } from './receipt.ts';
import type { Setting } from './setting.ts';

/** Whoever else calls the handler sends it a request that this change does not see. */
export const refuseShared = ({ source, sites }: Setting, { handler, exported }: Receipt): void => {
  if (handler.name === null) return;
  let exports = 0;
  for (const use of namesOf(source, handler.name)) {
    const at = startOf(use.node);
    if (exportOf(use)) exports += 1;
    else if (!sites.some(({ start, end }) => start <= at && at < end)) {
      throw new Refusal(`${handler.name} is also used elsewhere in this file.`);
    }
  }
  if (exports > (exported ? 1 : 0))
    throw new Refusal(`${handler.name} is exported, and who else calls it is not known here.`);
};

/** Every mention but the declaration of a variable; of a function's own name, only where it is exported with it. */
const namesOf = (source: Source, name: string): readonly Path[] =>
  source.root
    .find(j.Identifier, { name })
    .filter((path) => isReference(path) && (!isDeclaration(path) || exportOf(path)))
    .paths();

const isDeclaration = (path: Path): boolean => {
  const parent: Node = path.parent.node;
  return (j.FunctionDeclaration.check(parent) || j.VariableDeclarator.check(parent)) && parent.id === path.node;
};

/** Whether an export statement makes the name known outside, and not a function around it. */
const exportOf = (path: Path): boolean => {
  for (let at: Path | null = path.parent; at !== null; at = at.parent) {
    if (j.ExportNamedDeclaration.check(at.node) || j.ExportDefaultDeclaration.check(at.node)) return true;
    if (j.Function.check(at.node) && at.node !== path.parent.node) return false;
  }
  return false;
};
