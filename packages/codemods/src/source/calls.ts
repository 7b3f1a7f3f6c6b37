import type { CallExpression, NewExpression } from 'jscodeshift';
import { Refusal, type Site } from '../transform.ts';
import { childAt, bare, dotted, endOf, j, memberName, type Node, objectOf, type Path, startOf } from './node.ts';
import { beginsLine, indentAt, type Source } from './source.ts';
import { styledLine } from './style.ts';

/** A call or a construction. ast-types has a node of its own for `a?.b()`, which is used as a call is. */
export type CallNode = CallExpression | NewExpression;

export const isCall = (node: Node): node is CallNode =>
  j.CallExpression.check(node) || j.OptionalCallExpression.check(node) || j.NewExpression.check(node);

/** The call a site names: with its very range, or else the widest one inside it that begins where it does. */
export const callAt = (source: Source, { start, end }: Site): Path => {
  const paths = [
    ...source.root.find(j.CallExpression).paths(),
    ...source.root.find(j.OptionalCallExpression).paths(),
    ...source.root.find(j.NewExpression).paths(),
  ].filter(({ node }) => startOf(node) >= start && endOf(node) <= end);
  const widest = paths.toSorted((a, b) => startOf(a.node) - startOf(b.node) || endOf(b.node) - endOf(a.node))[0];
  if (widest === undefined) throw new Refusal('There is no call at this place.');
  return beginningOf(widest);
};

/** `got(url)` of `got(url).json()`: what only waits for the answer or reads it is not the call. */
const beginningOf = (path: Path): Path => {
  const { node } = path;
  const object = isCall(node) ? objectOf(bare(node.callee)) : null;
  const reads =
    isCall(node) && /^(?:then|catch|finally|json|text|blob|buffer|arrayBuffer)$/u.test(calledName(node) ?? '');
  return reads && object !== null && isCall(object) ? beginningOf(childAt(path, 'callee', 'object')) : path;
};

/** The last name of what is called: `create` of `stripe.paymentIntents.create()`. */
export const calledName = (call: CallNode): string | null => {
  const callee = bare(call.callee);
  return j.Identifier.check(callee) ? callee.name : memberName(callee);
};

/** Adds the argument `index`; those before it that are left out become undefined. */
export const insertArgument = (source: Source, call: CallNode, index: number, text: string): void => {
  const { magic, style } = source;
  const missing = Array<string>(Math.max(0, index - call.arguments.length)).fill('undefined');
  const written = styledLine([...missing, text].join(', '), style);
  const last = call.arguments.at(-1);
  if (last === undefined) {
    const at = argumentsEnd(source, call);
    magic.appendLeft(at ?? endOf(call), at === null ? `(${written})` : written);
    return;
  }
  const end = behind(source, last);
  const comma = /^\s*,/u.exec(source.text.slice(end))?.[0].length ?? 0;
  if (!beginsLine(source, startOf(last))) magic.appendLeft(end, `, ${written}`);
  else if (comma === 0) magic.appendLeft(end, `,${style.eol}${indentAt(source, startOf(last))}${written}`);
  else magic.appendLeft(end + comma, `${style.eol}${indentAt(source, startOf(last))}${written},`);
};

/** Adds an argument in front of another. */
export const insertArgumentBefore = (source: Source, argument: Node, text: string): void => {
  source.magic.appendLeft(startOf(argument), `${styledLine(text, source.style)}, `);
};

/** The end of the node with the parentheses around it. */
const behind = (source: Source, node: Node): number => {
  const extra = (node as unknown as { readonly extra?: { readonly parenthesized?: boolean } }).extra;
  return extra?.parenthesized === true ? source.text.indexOf(')', endOf(node)) + 1 : endOf(node);
};

/** Where the closing parenthesis stands; null for `new Client`. */
const argumentsEnd = (source: Source, call: CallNode): number | null =>
  source.text[endOf(call) - 1] === ')' ? endOf(call) - 1 : null;

/** What a method is called on, outermost member first: `stripe.paymentIntents`, `stripe` of `stripe.paymentIntents.create()`. */
export const receiversOf = (call: CallNode): readonly Node[] => {
  const found: Node[] = [];
  for (let at = objectOf(bare(call.callee)); at !== null; at = objectOf(at)) {
    at = bare(at);
    found.push(at);
  }
  return found;
};

/** Where what a name or a member of `this` holds is constructed, if it is in this file and nowhere else. */
export const constructionOf = (source: Source, from: Path, receiver: Node): Path | null => {
  const name = dotted(receiver) ?? thisMember(receiver);
  if (name === null) return null;
  const stored = [
    ...source.root
      .find(j.VariableDeclarator)
      .filter(({ node }) => j.Identifier.check(node.id) && node.id.name === name)
      .paths()
      .map((path) => childAt(path, 'init')),
    ...source.root
      .find(j.AssignmentExpression)
      .filter(({ node }) => (dotted(node.left) ?? thisMember(node.left)) === name)
      .paths()
      .map((path) => childAt(path, 'right')),
    ...source.root
      .find(j.ClassProperty)
      .filter(({ node }) => j.Identifier.check(node.key) && `this.${node.key.name}` === name && node.value != null)
      .paths()
      .map((path) => childAt(path, 'value')),
  ].filter((path) => isNode(path.node) && from.node !== path.node);
  const [only, ...more] = stored.map(unwrapped);
  return only !== undefined && more.length === 0 && isCall(only.node) ? only : null;
};

/** `let client;` has no node for what is stored. */
const isNode = (node: Node | null): boolean => node !== null;

const unwrapped = (path: Path): Path => {
  const { node } = path;
  return bare(node) !== node ? unwrapped(childAt(path, 'expression')) : path;
};

/** `this.client` as text. */
const thisMember = (node: Node): string | null => {
  const object = objectOf(node);
  const name = memberName(node);
  return object !== null && name !== null && j.ThisExpression.check(object) ? `this.${name}` : null;
};
