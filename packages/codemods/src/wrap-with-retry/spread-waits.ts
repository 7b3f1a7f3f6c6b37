import { numberText } from '../add-timeout/limit.ts';
import type { Mending } from '../source/mend-sites.ts';
import { freshName, referencedNames } from '../source/names.ts';
import { bare, childAt, dotted, j, type Node, outerRange, type Path, startOf } from '../source/node.ts';
import { beginsLine, indentAt, type Source, sliceOf } from '../source/source.ts';
import { Refusal, type Site } from '../transform.ts';
import { waitedIn } from './waited-in.ts';
import { giveEnd } from './give-end.ts';
import { type Counter, retryLoop, type RetryLoop } from './retry-loop.ts';

const MOST_MS = 30_000;
const GROWS =
  'Each wait is a random part of a limit that doubles: where something waits for the whole, say how long it may take.';

/** Gives the loop itself an end and waits that grow: nothing else of it changes. */
export const mendLoop = (
  mending: Mending,
  path: Path,
  lacks: ReadonlySet<string>,
  { options }: Site,
): readonly string[] => {
  const { source } = mending;
  if (options['by'] !== undefined && lacks.has('fixed-wait'))
    throw new Refusal('The loop may wait for something to be ready, which regular steps are right for.');
  const outer = lacks.size === 1 && lacks.has('fixed-wait') ? counterIn(path) : null;
  if (outer !== null) {
    growWait(source, path, outer, options);
    return [GROWS];
  }
  const loop = retryLoop(source, path);
  const counter = loop.counter ?? countIn(source, loop);
  if (lacks.has('unbounded')) giveEnd(source, loop, counter);
  if (lacks.has('fixed-wait')) growWait(source, path, counter, options);
  if (lacks.has('no-wait')) giveWait(source, loop, counter);
  return [
    ...(lacks.has('unbounded') ? ['A retry that went on for ever now gives up after 5 attempts.'] : []),
    ...(lacks.size > 1 || !lacks.has('unbounded') ? [GROWS] : []),
  ];
};

/** What the body of the loop counts up itself: `attempt++`. */
const counterIn = (path: Path): Counter | null => {
  const names = j(childAt(path, 'body'))
    .find(j.UpdateExpression)
    .filter(({ node }) => node.operator === '++')
    .nodes()
    .map(({ argument }) => dotted(argument));
  const [only] = names;
  return only === undefined || only === null || names.some((name) => name !== only) ? null : { name: only, first: 0 };
};

/** `while (true)` becomes `for (let attempt = 1; ; attempt += 1)`. */
const countIn = (source: Source, { path, body }: RetryLoop): Counter => {
  const taken = new Set([...referencedNames(source.root), ...declaredNames(source)]);
  const name = freshName(['attempt', 'tryNumber'], taken);
  source.magic.overwrite(startOf(path.node), startOf(body), `for (let ${name} = 1; ; ${name} += 1) `);
  return { name, first: 1 };
};

const declaredNames = ({ root }: Source): readonly string[] =>
  root
    .find(j.VariableDeclarator)
    .nodes()
    .flatMap(({ id }) => (j.Identifier.check(id) ? [id.name] : []));

/** `sleep(1000)` becomes `sleep(Math.random() * Math.min(30000, 1000 * 2 ** attempt))`. */
const growWait = (source: Source, { node }: Path, counter: Counter, options: Site['options']): void => {
  const [target, by] = durationIn(source, node, waitedIn(node, options).node);
  refuseRandom(source, by);
  source.magic.overwrite(...target, growing(source, by, counter));
};

const refuseRandom = (source: Source, node: Node): void => {
  if (/Math\.random\(/u.test(sliceOf(source, node))) throw new Refusal('The loop already waits for a random time.');
};

/** What says how long, and what it says: where a constant of the loop holds it, that one. */
const durationIn = (source: Source, body: Node, ms: Node): readonly [readonly [number, number], Node] => {
  const name = dotted(ms);
  const held = j(body)
    .find(j.VariableDeclarator)
    .nodes()
    .find(({ id }) => j.Identifier.check(id) && id.name === name);
  const init = held?.init ?? null;
  if (held !== undefined && init === null) throw new Refusal('How long the loop waits is decided elsewhere.');
  const node = init ?? ms;
  return [outerRange(source.text, node), node];
};

const growing = (source: Source, node: Node, { name, first }: Counter): string => {
  const ms = bare(node);
  const own = sliceOf(source, ms);
  const isPlain =
    j.NumericLiteral.check(ms) || dotted(ms) !== null || j.CallExpression.check(ms) || /^this\./u.test(own);
  const literal = j.NumericLiteral.check(ms) ? ms.value : 0;
  const most = literal < MOST_MS ? MOST_MS : literal * 10;
  const power = first === 0 ? name : `(${name} - 1)`;
  return `Math.random() * Math.min(${numberText(source, most)}, ${isPlain ? own : `(${own})`} * 2 ** ${power})`;
};

/** In front of every attempt but the first, whatever the catch does. */
const giveWait = (source: Source, { body }: RetryLoop, { name, first }: Counter): void => {
  const { magic, style } = source;
  const [inner] = body.body;
  if (inner === undefined) throw new Refusal('Nothing is done in the loop.');
  refuseRandom(source, body);
  const base = beginsLine(source, startOf(inner))
    ? indentAt(source, startOf(inner))
    : indentAt(source, startOf(body)) + style.indent;
  const power = first === 0 ? name : `(${name} - 1)`;
  const ms = `Math.random() * Math.min(${numberText(source, MOST_MS)}, 250 * 2 ** ${power})`;
  const end = style.semicolons ? ';' : '';
  const lines = [
    `if (${name} > ${first}) {`,
    `${style.indent}await new Promise((resolve) => setTimeout(resolve, ${ms}))${end}`,
    '}',
  ];
  const at = startOf(body) + 1;
  const isOpen = /^[ \t]*\r?\n/u.test(source.text.slice(at));
  magic.appendLeft(at, lines.map((line) => style.eol + base + line).join('') + (isOpen ? '' : style.eol + base));
};
