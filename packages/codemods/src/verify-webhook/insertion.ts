import { bare, dotted, endOf, j, type Node, type Path, startOf, stringValue } from '../source/node.ts';
import { beginsLine, indentAt, type Source } from '../source/source.ts';
import { styled } from '../source/style.ts';
import { Refusal } from '../transform.ts';
import type { Handler } from './handler.ts';

/** Where the check goes. `container` holds what may use the names it declares. */
export type Insertion =
  | { readonly kind: 'after'; readonly at: number; readonly container: Node }
  /** An arrow function whose body is an expression. */
  | { readonly kind: 'expression'; readonly body: Node; readonly container: Node };

/** The head of the handler's body, behind what turns other methods away. */
export const headOf = ({ fn, path }: Handler, request: string): Insertion => {
  const { body } = fn;
  if (!j.BlockStatement.check(body)) return { kind: 'expression', body, container: fn };
  const head = headOfBlock(body, request);
  const apart = head.container !== body;
  const others = otherMethods(path, request, head.at);
  if (!apart && isSwitched(path, request))
    throw new Refusal('What comes before the switch over the method runs for every method.');
  if (others.some((method) => !apart || /^(?:PUT|PATCH|DELETE)$/u.test(method))) {
    throw new Refusal(`The handler also serves ${others.join(' and ')}, which nobody signs.`);
  }
  return head;
};

const isSwitched = (path: Path, request: string): boolean =>
  j(path)
    .find(j.SwitchStatement)
    .some(({ node }) => isMethod(node.discriminant, request));

/** Methods that the handler asks for by name, and has not answered in front of the place. */
const otherMethods = (path: Path, request: string, at: number): readonly string[] => {
  const compared = j(path)
    .find(j.BinaryExpression)
    .nodes()
    .filter((node) => isMethod(node.left, request) && endOf(node) > at)
    .map(({ right }) => right);
  const switched = j(path)
    .find(j.SwitchStatement)
    .nodes()
    .filter(({ discriminant }) => isMethod(discriminant, request));
  const cases = switched.flatMap((node) => node.cases.map(({ test }) => test));
  const methods = [...compared, ...cases].map((node) => (node ? stringValue(node) : null));
  return [...new Set(methods.filter((method) => method !== null && method !== 'POST'))].filter(
    (method) => method !== null,
  );
};

const isMethod = (node: Node, request: string): boolean => dotted(bare(node)) === `${request}.method`;

const headOfBlock = (
  block: ReturnType<typeof j.blockStatement>,
  request: string,
): Extract<Insertion, { kind: 'after' }> => {
  let at = block.directives?.at(-1) ? endOf(block.directives.at(-1) ?? block) : startOf(block) + 1;
  for (const statement of block.body) {
    if (j.SwitchStatement.check(statement) && isMethod(statement.discriminant, request))
      return headOfBlock(postCase(statement), request);
    // Behind what only looks a method may still be asked for.
    if (isQuiet(statement)) continue;
    if (!j.IfStatement.check(statement)) break;
    const asked = methodTest(statement.test, request);
    const { consequent } = statement;
    if (asked === 'post' && j.BlockStatement.check(consequent)) return headOfBlock(consequent, request);
    if (asked !== 'others' || statement.alternate || !leaves(consequent)) break;
    at = endOf(statement);
  }
  return { kind: 'after', at, container: block };
};

/** Declares or logs something, and reads nothing of the body. */
const isQuiet = (statement: Node): boolean => {
  const isLog = j.ExpressionStatement.check(statement) && /^console\.\w+$/u.test(calleeOf(statement.expression));
  return (
    (isLog || j.VariableDeclaration.check(statement)) &&
    !j(statement).find(j.AwaitExpression).length &&
    !j(statement)
      .find(j.Identifier)
      .some(({ node }) => /^(?:body|json|text|formData|arrayBuffer|rawBody)$/u.test(node.name))
  );
};

const calleeOf = (node: Node): string => (j.CallExpression.check(node) ? (dotted(node.callee) ?? '') : '');

/** In front of the switch the check would answer what is no POST, too, with an error of its own. */
const postCase = ({ cases }: ReturnType<typeof j.switchStatement>): ReturnType<typeof j.blockStatement> => {
  const own = cases.find(({ test }) => test && stringValue(test) === 'POST');
  const [first] = own?.consequent ?? [];
  if (!j.BlockStatement.check(first)) throw new Refusal('The switch over the method has no POST case with a block.');
  return first;
};

/** `post`: holds for POST alone; `others`: for whatever else, or a part of it. */
const methodTest = (test: Node, request: string): 'post' | 'others' | null => {
  if (!j.BinaryExpression.check(test) || !isMethod(test.left, request)) return null;
  const method = stringValue(test.right);
  const equal = test.operator === '===' || test.operator === '==';
  if (method === null || (!equal && !/^!==?$/u.test(test.operator))) return null;
  if (method === 'POST') return equal ? 'post' : 'others';
  return equal ? 'others' : null;
};

const leaves = (statement: Node): boolean => {
  const last = j.BlockStatement.check(statement) ? statement.body.at(-1) : statement;
  return j.ReturnStatement.check(last) || j.ThrowStatement.check(last);
};

/** `removed`: ranges that the same change takes away, which therefore don't follow. */
export const insert = (
  source: Source,
  insertion: Insertion,
  lines: readonly string[],
  removed: readonly (readonly [number, number])[],
): void => {
  if (insertion.kind === 'expression') wrapExpression(source, insertion.body, lines);
  else insertAfter(source, insertion, lines, removed);
};

const wrapExpression = (source: Source, body: Node, lines: readonly string[]): void => {
  const { magic, style, text } = source;
  const base = indentAt(source, startOf(body));
  const inner = base + style.indent;
  const arrow = text.lastIndexOf('=>', startOf(body)) + 2;
  const opening = text.slice(arrow, startOf(body));
  const end = endOf(body);
  const closing = opening.includes('(') ? text.indexOf(')', end) + 1 : end;
  magic.appendLeft(arrow, ` {${style.eol}${styled(lines, style, inner)}${style.eol}${style.eol}${inner}return`);
  magic.appendLeft(closing, `${style.semicolons ? ';' : ''}${style.eol}${base}}`);
};

const insertAfter = (
  source: Source,
  { at, container }: Extract<Insertion, { kind: 'after' }>,
  lines: readonly string[],
  removed: readonly (readonly [number, number])[],
): void => {
  const { magic, style } = source;
  const { eol } = style;
  const base = indentAt(source, startOf(container));
  const indent = innerIndent(source, container, at) ?? base + style.indent;
  // A file may be indented in more than one way: here as its neighbours are.
  const own = indent.startsWith(base) && indent !== base ? indent.slice(base.length) : style.indent;
  const code = styled(lines, { ...style, indent: own }, indent);
  const rest = remaining(source.text, at, removed);
  const atHead = at === startOf(container) + 1;
  const lead = atHead ? eol : eol + eol;
  if (/^[ \t]*(?:\/\/[^\r\n]*)?\r?\n/u.test(source.text.slice(at))) {
    const gap = /^[ \t]*(?:\/\/[^\r\n]*)?\r?\n[ \t]*(?:\r?\n|\})/u.test(rest) ? '' : eol;
    const line = /^[ \t]*(?:\/\/[^\r\n]*)?/u.exec(source.text.slice(at))?.[0].length ?? 0;
    magic.appendLeft(at + line, lead + code + gap);
    return;
  }
  const spaces = /^[ \t]*/u.exec(source.text.slice(at))?.[0].length ?? 0;
  magic.remove(at, at + spaces);
  const more = rest.trimStart().startsWith('}') ? '' : eol + eol + indent;
  magic.appendLeft(at, lead + code + more);
  breakBeforeEnd(source, container, base);
};

/** How the statements of the container are indented; null where none has a line of its own. */
const innerIndent = (source: Source, container: Node, at: number): string | null => {
  const statements = j.BlockStatement.check(container) || j.Program.check(container) ? container.body : [];
  const first = statements.find((one) => beginsLine(source, startOf(one))) ?? null;
  if (first !== null) return indentAt(source, startOf(first));
  return beginsLine(source, at) ? indentAt(source, at) : null;
};

const remaining = (text: string, at: number, removed: readonly (readonly [number, number])[]): string => {
  let rest = '';
  let from = at;
  for (const [start, end] of removed.filter((range) => range[0] >= at).toSorted((a, b) => a[0] - b[0])) {
    rest += text.slice(from, start);
    from = end;
  }
  return rest + text.slice(from, from + 400);
};

/** The closing brace of a block that stood on one line gets a line. */
const breakBeforeEnd = (source: Source, container: Node, base: string): void => {
  const brace = endOf(container) - 1;
  if (beginsLine(source, brace)) return;
  const before = /[ \t]*$/u.exec(source.text.slice(startOf(container) + 1, brace))?.[0].length ?? 0;
  if (before > 0 && brace - before > startOf(container) + 1) source.magic.remove(brace - before, brace);
  source.magic.appendLeft(brace, source.style.eol + base);
};
