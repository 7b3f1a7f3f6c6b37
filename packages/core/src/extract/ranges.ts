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
  return start ?? range?.[0] ?? 0;
};

export const endOf = (node: TSESTree.Node): number => {
  const { range, end } = node as Placed;
  return end ?? range?.[1] ?? 0;
};

/** Without decorators before it, which only some parsers count in. */
export const bareRange = (node: TSESTree.Node, text: string): Range => {
  const decorator = 'decorators' in node ? node.decorators?.at(-1) : undefined;
  if (decorator === undefined || node.range[0] >= decorator.range[1]) return node.range;
  const gap = /^\s*/u.exec(text.slice(decorator.range[1], node.range[1]))?.[0].length ?? 0;
  return [decorator.range[1] + gap, node.range[1]];
};

/** Of the name alone: an identifier's own range may include its type. */
export const nameRange = (node: TSESTree.Identifier, text: string): Range => {
  const [start, end] = bareRange(node, text);
  return [start, Math.min(end, start + node.name.length)];
};
