import { calledName } from '../source/calls.ts';
import { childAt, dotted, endOf, j, type Node, type Path, pathsOf, startOf } from '../source/node.ts';
import { Refusal, type Site } from '../transform.ts';

/** How long the call at `wait` waits, as it says: `1000` of `sleep(1000)` and of `setTimeout(resolve, 1000)`. */
export const waitedIn = (body: Node, options: Site['options']): Path => {
  refuseOtherUnit(options);
  const { wait } = options;
  const [start, end] = (wait ?? '').split('-').map(Number);
  const path = pathsOf(j(body).find(j.CallExpression)).find(
    ({ node }) => startOf(node) === start && endOf(node) === end,
  );
  if (path === undefined || !j.CallExpression.check(path.node)) throw elsewhere();
  const { callee, arguments: args } = path.node;
  const [first] = args;
  if (first === undefined) throw elsewhere();
  // That of `timers/promises` is handed the time first.
  const isTimer = calledName(path.node) === 'setTimeout' && !j.NumericLiteral.check(first) && args.length > 1;
  if (isTimer && dotted(callee) === null) throw elsewhere();
  return childAt(path, 'arguments', isTimer ? 1 : 0);
};

/** `sleepSeconds(2)` waits for 2000. */
export const refuseOtherUnit = ({ unit }: Site['options']): void => {
  if (unit !== undefined)
    throw new Refusal('What the loop waits with may be handed something else than the milliseconds that it waits.');
};

const elsewhere = (): Refusal => new Refusal('How long the loop waits is decided elsewhere.');
