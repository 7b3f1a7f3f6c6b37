import { usesOf } from '../source/names.ts';
import { j, memberName, type Node, objectOf, type Path, widest } from '../source/node.ts';
import { declaredBy, parsedBy } from './body-reads.ts';
import type { Handler } from './handler.ts';

/** How a handler uses the body of a Fetch request. */
export type FetchReads =
  /** `await request.json()` */
  | { readonly kind: 'json'; readonly events: readonly Path[] }
  /** `const name = await request.text()` as a statement of its own. */
  | { readonly kind: 'text'; readonly name: string; readonly statement: Path; readonly decoded: readonly Path[] }
  /** The body is read once in a way that can't be rewritten, or elsewhere: it must be read from a clone. */
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'none' };

const READERS = new Set(['json', 'text', 'formData', 'arrayBuffer', 'blob', 'bytes', 'body', 'clone']);

export const fetchReadsOf = (handler: Handler, uses: readonly Path[]): FetchReads => {
  const reads = uses.filter(takesBody);
  if (reads.length === 0) return { kind: 'none' };
  const json = reads.map((use) => awaited(use, 'json'));
  const events = json.filter((path) => path !== null);
  if (events.length === reads.length) return { kind: 'json', events };
  const [only, ...others] = reads;
  return (only !== undefined && others.length === 0 ? textRead(handler, only) : null) ?? { kind: 'elsewhere' };
};

/** True for the request as a whole, too. */
const takesBody = (use: Path): boolean => {
  const parent: Node = use.parent.node;
  // `const request = event.request`, whose uses are asked for themselves.
  if (j.MemberExpression.check(use.node) && j.VariableDeclarator.check(parent) && j.Identifier.check(parent.id))
    return false;
  if (objectOf(parent) !== use.node) return true;
  const name = memberName(parent);
  return name === null || READERS.has(name);
};

/** The `await` over `request.reader()`. */
const awaited = (use: Path, reader: string): Path | null => {
  const member: Path = use.parent;
  const call: Path | null = member.parent;
  if (memberName(member.node) !== reader || call === null || !j.CallExpression.check(call.node)) return null;
  const outer: Path = call.parent;
  return call.node.callee === member.node && j.AwaitExpression.check(outer.node) ? outer : null;
};

const textRead = (handler: Handler, use: Path): FetchReads | null => {
  const path = awaited(use, 'text');
  const name = path === null ? null : declaredBy(path);
  if (path === null || name === null) return null;
  const declarator: Path = widest(path).parent;
  const statement: Path | null = declarator.parent;
  if (statement === null || !j.VariableDeclaration.check(statement.node) || statement.node.declarations.length !== 1)
    return null;
  return { kind: 'text', name, statement, decoded: usesOf(name, handler.path).flatMap((one) => parsedBy(one) ?? []) };
};
