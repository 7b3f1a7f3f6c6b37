import { type Mending, siteTransform } from '../source/mend-sites.ts';
import {
  childAt,
  bare,
  dotted,
  endOf,
  j,
  memberName,
  type Node,
  objectOf,
  type Path,
  startOf,
} from '../source/node.ts';
import { lookUp } from '../source/reach.ts';
import { sliceOf } from '../source/source.ts';
import { styledLine } from '../source/style.ts';
import { Refusal } from '../transform.ts';
import { redactorOf } from './redactor.ts';

const MASK = '[redacted]';

/**
 * Takes out of a log what must not be in it. Options of a site: `start` and `end`, the range of the value (of a shorthand
 * property its name), and `text`, what to log instead; without it the value goes through the project's redactor, or that
 * of the runtime. `what` says what it is: of a credential nothing is left but that it was there.
 */
export const redactLog = siteTransform('redact-log', (mending, site) => {
  const { start = String(site.start), end = String(site.end), text, what = '' } = site.options;
  const path = valueAt(mending, Number(start), Number(end));
  if (mending.done.has(path.node)) return [];
  mending.done.add(path.node);
  if (text !== undefined) put(mending, path, text);
  else if (isBareSecret(path.node, what)) hide(mending, path);
  else wrap(mending, path);
  return [];
});

/** The expression with that very range. */
const valueAt = ({ source }: Mending, start: number, end: number): Path => {
  // ast-types has a type of its own for any expression, which is a node as well.
  const expressions = source.root.find(j.Expression).paths() as unknown as readonly Path[];
  const found = expressions
    .filter(({ node }) => startOf(node) === start && endOf(node) === end)
    .toSorted((a, b) => depth(a) - depth(b));
  // Of a shorthand property key and value have one range: the value is meant.
  const path = found.find(({ name }) => name === 'value') ?? found[0];
  if (path === undefined) throw new Refusal('There is no value at this place.');
  return path;
};

const depth = (path: Path): number => (path.parent === null ? 0 : depth(path.parent) + 1);

const SECRETS = /^(?:auth-header|cookie|secret-env|token|password|card)$/u;
const SECRET_NAME =
  /(?:token|secret|password|passwd|pwd|api_?key|authorization|cookie|cvc|cvv|card_?number|jwt|private_?key)$/iu;

/** A value that is a credential itself: no redactor could see that from the text alone. */
const isBareSecret = (node: Node, what: string): boolean => {
  const inner = bare(node);
  const name = j.Identifier.check(inner) ? inner.name : (memberName(inner) ?? '');
  if (what !== '') return SECRETS.test(what) && !j.ObjectExpression.check(inner) && !isCallOf(inner);
  return SECRET_NAME.test(name);
};

const isCallOf = (node: Node): boolean =>
  j.CallExpression.check(node) && /(?:stringify|inspect)$/u.test(dotted(node.callee) ?? '');

const hide = (mending: Mending, path: Path): void => {
  const { magic } = mending.source;
  const template: Node = path.parent.node;
  if (!j.TemplateLiteral.check(template)) {
    put(mending, path, `'${MASK}'`);
    return;
  }
  // A comment in the hole may hold a brace: the texts around it say where it begins and ends.
  const before = template.quasis.findLast((quasi) => endOf(quasi) <= startOf(path.node));
  const after = template.quasis.find((quasi) => startOf(quasi) >= endOf(path.node));
  if (before === undefined || after === undefined) throw new Refusal('There is no value at this place.');
  magic.overwrite(endOf(before), startOf(after), MASK);
};

const put = ({ source }: Mending, path: Path, text: string): void => {
  const { node, parent } = path;
  if (j.AssignmentExpression.check(node) || (parent !== null && j.AssignmentExpression.check(parent.node)))
    throw new Refusal('What is logged is stored in the same expression.');
  const key = isShorthand(parent) ? `${sliceOf(source, node)}: ` : '';
  // A body that fits the text as the file writes it; text of the file's own is left as it is.
  const written = /^'[^'\\]*'$/u.test(text) ? styledLine(text, source.style) : text;
  source.magic.overwrite(startOf(node), endOf(node), key + written);
};

const isShorthand = (parent: Path | null): boolean =>
  parent !== null && j.ObjectProperty.check(parent.node) && parent.node.shorthand === true;

/** `redact(value)`; inside of what makes text out of it, since a redactor sees names only in what is no text yet. */
const wrap = (mending: Mending, path: Path): void => {
  const { source } = mending;
  const inner = wholeOf(insideOfText(path));
  const name = redactorOf(mending, inner);
  const { node } = inner;
  if (isWrapped(inner, name)) throw new Refusal('The value already goes through a redactor.');
  if (isSpreadOut(inner)) {
    source.magic.appendRight(startOf(node), `${name}([...`).appendLeft(endOf(node), '])');
    return;
  }
  if (insideOfText(path) === path && isTextPart(inner)) {
    const opening = `JSON.stringify(${name}(`;
    source.magic.appendRight(startOf(node), opening).appendLeft(endOf(node), '))');
    return;
  }
  const key = isShorthand(inner.parent) ? `${sliceOf(source, node)}: ` : '';
  source.magic.appendRight(startOf(node), `${key}${name}(`).appendLeft(endOf(node), ')');
};

/** The first argument of `JSON.stringify(value)` and `util.inspect(value)`. */
const insideOfText = (path: Path): Path => {
  const { node } = path;
  if (
    !j.CallExpression.check(node) ||
    !/^(?:JSON\.stringify|(?:util\.)?(?:inspect|format))$/u.test(dotted(node.callee) ?? '')
  ) {
    return path;
  }
  return node.arguments.length > 0 && !j.SpreadElement.check(node.arguments[0]) ? childAt(path, 'arguments', 0) : path;
};

/**
 * Outwards as long as the value is none that can be redacted: of a promise its answer is, of what is only walked through
 * (`Headers`, a `Map`) what is made of it, since a redactor answers a plain copy that nobody can walk.
 */
const wholeOf = (path: Path): Path => {
  const { node, parent } = path;
  if (parent === null) return path;
  const around: Node = parent.node;
  if (bare(around) !== around && bare(around) === bare(node)) return isMakerPart(parent) ? wholeOf(parent) : path;
  return isMakerPart(path) ? wholeOf(parentOfMade(path)) : path;
};

const isMakerPart = ({ node, parent }: Path): boolean => {
  if (parent === null) return false;
  const around: Node = parent.node;
  if (j.AwaitExpression.check(around)) return true;
  if (j.AssignmentExpression.check(around)) return around.right === node;
  if (j.SpreadElement.check(around)) return j.ArrayExpression.check(parent.parent?.node);
  if (memberName(around) !== null && objectOf(around) === node) {
    return isCalled(parent) && /^(?:entries|values|keys|forEach|getSetCookie)$/u.test(memberName(around) ?? '');
  }
  if (!j.CallExpression.check(around) && !j.NewExpression.check(around)) return false;
  return around.arguments[0] === node && WALKS.test(dotted(around.callee) ?? '');
};

const WALKS = /^(?:Object\.fromEntries|Array\.from|Map|Set|Headers|URLSearchParams|FormData)$/u;

const isCalled = (path: Path): boolean => {
  const around: Node | undefined = path.parent?.node;
  return j.CallExpression.check(around) && around.callee === path.node;
};

/** The expression around: of `...value` and `value.entries` the one that holds it. */
const parentOfMade = (path: Path): Path => {
  const around: Path = path.parent;
  const holder: Path = around.parent;
  return j.SpreadElement.check(around.node) || memberName(around.node) !== null ? holder : around;
};

/** `log(...value)`, of what is no list for sure. */
const isSpreadOut = (path: Path): boolean => {
  const { node, parent } = path;
  if (!j.SpreadElement.check(parent.node) || !j.CallExpression.check(parent.parent?.node)) return false;
  const declared = j.Identifier.check(node) ? lookUp(path, node.name) : null;
  return declared?.members.at(-1) !== '...';
};

const isWrapped = (path: Path, name: string): boolean => {
  const parent: Node = path.parent.node;
  const names = [path.node, parent].map((node) => (j.CallExpression.check(node) ? dotted(node.callee) : null));
  return names.includes(name);
};

/** `${value}` and `'text' + value`: an object would read `[object Object]` there, an error loses its fields. */
const isTextPart = ({ parent }: Path): boolean =>
  j.TemplateLiteral.check(parent.node) || (j.BinaryExpression.check(parent.node) && parent.node.operator === '+');
