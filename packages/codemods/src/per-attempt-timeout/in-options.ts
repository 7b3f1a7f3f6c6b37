import type { Mending } from '../source/mend-sites.ts';
import { bare, childAt, contains, endOf, j, type Node, type Path, startOf } from '../source/node.ts';
import { giveOptionsIn } from '../source/options.ts';
import { sliceOf, type Source } from '../source/source.ts';
import { Refusal } from '../transform.ts';
import { type Attempt, usesOfDeclared } from './attempt.ts';
import { refuseOtherNames } from './free-names.ts';
import type { InOptions } from './holder.ts';

/** `fetch(url, init)`, whose `init` is made once: each call adds a signal of its own. */
export const mendOptions = (mending: Mending, { calls }: Attempt, holder: InOptions): void => {
  const { source } = mending;
  const uses = usesOfDeclared(holder.declarator);
  const text = sliceOf(source, holder.value.node);
  for (const call of calls) {
    const use = uses.find(({ node }) => contains(call.node, node));
    const argument = use === undefined ? undefined : argumentOf(call, use);
    if (use === undefined || argument === undefined)
      throw new Refusal('The call is given the signal under another name.');
    refuseOtherNames(holder.value, use);
    giveOptionsIn(mending, argument, [{ name: 'signal', value: text, replace: () => text }]);
  }
  const isTheirs = uses.every(({ node }) => calls.some((call) => contains(call.node, node)));
  if (isTheirs) removeProperty(source, holder.property);
};

/** The argument that is the options, or an object that they are spread into. */
const argumentOf = (call: Path, use: Path): Path | undefined => {
  const { arguments: args } = call.node as { readonly arguments: readonly Node[] };
  const index = args.findIndex((one) => {
    const node = bare(one);
    return (
      node === use.node ||
      (j.ObjectExpression.check(node) &&
        node.properties.some((property) => j.SpreadElement.check(property) && property.argument === use.node))
    );
  });
  return index === -1 ? undefined : childAt(call, 'arguments', index);
};

/** With its line, or with the comma that parts it from its neighbour. */
const removeProperty = ({ magic, text }: Source, { node }: Path): void => {
  const before = /(?:\r?\n)?[ \t]*$/u.exec(text.slice(0, startOf(node)))?.[0] ?? '';
  const after = /^[ \t]*,/u.exec(text.slice(endOf(node)))?.[0] ?? '';
  const start = startOf(node) - before.length;
  const comma =
    after === '' ? (/,\s*$/u.exec(text.slice(0, startOf(node)))?.[0].length ?? before.length) : before.length;
  if (after === '' && !before.includes('\n')) magic.remove(startOf(node) - comma, endOf(node));
  else magic.remove(start, endOf(node) + after.length);
};
