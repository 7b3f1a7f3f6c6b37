import type { Range } from '@seamlint/core';
import type { Node, SourceFile } from 'ts-morph';

/** The outermost expression that stands exactly at `range`. */
export const nodeAt = (file: SourceFile, [start, end]: Range): Node | undefined => {
  let found: Node | undefined;
  let node: Node | undefined = file.getDescendantAtPos(start);
  while (node !== undefined && node.getStart() >= start && node.getEnd() <= end) {
    if (node.getStart() === start && node.getEnd() === end) found = node;
    node = node.getParent();
  }
  return found;
};
