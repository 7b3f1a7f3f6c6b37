/** A route of Next.js: the middleware that lies at the root of the application runs before it. */
import { next } from '../../extract/frameworks/next.ts';
import type { Ref } from '../../facts/file-facts.ts';
import type { Stage } from '../../flow/guards/stage.ts';
import { handlersOf } from '../../flow/handlers.ts';
import { resolveExport } from '../../flow/resolve.ts';
import type { Flow } from '../../flow/settle.ts';
import { matches } from './next-matcher.ts';

/** `proxy` since Next.js 16. */
const NAMES = ['middleware', 'proxy'];
const EXTENSIONS = ['ts', 'js', 'mts', 'mjs', 'tsx', 'jsx'];

/**
 * What `middleware.ts` runs before the route at `path`. The editor, which sees one file, goes without: that a signature
 * is verified there is rare, and to wait for it would leave nothing to say of any route.
 */
export const nextMiddleware = (flow: Flow, file: string, path: string): readonly Stage[] => {
  if (flow.program.single === true) return [];
  const place = next.appRoute.exec(file) ?? next.pagesRoute.exec(file);
  if (place === null) return [];
  const root = file.slice(0, place.index === 0 ? 0 : place.index + 1);
  const found = NAMES.flatMap((name) =>
    EXTENSIONS.map((extension) => ({ name, at: `${root}${name}.${extension}` })),
  ).find(({ at }) => flow.program.file(at) !== undefined);
  if (found === undefined) return [];
  const covers = isCovered(flow, found.at, path);
  if (covers === false) return [];
  const exported = [found.name, 'default'].flatMap((name) => exportsOf(flow, found.at, name)).slice(0, 1);
  return exported.map((ref) => ({
    ...handlersOf(flow, ref),
    ref,
    // What wraps it, of a package, asks for a login where it asks for anything, and not for a signature.
    outside: [],
    open: [],
    roles: ['request', 'other'],
    passes: 'unanswered',
    optional: true,
    global: true,
    ...(covers === undefined ? { uncertain: true as const } : {}),
  }));
};

const exportsOf = (flow: Flow, file: string, name: string): readonly Ref[] =>
  resolveExport(flow.program, file, name).found.flatMap((target) => (target.kind === 'value' ? [target.ref] : []));

/** Whether `export const config = { matcher }` lets the path in; undefined where it can't be told. Without one, all are. */
const isCovered = (flow: Flow, file: string, path: string): boolean | undefined => {
  const [config] = exportsOf(flow, file, 'config');
  if (config === undefined) return true;
  const { found } = flow.settleMember(config, ['matcher']);
  const answers = found.flatMap((origin) =>
    origin.kind === 'value' ? patternsIn(flow, origin.ref) : origin.kind === 'made' ? [] : [undefined],
  );
  if (answers.length === 0) return true;
  const covered = answers.map((pattern) => (pattern === undefined ? undefined : matches(pattern, path)));
  if (covered.includes(true)) return true;
  return covered.includes(undefined) ? undefined : false;
};

/** undefined for one that cannot be read, or that holds for some requests only. */
const patternsIn = (flow: Flow, ref: Ref, depth = 0): readonly (string | undefined)[] => {
  const value = flow.value(ref);
  if (value?.kind === 'string') return [value.text ?? undefined];
  const into = (id: number): readonly (string | undefined)[] =>
    flow
      .settle({ file: ref.file, id })
      .found.flatMap((origin) => (origin.kind === 'value' ? patternsIn(flow, origin.ref, depth + 1) : [undefined]));
  if (value?.kind === 'array' && depth < 2) return value.items.flatMap(into);
  const source = value?.kind === 'object' ? value.entries.find(({ key }) => key === 'source') : undefined;
  const isPlain =
    value?.kind === 'object' &&
    value.entries.every(({ key }) => key === 'source' || key === 'locale' || key === 'regexp');
  return source !== undefined && isPlain ? into(source.value) : [undefined];
};
