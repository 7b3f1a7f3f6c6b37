/** What an import may mean where one file is all there is to see: told by its specifier as text. */
import { type OwnWrapper, isRelative, lastPartOf, namesOfWrapper } from '../../catalog/own/own-wrappers.ts';
import type { Ref } from '../../facts/file-facts.ts';
import type { Flow } from '../settle.ts';
import type { OwnExport } from './own-exports.ts';
import type { IsWrapper } from './own-wrapper.ts';

/** `ref` is an import, or a member of a namespace. */
export const spelledAs = (flow: Flow, own: readonly OwnExport[], ref: Ref): IsWrapper => {
  const imported = importedAs(flow, ref);
  if (imported === undefined) return 'no';
  const all = own.map(({ wrapper }) => isSpelled(ref.file, wrapper, imported));
  return all.includes('yes') ? 'yes' : all.includes('maybe') ? 'maybe' : 'no';
};

interface Imported {
  readonly specifier: string;
  /** The exported name, then members. */
  readonly names: readonly string[];
}

const importedAs = (flow: Flow, ref: Ref, depth = 0): Imported | undefined => {
  const value = flow.value(ref);
  if (depth > 6) return undefined;
  const inside = (id: number): Imported | undefined => importedAs(flow, { file: ref.file, id }, depth + 1);
  switch (value?.kind) {
    case 'import':
      return { specifier: value.specifier, names: value.name === '*' ? [] : [value.name] };
    case 'variable': {
      const [only] = value.defs;
      return value.defs.length === 1 && only !== undefined ? inside(only) : undefined;
    }
    case 'member': {
      const object = value.name === null ? undefined : inside(value.object);
      return object === undefined ? undefined : { ...object, names: [...object.names, value.name ?? ''] };
    }
    default:
      return undefined;
  }
};

const isSpelled = (file: string, wrapper: OwnWrapper, { specifier, names }: Imported): IsWrapper => {
  if (wrapper.from === null) return 'no';
  const wanted = namesOfWrapper(wrapper);
  if (!wanted.every((name, index) => names[index] === name)) return 'no';
  if (specifier === wrapper.from && !isRelative(specifier)) return 'yes';
  const told = isRelative(specifier) && isRelative(wrapper.from);
  if (told && placeOf(folderOf(file), specifier) === placeOf(wrapper.folder, wrapper.from)) return 'yes';
  // A barrel, an alias, a workspace: it may come from there. Everything has a default.
  return wanted[0] !== 'default' || lastPartOf(specifier) === lastPartOf(wrapper.from) ? 'maybe' : 'no';
};

export const folderOf = (path: string): string => path.split('/').slice(0, -1).join('/');

export const placeOf = (folder: string, specifier: string): string => {
  const parts: string[] = [];
  for (const part of `${folder}/${specifier}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts
    .join('/')
    .replace(/\.[cm]?[jt]sx?$/u, '')
    .replace(/(?:^|\/)index$/u, '');
};
