import { isFunction } from './names.ts';
import { endOf, j, type Node, outerRange, type Path, startOf } from './node.ts';
import { beginsLine, commentStart, indentAt, type Source } from './source.ts';
import { Refusal } from '../transform.ts';

/** A statement in front of the one that `region` stands in; an arrow function that only answers it gets a body. */
export const putBefore = (source: Source, region: Path, statement: string): void => {
  let at = region;
  while (at.parent !== null && !isBlock(at.parent.node)) {
    const around: Node = at.parent.node;
    if (isFunction(around)) {
      if (j.ArrowFunctionExpression.check(around) && around.body === at.node)
        return giveBody(source, around, statement);
      throw new Refusal('The retry stands among the parameters of a function.');
    }
    if (j.SwitchCase.check(around)) throw new Refusal('The retry stands in a case that has no block of its own.');
    if (j.ClassBody.check(around)) throw new Refusal('The retry runs when a class is made.');
    at = at.parent;
  }
  const begin = commentStart(source, at.node);
  source.magic.appendLeft(begin, ended(source, statement) + source.style.eol + indentAt(source, begin));
};

const isBlock = (node: Node): boolean => j.BlockStatement.check(node) || j.Program.check(node);

const ended = ({ style }: Source, statement: string): string =>
  style.semicolons ? statement : statement.replace(/;$/u, '');

/** `(id) => retry(…)` becomes `(id) => { …; return retry(…); }`. */
const giveBody = (source: Source, { body }: { readonly body: Node }, statement: string): void => {
  const { magic, text, style } = source;
  const [start, end] = outerRange(text, body);
  const arrow = text.lastIndexOf('=>', start) + 2;
  if (text.slice(arrow, start).trim() !== '') throw new Refusal('A comment stands between the arrow and the retry.');
  const isBelow = beginsLine(source, start);
  const base = indentAt(source, arrow);
  const inner = isBelow ? indentAt(source, start) : base + style.indent;
  if (!isBelow) indentMore(source, body, start, end);
  const lines = [' {', `${inner}${ended(source, statement)}`, `${inner}return `].join(style.eol);
  if (arrow === start) magic.appendLeft(start, lines);
  else magic.overwrite(arrow, start, lines);
  magic.appendRight(end, `${style.semicolons ? ';' : ''}${style.eol}${base}}`);
};

/** Lines inside of a text stay as they are. */
const indentMore = ({ root, magic, text, style }: Source, body: Node, start: number, end: number): void => {
  const texts = root
    .find(j.TemplateLiteral)
    .nodes()
    .filter((node) => startOf(body) <= startOf(node) && endOf(node) <= endOf(body));
  for (let at = text.indexOf('\n', start); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) {
    const line = at + 1;
    const isText = texts.some((node) => startOf(node) < line && line < endOf(node));
    if (!isText && !/^\r?\n/u.test(text.slice(line))) magic.appendLeft(line, style.indent);
  }
};
