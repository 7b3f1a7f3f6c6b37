/** Whether something may put the bytes of a body under `request.rawBody` before a handler of Express gets it. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Structure } from '../../facts/structure.ts';
import { handlersOf } from '../../flow/handlers.ts';
import { noBindings, pathText } from '../../flow/origin.ts';
import type { Flow } from '../../flow/settle.ts';
import { aroundOf } from '../contexts/around.ts';
import { type NeverCalled, without } from './late-keepers.ts';

const NAME = 'rawBody';

/**
 * `before`: all that runs before the handler. What is written in its files and in those they import counts, and so does
 * a host that hands the bytes over by itself, as Cloud Functions does. `idle`: what stands there and does not run.
 */
export const mayKeepBytes = (flow: Flow, before: readonly Ref[], idle: NeverCalled): boolean => {
  if (before.some((ref) => isStranger(flow, ref))) return true;
  const roots = before.map(({ file }) => file);
  const above = reachable(roots, (path) => importersOf(flow, path));
  const run = before.flatMap((ref) => handlersOf(flow, ref).functions.map(({ file }) => file));
  const below = reachable([...roots, ...run], (path) => importsOf(flow, path));
  if (above === undefined || below === undefined) return true;
  const paths = [...new Set([...flow.program.paths, ...above, ...below])];
  const isServed = [...above].some((path) => {
    const structure = flow.program.file(path)?.structure;
    return structure !== undefined && listens(structure);
  });
  const keeps = (path: string): boolean => {
    const structure = flow.program.file(path)?.structure;
    return structure !== undefined && keepsBytes(structure) && keepsBytes(without(structure, idle.get(path)));
  };
  if (!isServed || paths.some(keeps)) return true;
  return roots.some((path) => isHandedOut(flow, path));
};

/** A package that nobody knows is handed the application, and may put middleware into it. */
const isHandedOut = (flow: Flow, path: string): boolean =>
  (flow.program.file(path)?.structure.calls ?? []).some(
    (call) =>
      isStranger(flow, { file: path, id: call.callee }) &&
      call.args.some(({ value }) => isApplication(flow, { file: path, id: value })),
  );

const isApplication = (flow: Flow, ref: Ref): boolean =>
  flow
    .settle(ref, noBindings)
    .found.some(
      (origin) => origin.kind === 'external' && origin.package === 'express' && pathText(origin.path) === '()',
    );

/** It belongs to a package of which nobody knows what it does. */
export const isStranger = (flow: Flow, ref: Ref): boolean => {
  const { found, open } = flow.settle(ref, noBindings);
  if (open.length > 0 || found.length === 0) return true;
  return found.some(({ kind, ...origin }) => {
    const name = kind === 'external' && 'package' in origin ? origin.package : null;
    if (name === null || /^(?:express|body-parser|https?)$/u.test(name)) return false;
    return !flow.catalog.isOfNature('harmless', name) && !flow.catalog.isOfNature('transparent', name);
  });
};

/** Of an application; behind that nobody asks any more. */
const MOST_FILES = 300;

/** Undefined where that leads out of sight. */
export const reachable = (
  roots: readonly string[],
  next: (path: string) => readonly string[] | undefined,
  most = MOST_FILES,
): ReadonlySet<string> | undefined => {
  const found = new Set(roots);
  for (const path of found) {
    const more = next(path);
    if (more === undefined || found.size > most) return undefined;
    for (const one of more) found.add(one);
  }
  return found;
};

const importersOf = ({ program }: Flow, path: string): readonly string[] => [
  ...new Set(program.importers(path).found.map((importer) => importer.path)),
];

export const importsOf = ({ program }: Flow, path: string): readonly string[] | undefined => {
  const found: string[] = [];
  for (const edge of program.file(path)?.structure.edges ?? []) {
    if (!('specifier' in edge)) continue;
    const target = program.module(path, edge.specifier);
    if (target.kind === 'unknown') return undefined;
    if (target.kind === 'file') found.push(target.path);
    if (target.kind === 'files') found.push(...target.paths);
  }
  return found;
};

/** The program waits for requests by itself, and not only where it is tried out. */
const listens = ({ calls, values, functions }: Structure): boolean =>
  calls.some(({ callee, fn }, id) => {
    const value = values[callee];
    const fact = functions[fn];
    const isCall = value?.kind === 'member' && value.name === 'listen';
    return isCall && fact !== undefined && aroundOf(fact, id).every(({ kind }) => kind !== 'branch');
  });

const kept = new WeakMap<Structure, boolean>();

/** Something in the file puts them there, or whoever hosts it does. */
const keepsBytes = (structure: Structure): boolean => {
  const answer = kept.get(structure) ?? (isHosted(structure) || writesBytes(structure));
  kept.set(structure, answer);
  return answer;
};

/** Cloud Functions parse the body before the application gets it, and keep the bytes. */
export const isHosted = ({ edges }: Structure): boolean =>
  edges.some(
    (edge) =>
      'specifier' in edge && /^(?:firebase-functions|@google-cloud\/functions-framework)(?:\/|$)/u.test(edge.specifier),
  );

/** `request.rawBody = bytes`, `Object.assign(request, { rawBody })`. */
const writesBytes = ({ values, strayWrites }: Structure): boolean =>
  strayWrites.includes(NAME) ||
  values.some((value) => {
    if (value.kind === 'variable') return value.writes.some(({ name }) => name === NAME || name.endsWith(`.${NAME}`));
    if (value.kind === 'object') return value.entries.some(({ key }) => key === NAME);
    return value.kind === 'string' && value.text === NAME;
  });
