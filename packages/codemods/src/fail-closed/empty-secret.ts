import { freshName, referencedNames, usesOf } from '../source/names.ts';
import type { Mending } from '../source/mend-sites.ts';
import {
  bare,
  contains,
  dotted,
  endOf,
  j,
  memberName,
  type Node,
  objectOf,
  type Path,
  startOf,
} from '../source/node.ts';
import { rawBlock, writeAfter, writeAtHead, writeBefore } from '../source/raw-lines.ts';
import { sliceOf } from '../source/source.ts';
import { styledLine } from '../source/style.ts';
import { Refusal } from '../transform.ts';
import { type Closing, NO_SECRET, secretNote } from './closing.ts';
import { around, functionAround, isInBlock, statementAround } from './place.ts';
import { refusalFor } from './refusal.ts';

/** Of a secret that is the empty text where it is not set: everybody can sign with that. */
export const refuseEmptySecret: Closing = (mending, path, framework) => {
  const fallback = around(path, (node) => isFallback(node)) ?? wrapped(path);
  if (fallback === null) throw new Refusal('There is no empty secret at this place.');
  const hole: Hole = { mending, fallback, framework };
  const { node } = fallback;
  if (j.AssignmentPattern.check(node)) dropDefault(hole, node);
  else if (j.LogicalExpression.check(node)) dropFallback(hole, node);
  return secretNote(
    /^process\.env\.(\w+)$/u.exec((j.LogicalExpression.check(node) && dotted(node.left)) || '')?.[1] ?? null,
  );
};

interface Hole {
  readonly mending: Mending;
  readonly fallback: Path;
  readonly framework: string;
}

const isEmpty = (node: Node): boolean => j.StringLiteral.check(bare(node)) && memberlessValue(bare(node)) === '';

const memberlessValue = (node: Node): string | null => (j.StringLiteral.check(node) ? node.value : null);

const isFallback = (node: Node): boolean =>
  (j.LogicalExpression.check(node) && node.operator !== '&&' && isEmpty(node.right)) ||
  (j.AssignmentPattern.check(node) && isEmpty(node.right));

/** The place may be a declaration that holds it. */
const wrapped = (path: Path): Path | null => {
  const found = [...j(path).find(j.LogicalExpression).paths(), ...j(path).find(j.AssignmentPattern).paths()].filter(
    ({ node }) => isFallback(node),
  );
  return found.length === 1 ? (found[0] ?? null) : null;
};

const guard = ({ mending, framework }: Hole, at: Path, name: string, without: Node): readonly string[] =>
  rawBlock(mending.source, `if (!${name})`, refusalFor(mending, { at, without, reason: NO_SECRET, framework }));

/** `secret = ''` among the parameters, alone or in a pattern. */
const dropDefault = (hole: Hole, node: ReturnType<typeof j.assignmentPattern>): void => {
  const { source } = hole.mending;
  const { left } = node;
  if (!j.Identifier.check(left)) throw new Refusal('The default value belongs to more than one name.');
  const fn = around(hole.fallback, (one) => j.Function.check(one));
  if (fn === null || !j.Function.check(fn.node) || !j.BlockStatement.check(fn.node.body))
    throw new Refusal('The function around the default value has no body in which a request could be refused.');
  const { params, body } = fn.node;
  const first: Path = fn.get('body', 'body', 0);
  const at = body.body.length > 0 ? first : fn;
  const lines = guard(hole, at, left.name, node);
  const isLast = params.at(-1) === node;
  source.magic.remove(left.typeAnnotation == null ? startOf(left) + left.name.length : endOf(left), endOf(node));
  if (source.typescript && left.typeAnnotation != null) {
    if (isLast) source.magic.appendLeft(startOf(left) + left.name.length, '?');
    else source.magic.appendLeft(endOf(left), ' | undefined');
  } else if (source.typescript && params.includes(node)) {
    source.magic.appendLeft(startOf(left) + left.name.length, isLast ? '?: string' : ': string | undefined');
  }
  writeAtHead(source, body, lines);
};

/** `process.env.SECRET ?? ''` */
const dropFallback = (hole: Hole, node: ReturnType<typeof j.logicalExpression>): void => {
  const { source } = hole.mending;
  const holder: Node = hole.fallback.parent.node;
  const drop = (): void => {
    source.magic.remove(endOf(node.left), endOf(node));
  };
  if (j.VariableDeclarator.check(holder) && j.Identifier.check(holder.id)) {
    guardUses(hole, holder.id.name, hole.fallback);
    drop();
    return;
  }
  if (j.ClassProperty.check(holder) && j.Identifier.check(holder.key)) {
    guardMembers(hole, holder.key.name);
    drop();
    return;
  }
  if (j.AssignmentExpression.check(holder) && j.ThisExpression.check(objectOf(holder.left))) {
    guardMembers(hole, memberName(holder.left) ?? '');
    drop();
    return;
  }
  inline(hole, node);
};

/** `new Hmac(process.env.SECRET ?? '')` within a function: the secret gets a name, and is asked for. */
const inline = (hole: Hole, node: ReturnType<typeof j.logicalExpression>): void => {
  const { source } = hole.mending;
  const statement = statementAround(hole.fallback);
  if (
    statement === null ||
    !isInBlock(statement) ||
    (functionAround(hole.fallback) !== functionAround(statement) &&
      functionAround(hole.fallback)?.node !== functionAround(statement)?.node)
  )
    throw new Refusal('There is no room for a statement before the empty secret.');
  const name = freshName(['webhookSecret', 'signingSecret'], new Set(referencedNames(source.root)));
  const declared = styledLine('const NAME = VALUE;', source.style)
    .replace('NAME', name)
    .replace('VALUE', () => sliceOf(source, node.left));
  writeBefore(source, statement.node, [declared, ...guard(hole, statement, name, node)]);
  source.magic.overwrite(startOf(node), endOf(node), name);
};

/** In front of each first use within a function, and where the file's own top level uses it, there. */
const guardUses = (hole: Hole, name: string, fallback: Path): void => {
  const { source } = hole.mending;
  const own = functionAround(fallback);
  const declaration = statementAround(fallback);
  if (declaration === null) throw new Refusal('There is no room for a statement after the empty secret.');
  if (own !== null && isInBlock(declaration)) {
    writeAfter(source, declaration.node, guard(hole, declaration, name, declaration.node));
    return;
  }
  if (isExported(declaration, name))
    throw new Refusal(`${name} is exported, and who else signs with it is not known here.`);
  const program = around(fallback, (node) => j.Program.check(node));
  if (program === null) return;
  guardEach(hole, name, usesOf(name, program));
};

const isExported = (declaration: Path, name: string): boolean =>
  j.ExportNamedDeclaration.check(declaration.node) ||
  j.ExportNamedDeclaration.check(declaration.parent?.node) ||
  j(declaration.parent)
    .find(j.ExportSpecifier)
    .some(({ node }) => node.local?.name === name);

const guardMembers = (hole: Hole, name: string): void => {
  const body = around(hole.fallback, (node) => j.ClassBody.check(node));
  if (body === null || name === '') throw new Refusal('The empty secret is stored where its uses are not seen.');
  const uses = j(body)
    .find(j.MemberExpression)
    .filter(
      ({ node, parent }) =>
        memberName(node) === name && j.ThisExpression.check(node.object) && !j.AssignmentExpression.check(parent.node),
    )
    .paths();
  guardEach(hole, `this.${name}`, uses);
};

const guardEach = (hole: Hole, name: string, uses: readonly Path[]): void => {
  const { source } = hole.mending;
  const guarded = new Set<Node>();
  for (const use of uses) {
    const fn = functionAround(use);
    if (fn === null)
      throw new Refusal(`${name} is used at the top level of the file, where no request can be refused.`);
    if (guarded.has(fn.node) || [...guarded].some((one) => contains(one, fn.node))) continue;
    guarded.add(fn.node);
    if (isTested(use)) continue;
    const statement = outermost(use, fn);
    if (statement === null) throw new Refusal(`${name} is used where there is no room for a statement before it.`);
    writeBefore(source, statement.node, guard(hole, statement, name, statement.node));
  }
  if (guarded.size === 0) throw new Refusal(`${name} is used nowhere in this file.`);
};

const isTested = (use: Path): boolean =>
  around(use, (node, child) => j.IfStatement.check(node) && node.test === child) !== null;

/** The statement of the function's own body that holds the use: not in a `try`, whose `catch` may mean another failure. */
const outermost = (use: Path, fn: Path): Path | null => {
  let found: Path | null = null;
  for (let at: Path | null = use; at !== null && at.node !== fn.node; at = at.parent) {
    if (j.Statement.check(at.node) && isInBlock(at)) found = at;
  }
  return found;
};
