/** What a name of the config's `wrappers` stands for in the program. */
import { type OwnWrapper, type WrapperKind, isRelative, namesOfWrapper } from '../../catalog/own/own-wrappers.ts';
import type { ModuleTarget, Program } from '../../scope/program.ts';
import type { Origin } from '../origin.ts';
import { resolveExport } from '../resolve.ts';
import type { Flow } from '../settle.ts';
import { folderOf, placeOf } from './spelled-as.ts';

export interface OwnExport {
  readonly wrapper: OwnWrapper;
  /** What the module's specifier means; undefined for what goes by its name alone. */
  readonly target: ModuleTarget | undefined;
  /** Where the export, or the member of it, comes from. */
  readonly origins: readonly Origin[];
}

const memo = new WeakMap<Flow, readonly OwnExport[]>();

/** All of them, resolved once. */
export const ownExportsOf = (flow: Flow): readonly OwnExport[] => {
  const known = memo.get(flow);
  if (known !== undefined) return known;
  // What is asked on the way may ask again.
  memo.set(flow, []);
  const found = flow.catalog.wrappers.map((wrapper) => resolved(flow, wrapper));
  memo.set(flow, found);
  return found;
};

const resolved = (flow: Flow, wrapper: OwnWrapper): OwnExport => {
  const target = moduleOfWrapper(flow.program, wrapper);
  const [name, ...members] = namesOfWrapper(wrapper);
  return { wrapper, target, origins: filesOf(target).flatMap((path) => originsOf(flow, path, name, members)) };
};

const filesOf = (target: ModuleTarget | undefined): readonly string[] => {
  if (target?.kind === 'file') return [target.path];
  return target?.kind === 'files' ? target.paths : [];
};

/** The files of the program that wrappers of this kind come out of. */
export const filesOfWrappers = (flow: Flow, kind: WrapperKind): readonly string[] =>
  ownExportsOf(flow).flatMap(({ wrapper, target }) => (wrapper.kind === kind ? filesOf(target) : []));

export const moduleOfWrapper = (program: Program, { from, folder }: OwnWrapper): ModuleTarget | undefined => {
  if (from === null) return undefined;
  const [only] = program.single === true ? program.paths : [];
  // The one file that is seen may be the very module.
  if (only !== undefined && isRelative(from) && placeOf(folder, from) === placeOf(folderOf(only), `./${nameIn(only)}`))
    return { kind: 'file', path: only };
  return program.module(`${folder === '' ? '' : `${folder}/`}seamlint.config.ts`, from);
};

const nameIn = (path: string): string => path.split('/').at(-1) ?? '';

const originsOf = (flow: Flow, path: string, name: string, members: readonly string[]): readonly Origin[] =>
  resolveExport(flow.program, path, name).found.flatMap((target): readonly Origin[] => {
    if (target.kind === 'value') return flow.settleMember(target.ref, members).found;
    if (target.kind === 'member') return flow.settleMember(target.ref, [...target.path, ...members]).found;
    const [first, ...rest] = members;
    if (target.kind === 'module') return first === undefined ? [] : originsOf(flow, target.path, first, rest);
    const ref = { file: path, id: NOWHERE };
    return [{ ...target, kind: 'external', path: [...target.path, ...members], ref }];
  });

/** Of what is handed on out of a package every use counts: no place tells one from another. */
export const NOWHERE = -1;
