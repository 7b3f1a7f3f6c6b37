import { contains, j, type Path } from '../source/node.ts';

/** Inside of the retry, the first statement of the innermost block that holds all of `uses`; null: there is no block. */
export const statementAround = (uses: readonly Path[], region: Path): Path | null => {
  for (let at: Path | undefined = uses[0]; at !== undefined && at.node !== region.node; at = at.parent) {
    const block: Path | null = at.parent;
    if (block === null || !contains(region.node, block.node)) return null;
    if (j.BlockStatement.check(block.node) && uses.every(({ node }) => contains(block.node, node))) return at;
  }
  return null;
};
