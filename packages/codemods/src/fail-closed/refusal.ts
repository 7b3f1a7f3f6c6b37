import { isReference } from '../source/names.ts';
import { contains, endOf, j, type Node, type Path, pathsOf, startOf } from '../source/node.ts';
import type { Mending } from '../source/mend-sites.ts';
import { dedented, type RawLines } from '../source/raw-lines.ts';
import { lookUp } from '../source/reach.ts';
import { indentAt, type Source } from '../source/source.ts';
import { Refusal } from '../transform.ts';
import { type Answering, ownAnswer } from './own-answer.ts';
import { functionAround } from './place.ts';
import { isRefusing, leaves } from './refusing.ts';

/** Why a request is turned away. */
export interface Reason {
  readonly message: string;
  /** Of an answer, where it is the server's fault; null: as elsewhere. */
  readonly status: number | null;
}

export interface Asked {
  /** The place that lets pass what it should not. */
  readonly at: Path;
  /** What will be gone once the place is mended: not to be taken for an example. */
  readonly without: Node;
  readonly reason: Reason;
  readonly framework: string;
}

/** The statements that turn a request away as this function does elsewhere; told where nobody can say how it does. */
export const refusalFor = (mending: Mending, asked: Asked): RawLines => {
  const fn = functionAround(asked.at);
  if (fn === null) throw new Refusal('The place is outside any function, where no request can be refused.');
  const example = exampleIn(mending.source, fn, asked);
  if (example !== null) return example;
  const answering: Answering = { ...asked, fn };
  const answer = ownAnswer(mending, answering);
  if (answer !== null) return answer;
  throw new Refusal('How this function refuses a request is not clear here: it refuses none elsewhere.');
};

interface Example {
  readonly path: Path;
  readonly statements: readonly Node[];
}

/** Of the status that is meant before others, and behind the place before in front of it: what comes next is mostly the check itself. */
const exampleIn = (source: Source, fn: Path, { at, without, reason }: Asked): RawLines | null => {
  const examples = pathsOf(j(fn).find(j.Statement))
    .filter((path) => isRefusing(path.node) && functionAround(path)?.node === fn.node)
    .filter((path) => !contains(without, path.node))
    .filter((path) => !j.ThrowStatement.check(path.node) || catcherOf(path) === catcherOf(at))
    .flatMap((path) => exampleAt(path))
    .filter(({ path, statements }) => statements.every((one) => isVisible(path, one, at)));
  const ordered = [
    ...examples.filter(({ path }) => startOf(path.node) > startOf(at.node)),
    ...examples.filter(({ path }) => startOf(path.node) <= startOf(at.node)).toReversed(),
  ];
  const first = ordered.find(({ statements }) => fits(statements, reason)) ?? ordered[0];
  return first === undefined ? null : first.statements.flatMap((one) => adapted(source, one, reason));
};

/** The `try` that catches what is thrown there: what one of them swallows is no refusal elsewhere. */
const catcherOf = (path: Path): Node | null => {
  let child: Node = path.node;
  for (let up: Path | null = path.parent; up !== null && !j.Function.check(up.node); up = up.parent) {
    if (j.TryStatement.check(up.node) && up.node.block === child && up.node.handler) return up.node;
    child = up.node;
  }
  return null;
};

/** With what follows it up to the end of its block: `res.status(401).end(); return;`. */
const exampleAt = (path: Path): readonly Example[] => {
  const parent: Node = path.parent.node;
  if (!j.BlockStatement.check(parent)) return leaves(path.node) ? [{ path, statements: [path.node] }] : [];
  const from = parent.body.findIndex((one) => one === path.node);
  const rest = parent.body.slice(from);
  if (leaves(path.node)) return [{ path, statements: [path.node] }];
  return rest.length <= 3 && leaves(rest.at(-1)) ? [{ path, statements: rest }] : [];
};

/** Whether all names of the statement mean the same at the place. */
const isVisible = (from: Path, statement: Node, at: Path): boolean =>
  j(statement)
    .find(j.Identifier)
    .filter(isReference)
    .nodes()
    .every((node) => lookUp(from, node.name)?.id === lookUp(at, node.name)?.id);

/** Whether no status in it blames the wrong side. */
const fits = (statements: readonly Node[], { status }: Reason): boolean =>
  statements.every((statement) => !statusesIn(statement).some(({ value }) => value >= 500 !== (status ?? 400) >= 500));

const statusesIn = (statement: Node): readonly ReturnType<typeof j.numericLiteral>[] =>
  j(statement)
    .find(j.NumericLiteral)
    .nodes()
    .filter(({ value }) => value >= 400 && value < 600);

/** Its message says why, and its status whose fault it is. */
const adapted = (source: Source, statement: Node, { message, status }: Reason): RawLines => {
  const edits: { readonly start: number; readonly end: number; readonly text: string }[] = [];
  const said = [
    ...j(statement)
      .find(j.StringLiteral)
      .nodes()
      .filter(({ value }) => /\s/u.test(value) || /^[A-Z][a-z]+$/u.test(value)),
    ...j(statement).find(j.TemplateLiteral).nodes(),
  ];
  const [text, ...more] = said;
  const { quote } = source.style;
  if (text !== undefined && more.length === 0)
    edits.push({ start: startOf(text), end: endOf(text), text: `${quote}${message}${quote}` });
  if (!fits([statement], { message, status }))
    for (const node of statusesIn(statement))
      edits.push({ start: startOf(node), end: endOf(node), text: String(status ?? 401) });
  let written = source.text.slice(startOf(statement), endOf(statement));
  for (const { start, end, text: put } of edits.toSorted((a, b) => b.start - a.start))
    written = written.slice(0, start - startOf(statement)) + put + written.slice(end - startOf(statement));
  return dedented(written, indentAt(source, startOf(statement)));
};
