import { calledName, isCall } from '../source/calls.ts';
import { bare, dotted, j, memberName, type Node } from '../source/node.ts';
import { keyOf } from '../source/object-literal.ts';
import { saidBy, statementsOf } from './place.ts';

const VERDICT =
  /^(?:is_?)?(?:valid|ok|success|verified|authentic|authenticated|authorized|authorised|allowed|passed|isValid)$/iu;
const REFUSED_BY_NAME =
  /^(?:unauthorized|forbidden|badRequest|bad_request|notAuthorized|deny|reject|UNAUTHORIZED|FORBIDDEN|BAD_REQUEST|INTERNAL_SERVER_ERROR)$/u;

/** Whether a statement turns away whoever sent the request: by an exception, by `false`, or by an answer of 400 and more. */
export const isRefusing = (statement: Node): boolean => {
  if (j.ThrowStatement.check(statement)) return true;
  const said = saidBy(statement);
  if (said === null) return false;
  if (j.ReturnStatement.check(statement) && isFalse(said)) return true;
  return isErrorAnswer(said);
};

const isFalse = (node: Node): boolean => {
  if (j.BooleanLiteral.check(node)) return !node.value;
  if (j.CallExpression.check(node) && dotted(node.callee) === 'Promise.resolve')
    return node.arguments.some((one) => isFalse(one));
  return verdictOf(node) === false;
};

/** `{ valid: false }`: what an object says of the request; null where it says nothing. */
const verdictOf = (node: Node): boolean | null => {
  const verdict = verdictProperty(node);
  return verdict?.value ?? null;
};

export const verdictProperty = (node: Node): { readonly name: string; readonly value: boolean } | null => {
  if (!j.ObjectExpression.check(node)) return null;
  for (const property of node.properties) {
    const name = keyOf(property);
    if (name === null || !VERDICT.test(name) || !j.ObjectProperty.check(property)) continue;
    if (j.BooleanLiteral.check(property.value)) return { name, value: property.value.value };
  }
  return null;
};

const isErrorAnswer = (node: Node): boolean => {
  if (j.AssignmentExpression.check(node))
    return /^status(?:Code)?$/u.test(memberName(node.left) ?? '') && isErrorStatus(node.right);
  if (j.ObjectExpression.check(node))
    return node.properties.some(
      (one) => j.ObjectProperty.check(one) && /^status(?:Code)?$/u.test(keyOf(one) ?? '') && isErrorStatus(one.value),
    );
  if (!isCall(node)) return false;
  if (calledName(node) === 'next') return node.arguments.length > 0;
  if (REFUSED_BY_NAME.test(calledName(node) ?? '')) return true;
  return node.arguments.some((one) => isErrorStatus(one) || isErrorAnswer(bare(one))) || isErrorChain(node);
};

/** `res.status(401)` of `res.status(401).json()`. */
const isErrorChain = (call: Parameters<typeof calledName>[0]): boolean => {
  const callee = bare(call.callee);
  if (!j.MemberExpression.check(callee) && !j.OptionalMemberExpression.check(callee)) return false;
  return isErrorAnswer(bare(callee.object));
};

const isErrorStatus = (node: Node): boolean =>
  (j.NumericLiteral.check(node) && node.value >= 400 && node.value < 600) ||
  REFUSED_BY_NAME.test(memberName(node) ?? '');

/** Whether control never gets behind the last of the statements. */
export const leaves = (statement: Node | undefined): boolean => {
  if (statement === undefined) return false;
  if (j.ReturnStatement.check(statement) || j.ThrowStatement.check(statement)) return true;
  if (j.BlockStatement.check(statement)) return leaves(statement.body.at(-1));
  return (
    j.IfStatement.check(statement) &&
    statement.alternate != null &&
    leaves(statement.consequent) &&
    leaves(statement.alternate)
  );
};

/** A branch that refuses and goes no further. */
export const refuses = (branch: Node): boolean => {
  const statements = statementsOf(branch);
  return statements.some(isRefusing) && leaves(statements.at(-1));
};
