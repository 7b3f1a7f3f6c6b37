import { contains, endOf, j, type Node, type Path, startOf } from '../source/node.ts';
import { beginsLine, indentAt, type Source } from '../source/source.ts';
import { Refusal } from '../transform.ts';

/** Of a `try` that has nothing but it, what is tried stays, one step to the left. */
export const removeFinally = (source: Source, { node, parent }: Path): void => {
  if (!j.TryStatement.check(node) || node.finalizer === null || node.finalizer === undefined) return;
  const { magic } = source;
  if (node.handler) {
    magic.remove(endOf(node.handler), endOf(node.finalizer));
    return;
  }
  const [first] = node.block.body;
  const last = node.block.body.at(-1);
  const isFree = first !== undefined && last !== undefined && beginsLine(source, startOf(first));
  const isOfBlock = j.BlockStatement.check((parent as Path).node) || j.Program.check((parent as Path).node);
  if (!isFree || !isOfBlock) throw new Refusal('What clears the timer can not be parted from what is tried.');
  const begin = startOf(node.block) + 1;
  const rest = /^[ \t]*\r?\n/u.exec(source.text.slice(begin))?.[0];
  if (rest === undefined) throw new Refusal('A comment stands behind the try.');
  const extra = indentAt(source, startOf(first)).slice(indentAt(source, startOf(node)).length);
  magic.remove(startOf(node), begin + rest.length + indentAt(source, startOf(first)).length);
  for (const line of linesIn(source, node.block, begin + rest.length))
    if (source.text.startsWith(extra, line)) magic.remove(line, line + extra.length);
  magic.remove(endOf(last), endOf(node));
};

/** Where the lines of a block begin but the first: lines inside of a text stay as they are. */
const linesIn = ({ root, text }: Source, block: Node, from: number): readonly number[] => {
  const texts = root
    .find(j.TemplateLiteral)
    .filter(({ node }) => contains(block, node))
    .nodes();
  const found: number[] = [];
  for (let at = text.indexOf('\n', from); at !== -1 && at < endOf(block); at = text.indexOf('\n', at + 1)) {
    const line = at + 1;
    if (!texts.some((one) => startOf(one) < line && line < endOf(one))) found.push(line);
  }
  return found;
};
