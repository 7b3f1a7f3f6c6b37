/** Files with routes that hold no telling word themselves: where they are mounted says that events come in there. */
import type { Catalog } from '../../catalog/catalog.ts';
import { routePattern } from '../../extract/route-seams.ts';
import type { Call, Structure, ValueId } from '../../facts/structure.ts';
import type { Flow } from '../../flow/settle.ts';
import { mountsIn } from './mounts-in.ts';
import { pathTextOf } from './route-paths.ts';

const MAX_FILES = 400;
const MAX_DEPTH = 8;

/** The files that are mounted at a telling path, and those that are mounted in them, as far as nobody looks at them yet. */
export const mountedFiles = (flow: Flow, catalog: Catalog): readonly string[] => {
  const { program } = flow;
  if (program.single === true) return [];
  // eslint-disable-next-line require-unicode-regexp -- as the gate asks for it
  const telling = new RegExp(routePattern(catalog), 'i');
  const known = new Set(program.paths);
  const drawn = new Set<string>();
  for (const path of program.paths)
    for (const file of mountedBy(flow, path, (text) => telling.test(text))) if (!known.has(file)) drawn.add(file);
  for (const path of drawn) {
    if (drawn.size > MAX_FILES) break;
    for (const file of mountedBy(flow, path, () => true)) if (!known.has(file)) drawn.add(file);
  }
  return [...drawn];
};

const mountedBy = (flow: Flow, path: string, isTelling: (text: string) => boolean): readonly string[] => {
  const structure = flow.program.file(path)?.structure;
  if (structure === undefined) return [];
  const mounted = mountsIn(flow, path).filter(
    (mount) =>
      (mount.method === 'use' || mount.method === 'route') &&
      isTelling(mount.path === null ? '' : pathTextOf(flow, { file: path, id: mount.path })),
  );
  const registered = structure.calls.flatMap((call) =>
    isTelling(prefixOf(flow, path, structure, call)) && registers(structure, call) ? [call.args[0]?.value ?? -1] : [],
  );
  const given = [...mounted.flatMap(({ handlers }) => handlers), ...registered];
  return [...new Set(given.flatMap((id) => filesBehind(flow, path, structure, id)))];
};

const registers = (structure: Structure, { callee, args }: Call): boolean => {
  const member = structure.values[callee];
  return member?.kind === 'member' && member.name === 'register' && args.length > 0;
};

/** `app.register(plugin, { prefix: '/hooks' })` */
const prefixOf = (flow: Flow, file: string, structure: Structure, { args }: Call): string => {
  const options = args[1] === undefined ? undefined : structure.values[args[1].value];
  const prefix = options?.kind === 'object' ? options.entries.find(({ key }) => key === 'prefix') : undefined;
  return prefix === undefined ? '' : pathTextOf(flow, { file, id: prefix.value });
};

/** The files that the names in an expression lead to. */
const filesBehind = (flow: Flow, file: string, structure: Structure, id: ValueId, depth = 0): readonly string[] => {
  const value = structure.values[id];
  if (value === undefined || depth > MAX_DEPTH) return [];
  const into = (ids: readonly ValueId[]): readonly string[] =>
    ids.flatMap((one) => filesBehind(flow, file, structure, one, depth + 1));
  switch (value.kind) {
    case 'import':
    case 'member':
      return [
        ...flow.settle({ file, id }).found.flatMap((origin) => ('ref' in origin ? [origin.ref.file] : [])),
        ...(value.kind === 'member' ? into([value.object]) : []),
      ].filter((path) => path !== file);
    case 'variable':
      return into(value.defs);
    case 'array':
      return into(value.items);
    case 'await':
      return into([value.of]);
    case 'call': {
      const call = structure.calls[value.call];
      return call === undefined ? [] : into([call.callee, ...call.args.map((argument) => argument.value)]);
    }
    default:
      return [];
  }
};
