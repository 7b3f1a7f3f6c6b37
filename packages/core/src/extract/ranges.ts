import type { TSESTree } from '@typescript-eslint/utils';
import type { Range } from '../facts/span.ts';

/** Parsers give a range, or only where a node starts and ends. */
interface Placed {
  readonly range?: Range | undefined;
  readonly start?: number;
  readonly end?: number;
}

export const startOf = (node: TSESTree.Node): number => {
  const { range, start } = node as Placed;
  return range?.[0] ?? start ?? 0;
};

export const endOf = (node: TSESTree.Node): number => {
  const { range, end } = node as Placed;
  return range?.[1] ?? end ?? 0;
};

export const rangeOf = (node: TSESTree.Node): Range => (node as Placed).range ?? [startOf(node), endOf(node)];

/** Without decorators before it, which only some parsers count in. */
export const bareRange = (node: TSESTree.Node, text: string): Range => {
  const decorator = 'decorators' in node ? node.decorators?.at(-1) : undefined;
  if (decorator === undefined || startOf(node) >= endOf(decorator)) return rangeOf(node);
  const gap = /^\s*/u.exec(text.slice(endOf(decorator), endOf(node)))?.[0].length ?? 0;
  return [endOf(decorator) + gap, endOf(node)];
};

/** Of the name alone: an identifier's own range may include its type. */
export const nameRange = (node: TSESTree.Identifier, text: string): Range => {
  const [start, end] = bareRange(node, text);
  return [start, Math.min(end, start + node.name.length)];
};
