import type { Mending } from '../source/mend-sites.ts';
import { contains, j, type Node, type Path, startOf } from '../source/node.ts';
import { lookUp } from '../source/reach.ts';
import { removeStatement } from '../source/remove-statement.ts';
import { commentStart, indentAt, sliceOf, type Source } from '../source/source.ts';
import { Refusal } from '../transform.ts';
import { type Attempt, usesOfDeclared } from './attempt.ts';
import { refuseOtherNames } from './free-names.ts';
import type { Variable } from './holder.ts';
import { replaceUse } from './replace-use.ts';
import { statementAround } from './statement-around.ts';

/** `const signal = AbortSignal.timeout(5000)`, by whatever it is made. */
export const mendNamed = ({ source }: Mending, attempt: Attempt, { declarator, value }: Variable): void => {
  const declaration: Path = declarator.parent;
  const uses = usesOfDeclared(declarator);
  const own = uses.filter(({ node }) => attempt.calls.some((call) => contains(call.node, node)));
  const [first] = own;
  if (first === undefined || !isDeclaredBy(first, declarator))
    throw new Refusal('The call is given the signal under another name.');
  refuseOtherNames(value, first);
  const isTheirs = !j.ExportNamedDeclaration.check(declaration.parent.node) && own.length === uses.length;
  const statement = isTheirs ? statementAround(own, attempt.region) : null;
  if (statement !== null) moveTo(source, declaration.node, statement.node);
  else if (j.Identifier.check(idOf(declarator)))
    for (const use of own) replaceUse(source, use, sliceOf(source, value.node));
  else throw new Refusal('What is made together with the signal is used outside of the call.');
  if (isTheirs) removeStatement(source, declaration.node);
};

const idOf = ({ node }: Path): Node => (node as { readonly id: Node }).id;

const isDeclaredBy = (use: Path, declarator: Path): boolean => {
  const declared = j.Identifier.check(use.node) ? lookUp(use, use.node.name) : null;
  return declared !== null && contains(idOf(declarator), declared.id);
};

/** The lines of a declaration, and the comments above it, in front of the statement. */
const moveTo = (source: Source, declaration: Node, statement: Node): void => {
  const at = commentStart(source, statement);
  const from = commentStart(source, declaration);
  const indent = indentAt(source, at);
  const text = source.text.slice(from, startOf(declaration)) + sliceOf(source, declaration);
  source.magic.appendLeft(
    at,
    text.replaceAll(`\n${indentAt(source, from)}`, `\n${indent}`) + source.style.eol + indent,
  );
};
