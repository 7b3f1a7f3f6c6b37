import { calledName, isCall } from '../source/calls.ts';
import { usesOf } from '../source/names.ts';
import {
  bare,
  childAt,
  dotted,
  endOf,
  j,
  memberName,
  type Node,
  objectOf,
  type Path,
  pathsOf,
  startOf,
} from '../source/node.ts';
import { lookUp } from '../source/reach.ts';
import { type Source, sliceOf } from '../source/source.ts';
import { Refusal, type Site } from '../transform.ts';

/** What is hashed, or handed over to be, in the place of the bytes that arrived. */
export interface Signed {
  /** The expression that the bytes take the place of. */
  readonly path: Path;
  /** The parsed body in it: `body` of `JSON.stringify(body)`. */
  readonly subject: Path;
  readonly reserialised: boolean;
  /** Declarations that nobody needs any more. */
  readonly dead?: readonly Node[];
}

export const signedAt = (source: Source, { start, end }: Pick<Site, 'start' | 'end'>): Signed => {
  const within = pathsOf(source.root.find(j.Node)).filter(
    ({ node }) => startOf(node) >= start && endOf(node) <= end && startOf(node) < endOf(node),
  );
  const size = ({ node }: Path): number => endOf(node) - startOf(node);
  const most = Math.max(...within.map(size));
  const path = within.findLast((one) => size(one) === most && !j.ExpressionStatement.check(one.node));
  if (path === undefined) throw new Refusal('There is nothing at this place.');
  return signedIn(source, path);
};

const signedIn = (source: Source, path: Path): Signed => {
  const node = bare(path.node);
  if (node !== path.node) return signedIn(source, childAt(path, 'expression'));
  refuseRaw(sliceOf(source, node));
  if (isCall(node)) return signedCall(source, path, node);
  if (j.TemplateLiteral.check(node) || (j.BinaryExpression.check(node) && node.operator === '+'))
    return partOf(source, path);
  if (j.Identifier.check(node)) return signedName(source, path, node.name);
  return { path, subject: path, reserialised: false };
};

const RAW = /\brawBody\b|\.text\(\)|\barrayBuffer\(\)|\bgetRawBody\(|unparsedBody|(?<![.\w])buffer\(/u;

export const ARRIVED = 'What is signed there is already what arrived.';

const refuseRaw = (text: string): void => {
  if (RAW.test(text)) throw new Refusal(ARRIVED);
};

const signedCall = (source: Source, path: Path, call: Parameters<typeof calledName>[0]): Signed => {
  const name = dotted(call.callee);
  const isMethod = name === null || !/^(?:JSON\.stringify|String|Buffer\.from)$/u.test(name);
  if (isMethod) {
    const object = objectOf(bare(call.callee));
    // `hmac.update(body)`, `verify(body, signature)`: of a whole call the first argument.
    if (memberName(bare(call.callee)) === 'toString' && object !== null)
      return signedIn(source, childAt(path, 'callee', 'object'));
    if (/^(?:json|parseBody)$/u.test(calledName(call) ?? '')) return { path, subject: path, reserialised: false };
    if (call.arguments.length === 0) throw new Refusal('What is signed there is not the body of a request.');
    return signedIn(source, childAt(path, 'arguments', 0));
  }
  const [first] = call.arguments;
  if (first === undefined) throw new Refusal('What is signed there is not the body of a request.');
  if (name !== 'JSON.stringify') return signedIn(source, childAt(path, 'arguments', 0));
  const subject = childAt(path, 'arguments', 0);
  return { path, subject: unwrapped(subject), reserialised: true };
};

const unwrapped = (path: Path): Path => (bare(path.node) === path.node ? path : unwrapped(childAt(path, 'expression')));

/** The one part of `v0:${timestamp}:${JSON.stringify(body)}` that is the body. */
const partOf = (source: Source, path: Path): Signed => {
  const parts = j(path)
    .find(j.CallExpression)
    .filter(({ node }) => dotted(node.callee) === 'JSON.stringify')
    .paths();
  const [part, ...more] = parts;
  if (part === undefined || more.length > 0)
    throw new Refusal('Which part of what is signed there is the body is not clear.');
  return signedIn(source, part);
};

/** A constant that holds the text goes on holding it, if nothing else wants it as it is. */
const signedName = (source: Source, path: Path, name: string): Signed => {
  const declared = lookUp(path, name);
  refuseRaw(declared?.members.join('.') ?? '');
  if (declared === null || declared.init === null || declared.members.length > 0 || declared.kind !== 'const')
    return { path, subject: path, reserialised: false };
  refuseRaw(sliceOf(source, declared.init));
  const init = bare(declared.init);
  const isText = isCall(init) && dotted(init.callee) === 'JSON.stringify';
  if (!isText && !j.TemplateLiteral.check(init) && !(isCall(init) && dotted(init.callee) === 'Buffer.from'))
    return { path, subject: path, reserialised: false };
  const [stored] = j(declared.holder)
    .find(j.VariableDeclarator)
    .filter(({ node }) => node.id === declared.id)
    .paths();
  if (stored === undefined) return { path, subject: path, reserialised: false };
  const inner = signedIn(source, childAt(stored, 'init'));
  return usesOf(name, declared.holder).length === 1 || !isText ? inner : { ...inner, path };
};

/** The text that a name was parsed from, where it can be written at the place, too. */
export const textOf = (source: Source, { subject }: Signed): string | null => {
  const node = bare(subject.node);
  const declared = j.Identifier.check(node) ? lookUp(subject, node.name) : null;
  if (declared === null || declared.members.length > 0) return null;
  const init = declared.init === null ? assignedTo(declared.holder, declared.name) : bare(declared.init);
  if (init === null || !isCall(init) || dotted(init.callee) !== 'JSON.parse') return null;
  const [text] = init.arguments;
  const name = text === undefined ? null : dotted(text);
  const root = name?.split('.')[0];
  if (text === undefined || root === undefined || lookUp(subject, root) === null) return null;
  return sliceOf(source, text);
};

const assignedTo = (holder: Path, name: string): Node | null => {
  const all = j(holder)
    .find(j.AssignmentExpression)
    .nodes()
    .filter(({ left }) => j.Identifier.check(left) && left.name === name);
  const [only, ...more] = all;
  return only !== undefined && more.length === 0 ? bare(only.right) : null;
};
