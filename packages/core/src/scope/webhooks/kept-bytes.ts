/** Whether something may put the bytes of a body under `request.rawBody` before a handler of Express gets it. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Structure } from '../../facts/structure.ts';
import { handlersOf } from '../../flow/handlers.ts';
import { noBindings } from '../../flow/origin.ts';
import type { Flow } from '../../flow/settle.ts';

const NAME = 'rawBody';

/**
 * `before`: all that runs before the handler. What is written in its files and in those they import counts, and so does
 * a host that hands the bytes over by itself, as Cloud Functions does.
 */
export const mayKeepBytes = (flow: Flow, before: readonly Ref[]): boolean => {
  if (before.some((ref) => isStranger(flow, ref))) return true;
  const roots = before.map(({ file }) => file);
  const above = reachable(roots, (path) => importersOf(flow, path));
  const run = before.flatMap((ref) => handlersOf(flow, ref).functions.map(({ file }) => file));
  const below = reachable([...roots, ...run], (path) => importsOf(flow, path));
  if (above === undefined || below === undefined) return true;
  const structures = [...new Set([...flow.program.paths, ...above, ...below])].flatMap(
    (path) => flow.program.file(path)?.structure ?? [],
  );
  return !structures.some(listens) || structures.some(isHosted) || structures.some(writesBytes);
};

/** A middleware of a package that may do so for all that is known of it. */
const isStranger = (flow: Flow, ref: Ref): boolean => {
  const { found, open } = flow.settle(ref, noBindings);
  if (open.length > 0 || found.length === 0) return true;
  return found.some((origin) => {
    if (origin.kind !== 'external' || /^(?:express|body-parser)$/u.test(origin.package ?? '')) return false;
    return /raw|body|bytes|hook|sign/iu.test(`${origin.package ?? ''} ${origin.path.join('.')}`);
  });
};

/** Of an application; behind that nobody asks any more. */
const MOST_FILES = 300;

/** Undefined where that leads out of sight. */
const reachable = (
  roots: readonly string[],
  next: (path: string) => readonly string[] | undefined,
): ReadonlySet<string> | undefined => {
  const found = new Set(roots);
  for (const path of found) {
    const more = next(path);
    if (more === undefined || found.size > MOST_FILES) return undefined;
    for (const one of more) found.add(one);
  }
  return found;
};

const importersOf = ({ program }: Flow, path: string): readonly string[] => [
  ...new Set(program.importers(path).found.map((importer) => importer.path)),
];

const importsOf = ({ program }: Flow, path: string): readonly string[] | undefined => {
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

/** The program waits for requests by itself. */
const listens = ({ calls, values }: Structure): boolean =>
  calls.some(({ callee }) => {
    const value = values[callee];
    return value?.kind === 'member' && value.name === 'listen';
  });

/** Cloud Functions parse the body before the application gets it, and keep the bytes. */
const isHosted = ({ edges }: Structure): boolean =>
  edges.some(
    (edge) =>
      'specifier' in edge && /^(?:firebase-functions|@google-cloud\/functions-framework)(?:\/|$)/u.test(edge.specifier),
  );

/** `request.rawBody = bytes`, `Object.assign(request, { rawBody })`. */
const writesBytes = ({ values }: Structure): boolean =>
  values.some((value) => {
    if (value.kind === 'variable') return value.writes.some(({ name }) => name === NAME || name.endsWith(`.${NAME}`));
    if (value.kind === 'object') return value.entries.some(({ key }) => key === NAME);
    return value.kind === 'string' && value.text === NAME;
  });
