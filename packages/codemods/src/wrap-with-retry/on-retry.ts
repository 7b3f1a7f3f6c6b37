import { isReference } from '../source/names.ts';
import { bare, dotted, endOf, j, type Node, type Path, pathsOf, startOf } from '../source/node.ts';
import { type Source, sliceOf } from '../source/source.ts';
import { type Caught, mentions } from './caught.ts';
import type { Counter } from './retry-loop.ts';

/** The log lines of the loop as a hook: `({ failure: error, number: attempt }) => console.warn(…)`, in lines. */
export const onRetryOf = (source: Source, caught: Caught, counter: Counter | null): readonly string[] | null => {
  const { logs, error, named, wait } = caught;
  if (logs.length === 0) return null;
  const needed = [...named].filter(([name]) => mentions(logs, name));
  const told = needed.filter(([name, init]) => wait !== null && (dotted(wait) === name || init === wait));
  const made = needed.filter((one) => !told.includes(one));
  const all = [...logs, ...made.map(([, init]) => init)];
  const members = [
    ...(mentions(all, error) ? [asked('failure', error ?? '')] : []),
    ...(counter !== null && mentions(all, counter.name) ? [asked('number', counter.name)] : []),
    ...told.map(([name]) => asked('waitMs', name)),
  ];
  const head = `(${members.length > 0 ? `{ ${members.join(', ')} }` : ''}) =>`;
  const end = source.style.semicolons ? ';' : '';
  const texts = logs.map((one) => textOf(source, one, counter).replace(/;$/u, ''));
  const [only = '', ...more] = texts;
  if (more.length === 0 && made.length === 0 && !only.includes('\n')) return [`${head} ${only}`];
  const constants = made.map(([name, init]) => `const ${name} = ${textOf(source, init, counter)}`);
  const lines = [...constants, ...texts].flatMap((text) => `${text}${end}`.split(/\r?\n/u));
  return [`${head} {`, ...lines.map((line) => source.style.indent + line.trimStart()), '}'];
};

const asked = (member: string, name: string): string => (member === name ? member : `${member}: ${name}`);

/** As it stands, with the number of the attempt counted from 1. */
const textOf = (source: Source, node: Node, counter: Counter | null): string => {
  const text = sliceOf(source, node);
  if (counter?.first !== 0) return text;
  const edits = pathsOf(j(node).find(j.Identifier, { name: counter.name }).filter(isReference)).map((path) =>
    editOf(path, counter.name),
  );
  return edits
    .toSorted((one, other) => other.start - one.start)
    .reduce(
      (all, { start, end, by }) => all.slice(0, start - startOf(node)) + by + all.slice(end - startOf(node)),
      text,
    );
};

const editOf = (path: Path, name: string): { readonly start: number; readonly end: number; readonly by: string } => {
  const around: Node = path.parent.node;
  const isNext =
    j.BinaryExpression.check(around) &&
    around.operator === '+' &&
    around.left === path.node &&
    j.NumericLiteral.check(bare(around.right)) &&
    (bare(around.right) as { readonly value?: unknown }).value === 1;
  if (isNext) return { start: startOf(around), end: endOf(around), by: name };
  const by = j.TemplateLiteral.check(around) ? `${name} - 1` : `(${name} - 1)`;
  return { start: startOf(path.node), end: endOf(path.node), by };
};
