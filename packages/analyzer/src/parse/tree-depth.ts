/** Whether a tree nests deeper than `limit`, found without the stack. */
export const isDeeperThan = (tree: object, limit: number): boolean => {
  let level: object[] = [tree];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true;
    const next: object[] = [];
    for (const node of level) addInner(node, next);
    level = next;
  }
  return false;
};

/** Lists do not count as a level; `parent` leads back up. */
const addInner = (node: object, found: object[]): void => {
  for (const name in node) {
    if (name === 'parent' || name === 'range') continue;
    const inner = (node as Readonly<Record<string, unknown>>)[name];
    if (Array.isArray(inner)) for (const item of inner) addNode(item, found);
    else addNode(inner, found);
  }
};

const addNode = (value: unknown, found: object[]): void => {
  if (typeof value === 'object' && value !== null && 'type' in value) found.push(value);
};
