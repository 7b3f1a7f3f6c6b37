import { isReference } from '../source/names.ts';
import { contains, endOf, j, type Node, type Path, startOf } from '../source/node.ts';
import { beginsLine, commentStart, type Source, sliceOf, statementRange } from '../source/source.ts';
import { Refusal } from '../transform.ts';
import type { Closing } from './closing.ts';
import { isInBlock, statementAround } from './place.ts';
import { refuses } from './refusing.ts';

/** Of work that is done before the check is asked: the check comes first, with what it needs. */
export const checkFirst: Closing = ({ source, done }, path) => {
  const early = statementAround(path);
  if (early === null || !isInBlock(early))
    throw new Refusal('What is done before the check is not a statement beside it.');
  if (done.has(early.parent.node)) return [];
  const block = blockOf(early);
  const from = block.findIndex((one) => contains(one, early.node));
  const until = block.findIndex((one, index) => index > from && isCheck(source, one));
  if (until < 0) throw new Refusal('Nothing after it in this block runs the check: run the check first.');
  const range = block.slice(from, until + 1);
  const first = needed(range);
  const rest = range.filter((one) => !first.has(one));
  if (first.has(early.node) || rest.flatMap(declaredBy).some((name) => [...first].some((one) => uses(one, name))))
    throw new Refusal('The check depends on what is done before it.');
  if (range.some((one) => !beginsLine(source, commentStart(source, one))))
    throw new Refusal('Several statements share a line, and none of them can be moved.');
  done.add(early.parent.node);
  const target = statementRange(source, range.at(-1) ?? early.node)[1];
  for (const one of rest) move(source, one, target);
  return [];
};

const blockOf = (statement: Path): readonly Node[] => {
  const parent: Node = statement.parent.node;
  return j.BlockStatement.check(parent) || j.Program.check(parent) ? parent.body : [];
};

const move = (source: Source, statement: Node, target: number): void => {
  const [, end] = statementRange(source, statement);
  const start = source.text.lastIndexOf('\n', commentStart(source, statement) - 1) + 1;
  if (end < target) source.magic.move(start, end, target);
};

const ASKS = /timingSafeEqual|safeEqual|constructEvent|createHmac|verif|genuine|signature|valid|webhooks?\.|[!=]==/iu;

/** A refusal that goes by a signature; that it is there at all is no more than the first question. */
const isCheck = (source: Source, statement: Node): boolean => {
  if (j.IfStatement.check(statement))
    return refuses(statement.consequent) && ASKS.test(sliceOf(source, statement.test)) && !isPresence(statement.test);
  return j.TryStatement.check(statement) && statement.handler != null && refuses(statement.handler.body);
};

const isPresence = (test: Node): boolean =>
  j.UnaryExpression.check(test) && (j.Identifier.check(test.argument) || j.MemberExpression.check(test.argument))
    ? !/valid|ok|genuine|verified|match/iu.test(j.Identifier.check(test.argument) ? test.argument.name : '')
    : false;

/** What refuses, and the declarations that it goes by. */
const needed = (range: readonly Node[]): ReadonlySet<Node> => {
  const found = new Set<Node>(
    range.filter((one, index) => index === range.length - 1 || (j.IfStatement.check(one) && refuses(one.consequent))),
  );
  for (const one of range.toReversed()) {
    if (declaredBy(one).some((name) => [...found].some((user) => user !== one && uses(user, name)))) found.add(one);
  }
  return found;
};

const declaredBy = (statement: Node): readonly string[] =>
  j.VariableDeclaration.check(statement)
    ? j(statement)
        .find(j.VariableDeclarator)
        .nodes()
        .flatMap(({ id }) =>
          j.Identifier.check(id)
            ? [id.name]
            : j(id)
                .find(j.Identifier)
                .nodes()
                .map(({ name }) => name),
        )
    : [];

const uses = (statement: Node, name: string): boolean =>
  j(statement)
    .find(j.Identifier, { name })
    .some((path) => isReference(path) && startOf(path.node) < endOf(statement));
