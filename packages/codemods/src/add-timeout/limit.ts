import { lookUp } from '../source/reach.ts';
import { type CallNode, calledName, isCall } from '../source/calls.ts';
import { bare, dotted, j, memberName, type Node, objectOf, type Path } from '../source/node.ts';
import { reference } from '../source/options.ts';
import { type Source, sliceOf } from '../source/source.ts';
import type { Mending } from '../source/mend-sites.ts';
import { requireNode } from '../project/versions.ts';
import { Refusal } from '../transform.ts';

/** `10000`, or `10_000` where the file writes its numbers so. */
export const numberText = (source: Source, value: number): string => {
  const grouped = /(?<![\w.])\d{1,3}(?:_\d{3})+\b/u.test(source.text);
  return grouped ? String(value).replace(/\B(?=(?:\d{3})+$)/gu, '_') : String(value);
};

export const timerText = ({ source, project }: Mending, ms: number): string => {
  requireNode(project, 'AbortSignal.timeout', 17, 3);
  return `AbortSignal.timeout(${numberText(source, ms)})`;
};

/** A fetch that bounds each request of a client: a signal of the client would end all of them at once. */
export const fetchText = (mending: Mending, ms: number): string => {
  requireNode(mending.project, 'The fetch of Node', 18);
  return `(input, init) => fetch(input, { ...init, signal: init?.signal ?? ${timerText(mending, ms)} })`;
};

/** The signal that is there, and a timer beside it. */
export const signalBeside = (mending: Mending, value: Node, path: Path, ms: number): string => {
  const { source } = mending;
  const node = bare(value);
  const timer = timerText(mending, ms);
  if (isNothing(node)) return timer;
  if (isTimer(node, path) || /\b(?:AbortSignal\.timeout|TimeoutSignal|timeoutSignal)\(/u.test(sliceOf(source, node))) {
    throw new Refusal('The call already has a time limit.');
  }
  const name = reference(node);
  if (name === null) throw new Refusal('The signal of the call is computed in the call itself.');
  requireNode(mending.project, 'The call already has a signal, and AbortSignal.any, which joins two,', 20, 3);
  const both = `AbortSignal.any([${name.replaceAll('?.', '.')}, ${timer}])`;
  return isSignal(source, path, node) ? both : `${name} ? ${both} : ${timer}`;
};

const isNothing = (node: Node): boolean =>
  j.NullLiteral.check(node) || (j.Identifier.check(node) && node.name === 'undefined');

/** A constant that holds a timer. */
const isTimer = (node: Node, path: Path): boolean => {
  const init = j.Identifier.check(node) ? lookUp(path, node.name)?.init : null;
  return init != null && isCall(bare(init)) && dotted((bare(init) as CallNode).callee) === 'AbortSignal.timeout';
};

/** Surely a signal, not undefined. */
const isSignal = (source: Source, path: Path, node: Node): boolean => {
  const root = rootOf(node);
  const declared = root === null ? null : lookUp(path, root);
  if (declared === null) return false;
  const init = declared.init === null ? null : bare(declared.init);
  const made = init !== null && declared.kind === 'const' && isCall(init) ? calledName(init) : null;
  const type =
    j.Identifier.check(declared.id) && declared.id.typeAnnotation != null
      ? sliceOf(source, declared.id.typeAnnotation)
      : '';
  if (j.Identifier.check(node)) {
    if (made === 'AbortController') return declared.members.join('.') === 'signal';
    const optional = j.Identifier.check(declared.id) && declared.id.optional === true;
    return /^:\s*AbortSignal$/u.test(type) && !optional;
  }
  if (memberName(node) !== 'signal' || objectOf(node) === null || !j.Identifier.check(bare(objectOf(node) ?? node)))
    return false;
  return made === 'AbortController' || made === 'Request' || /^:\s*(?:AbortController|(?:Next)?Request)$/u.test(type);
};

const rootOf = (node: Node): string | null => {
  const object = objectOf(node);
  return object === null ? (j.Identifier.check(node) ? node.name : null) : rootOf(bare(object));
};
