/** Names that nobody declares and a framework imports by itself: in a server of Nuxt or Nitro what `server/utils` exports. */
import { harmlessGlobals } from '../catalog/platform.ts';
import type { Ref } from '../facts/file-facts.ts';
import type { Program } from '../scope/program.ts';
import type { Following, Trail } from './following.ts';
import type { Bindings } from './origin.ts';
import { resolveExport } from './resolve.ts';

/** `defineEventHandler` may be written out, or imported from here. */
export const isAutoImport = (specifier: string): boolean => /^#(?:imports|supabase\/server)$/u.test(specifier);

/** Follows the name to where it is exported; where it is nobody's in the program, it is the platform's. */
export const followAutoImport = (
  following: Following,
  ref: Ref,
  name: string,
  path: readonly string[],
  bindings: Bindings,
  trail: Trail,
): void => {
  if (!followExported(following, ref, name, path, bindings, trail))
    trail.found.push({ kind: 'external', package: null, path: [name, ...path], ref });
};

const followExported = (
  { program, follow }: Following,
  ref: Ref,
  name: string,
  path: readonly string[],
  bindings: Bindings,
  trail: Trail,
): boolean => {
  const server = /^(?:.*\/)?server\//u.exec(ref.file)?.[0];
  if (server === undefined || program.within === undefined || harmlessGlobals.has(name)) return false;
  const exported = exportsOf(program, server).get(name);
  if (exported === undefined) return false;
  const { found, open } = resolveExport(program, exported.file, exported.name);
  const values = found.flatMap((target) => (target.kind === 'value' ? [target.ref] : []));
  if (values.length === 0) return false;
  trail.open.push(...open);
  for (const value of values) follow(value, path, bindings, trail);
  return true;
};

interface Exported {
  readonly file: string;
  readonly name: string;
}

/** Beyond these the folder is no place of small helpers. */
const MAX_FILES = 400;

const known = new WeakMap<Program, Map<string, ReadonlyMap<string, Exported>>>();

const exportsOf = (program: Program, server: string): ReadonlyMap<string, Exported> => {
  const tables = known.get(program) ?? new Map<string, ReadonlyMap<string, Exported>>();
  known.set(program, tables);
  const table = tables.get(server) ?? readExports(program, server);
  tables.set(server, table);
  return table;
};

const readExports = (program: Program, server: string): ReadonlyMap<string, Exported> => {
  const root = server.replace(/server\/$/u, '');
  const files = [`${server}utils/`, `${root}shared/utils/`].flatMap((folder) => program.within?.(folder) ?? []);
  const table = new Map<string, Exported>();
  for (const file of files.slice(0, MAX_FILES)) {
    for (const edge of program.file(file)?.structure.edges ?? []) {
      if (edge.kind !== 'export' && edge.kind !== 're-export') continue;
      const name = edge.name === 'default' ? nameOf(file) : edge.name;
      if (!table.has(name)) table.set(name, { file, name: edge.name });
    }
  }
  return table;
};

/** A default export goes by the name of its file. */
const nameOf = (file: string): string =>
  (file.split('/').at(-1) ?? '')
    .replace(/\.[cm]?[jt]sx?$/u, '')
    .replaceAll(/[-_.]+(\w)/gu, (_, letter: string) => letter.toUpperCase());
