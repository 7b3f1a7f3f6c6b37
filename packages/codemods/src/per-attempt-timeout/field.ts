import type { Mending } from '../source/mend-sites.ts';
import { contains, j, memberName, type Node, objectOf } from '../source/node.ts';
import { removeStatement } from '../source/remove-statement.ts';
import { sliceOf } from '../source/source.ts';
import { Refusal } from '../transform.ts';
import type { Attempt } from './attempt.ts';
import { refuseOtherNames } from './free-names.ts';
import type { Field } from './holder.ts';
import { replaceUse } from './replace-use.ts';

/** `private readonly deadline = AbortSignal.timeout(5000)`: the field goes where nobody else can ask for it. */
export const mendField = ({ source }: Mending, { calls }: Attempt, { property, value }: Field): void => {
  const { key, accessibility } = property.node as { readonly key: Node; readonly accessibility?: string | null };
  const name = j.Identifier.check(key) ? key.name : null;
  const uses = [
    ...source.root.find(j.MemberExpression).paths(),
    ...source.root.find(j.OptionalMemberExpression).paths(),
  ].filter(({ node }) => name !== null && memberName(node) === name);
  const own = uses.filter(({ node }) => isOfThis(node) && calls.some((call) => contains(call.node, node)));
  const [first] = own;
  if (first === undefined) throw new Refusal('The call is given the signal under another name.');
  refuseOtherNames(value, first);
  for (const use of own) replaceUse(source, use, sliceOf(source, value.node));
  if (accessibility === 'private' && own.length === uses.length) removeStatement(source, property.node);
};

const isOfThis = (node: Node): boolean => {
  const object = objectOf(node);
  return object !== null && j.ThisExpression.check(object);
};
