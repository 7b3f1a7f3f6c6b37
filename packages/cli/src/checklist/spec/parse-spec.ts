import type { List, ListItem, Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { toString } from 'mdast-util-to-string';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import { ANSWER_BEGINS, ANSWER_ENDS, type Box, type Spec } from './spec.ts';

/** The boxes of a Markdown text, wherever a renderer would show one. */
export const parseSpec = (file: string, whole: string): Spec => {
  const mark = whole.startsWith('\uFEFF') ? '\uFEFF' : '';
  const text = whole.slice(mark.length);
  const tree = fromMarkdown(text, {
    extensions: [gfmTaskListItem()],
    mdastExtensions: [gfmTaskListItemFromMarkdown()],
  });
  const items = itemsIn(tree);
  return {
    file,
    text,
    mark,
    boxes: items.flatMap((item) => boxOf(item, text) ?? []),
    answered: items.flatMap(answeredIn),
  };
};

/** In the order of the text. */
const itemsIn = (node: Nodes): readonly ListItem[] => [
  ...(node.type === 'listItem' ? [node] : []),
  ...('children' in node ? node.children.flatMap(itemsIn) : []),
];

const boxOf = (item: ListItem, text: string): Box | undefined => {
  const [head] = item.children;
  const start = item.position?.start.offset;
  const last = head?.position?.end.line;
  if (typeof item.checked !== 'boolean' || head === undefined || start === undefined || last === undefined)
    return undefined;
  const at = text.indexOf('[', start) + 1;
  const before = text.slice(0, at - 1);
  return {
    line: before.split(LINE_END).length,
    text: toString(head, { includeHtml: false })
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim(),
    lead: leadOf(head),
    code: codeIn(head),
    at,
    last,
    // The marks of the list are as wide as what is indented below them.
    indent: before.slice(lineStart(before)).replace(/[^\s>]/gu, ' '),
  };
};

const LINE_END = /\r\n|\n|\r/u;

const lineStart = (before: string): number => Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;

const leadOf = (head: Nodes): string | null => {
  const first = head.type === 'paragraph' ? head.children[0] : undefined;
  return first?.type === 'strong' || first?.type === 'emphasis' ? toString(first).trim() : null;
};

const codeIn = (node: Nodes): readonly string[] => {
  if (node.type === 'inlineCode') return [node.value];
  return 'children' in node ? node.children.flatMap(codeIn) : [];
};

/** Whoever edited one of the two marks away keeps what stands there. */
const answeredIn = ({ children }: ListItem): readonly (readonly [number, number])[] => {
  const markAt = (mark: string, child: List['children'][number]['children'][number] | undefined): boolean =>
    child?.type === 'html' && child.value.trim() === mark;
  return children.flatMap((child, index) => {
    if (!markAt(ANSWER_BEGINS, child)) return [];
    const end = children.slice(index + 1, index + 3).find((other) => markAt(ANSWER_ENDS, other));
    const [first, last] = [child.position?.start.line, end?.position?.end.line];
    return first === undefined || last === undefined ? [] : [[first, last] as const];
  });
};
