import { isCall } from '../source/calls.ts';
import { usesOf } from '../source/names.ts';
import {
  bare,
  dotted,
  j,
  leadingCommentStarts,
  memberName,
  type Node,
  type Path,
  pathsOf,
  widest,
} from '../source/node.ts';
import { lookUp, type Reachable } from '../source/reach.ts';
import type { Source } from '../source/source.ts';
import type { Signed } from './signed.ts';

/** The bytes go straight to where they are signed: a constant that nothing else wants goes. */
export const withoutAlias = (source: Source, signed: Signed): Signed => {
  const carried = signed.reserialised ? carriedTo(source, signed) : null;
  const moved = carried === null ? signed : { ...signed, path: carried.use };
  const dead = [carried?.statement, readFor(source, signed)].filter((one) => one != null);
  return dead.length === 0 ? moved : { ...moved, dead };
};

/** `const text = JSON.stringify(body)`, handed to one call. */
const carriedTo = (source: Source, { path }: Signed): { readonly use: Path; readonly statement: Node } | null => {
  const declarator: Path = widest(path).parent;
  const { node } = declarator;
  if (!j.VariableDeclarator.check(node) || !j.Identifier.check(node.id) || node.init !== widest(path).node) return null;
  const scope = declarator.parent?.parent as Path | undefined;
  const statement = aloneIn(declarator);
  const [use, ...more] = scope === undefined ? [] : usesOf(node.id.name, scope);
  if (statement === null || use === undefined || more.length > 0) return null;
  const around: Node = use.parent.node;
  return isCall(around) && around.callee !== use.node ? { use, statement } : null;
};

/** `const body = req.body`, `const body = await request.json()`, of which nothing is wanted but what is signed. */
const readFor = (source: Source, { subject }: Signed): Node | null => {
  const node = bare(subject.node);
  const declared = j.Identifier.check(node) ? lookUp(subject, node.name) : null;
  if (declared === null || declared.kind !== 'const' || declared.members.length > 0 || !isRead(declared)) return null;
  if (usesOf(declared.name, declared.holder).length !== 1) return null;
  const [declarator] = pathsOf(j(declared.holder).find(j.VariableDeclarator)).filter(
    (one) => 'id' in one.node && one.node.id === declared.id,
  );
  return declarator === undefined ? null : aloneIn(declarator);
};

const isRead = ({ init }: Reachable): boolean => {
  const inner = init === null ? null : bare(init);
  const value = inner !== null && j.AwaitExpression.check(inner) && inner.argument ? bare(inner.argument) : inner;
  if (value === null) return false;
  if (isCall(value)) return value.arguments.length === 0 && memberName(bare(value.callee)) === 'json';
  return dotted(value) !== null && memberName(value) === 'body';
};

/** The statement, where it declares nothing else and no comment speaks of it. */
const aloneIn = ({ parent }: Path): Node | null => {
  const statement: Node | undefined = parent?.node;
  if (!j.VariableDeclaration.check(statement) || statement.kind !== 'const' || statement.declarations.length !== 1)
    return null;
  const isInBlock = j.BlockStatement.check(parent?.parent?.node);
  return isInBlock && leadingCommentStarts(statement).length === 0 ? statement : null;
};
