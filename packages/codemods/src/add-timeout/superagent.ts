import { type CallNode, calledName } from '../source/calls.ts';
import { childAt, bare, endOf, j, objectOf, type Path } from '../source/node.ts';
import { indentAt, type Source } from '../source/source.ts';
import { Refusal } from '../transform.ts';
import type { Bound } from './clients.ts';
import { numberText } from './limit.ts';

/** `.timeout()` behind the call that begins the chain. */
export const boundSuperagent: Bound = ({ source }, path, ms) => {
  const chain = chainOf(path);
  if (chain.some((one) => calledName(one.node as CallNode) === 'timeout'))
    throw new Refusal('The call already has a time limit.');
  const first = chain.at(-1) ?? path;
  source.magic.appendLeft(endOf(first.node), `${breakOf(source, first)}.timeout(${numberText(source, ms)})`);
};

/** All calls of a chain, last first: `agent.post(url).send(body).set(name, value)`. */
const chainOf = (path: Path): readonly Path[] => {
  let outer = path;
  while (
    j.MemberExpression.check(outer.parent?.node) &&
    j.CallExpression.check(outer.parent.parent?.node) &&
    outer.name === 'object'
  ) {
    outer = outer.parent.parent;
  }
  const calls = [outer];
  for (let at = outer; ;) {
    const object = objectOf(bare((at.node as CallNode).callee));
    if (object === null || !j.CallExpression.check(object)) return calls;
    at = childAt(at, 'callee', 'object');
    calls.push(at);
  }
};

/** The line break and indentation of a chain that has a line for each call. */
const breakOf = (source: Source, { node }: Path): string => {
  const gap = /^\s*\r?\n\s*(?=\.)/u.exec(source.text.slice(endOf(node)))?.[0];
  return gap === undefined ? '' : source.style.eol + indentAt(source, endOf(node) + gap.length);
};
