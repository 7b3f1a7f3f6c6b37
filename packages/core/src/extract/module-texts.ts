import type { Structure, ValueId } from '../facts/structure.ts';
import { importedAs } from './imported-as.ts';

/** Of a file that is lowered, or still being lowered. */
export type Tables = Pick<Structure, 'values' | 'calls'>;

/** `a ? './x' : './y'` has two; a name that is chosen among many is as good as computed. */
const MAX_TEXTS = 8;
const MAX_DEPTH = 12;

/**
 * What a value may be as the name of a module, seen from this file's folder: `./routes/*` of
 * `path.join(__dirname, 'routes', name)`. A star stands for what only running tells.
 */
export const moduleTexts = (lowering: Tables, id: ValueId, depth = 0): readonly string[] => {
  const value = lowering.values[id];
  if (value === undefined || depth > MAX_DEPTH) return ['*'];
  const of = (each: ValueId): readonly string[] => moduleTexts(lowering, each, depth + 1);
  switch (value.kind) {
    case 'string':
      return [value.text ?? '*'];
    case 'template':
      return combined(value.parts.map(of), '');
    case 'either':
      return few(value.of.flatMap(of));
    case 'variable':
      return value.defs.length === 0 || value.writes.length > 0 ? ['*'] : few(value.defs.flatMap(of));
    case 'global':
      return [value.name === '__dirname' ? '.' : value.name === '__filename' ? SELF : '*'];
    case 'member':
      return [placeOf(lowering, value.object, value.name)];
    case 'call':
      return few(calledTexts(lowering, value.call, of));
    default:
      return ['*'];
  }
};

/** This very file, for `dirname(fileURLToPath(import.meta.url))`. */
const SELF = './{self}';

const placeOf = (lowering: Tables, object: ValueId, name: string | null): string => {
  const value = lowering.values[object];
  if (value?.kind !== 'global' || value.name !== 'import.meta') return '*';
  return name === 'dirname' || name === 'dir' ? '.' : name === 'url' || name === 'filename' ? SELF : '*';
};

const calledTexts = (lowering: Tables, id: number, of: (value: ValueId) => readonly string[]): readonly string[] => {
  const call = lowering.calls[id];
  const [first, second] = call?.args ?? [];
  if (call === undefined || first === undefined || call.args.some(({ spread }) => spread)) return ['*'];
  const callee = lowering.values[call.callee];
  if (callee?.kind === 'global' && callee.name === 'URL') return second === undefined ? ['*'] : of(first.value);
  if (callee?.kind === 'member' && callee.name === 'resolve' && isGlobal(lowering, callee.object, 'require'))
    return of(first.value);
  const [specifier, name] = importedAs(lowering, call.callee) ?? [];
  const from = specifier?.replace(/^node:/u, '');
  if (from === 'url') return /^(?:URL|fileURLToPath|pathToFileURL)$/u.test(name ?? '') ? of(first.value) : ['*'];
  if (from !== 'path' && from !== 'path/posix') return ['*'];
  if (name === 'join' || name === 'resolve')
    return combined(
      call.args.map((argument) => of(argument.value)),
      '/',
    );
  return name === 'dirname' ? of(first.value).map(folderOf) : ['*'];
};

const folderOf = (text: string): string => {
  const cut = text.lastIndexOf('/');
  return text.startsWith('.') && cut > 0 ? text.slice(0, cut) : '*';
};

const combined = (parts: readonly (readonly string[])[], between: string): readonly string[] => {
  let texts: readonly string[] = [''];
  parts.forEach((options, index) => {
    texts = few(texts.flatMap((text) => options.map((option) => text + (index === 0 ? '' : between) + option)));
  });
  return texts.map((text) => text.replaceAll(/\/{2,}/gu, '/').replaceAll(/\*{2,}/gu, '*'));
};

const few = (texts: readonly string[]): readonly string[] => {
  const distinct = [...new Set(texts)];
  return distinct.length > MAX_TEXTS ? ['*'] : distinct;
};

const isGlobal = (lowering: Tables, id: ValueId, name: string): boolean => {
  const value = lowering.values[id];
  return value?.kind === 'global' && value.name === name;
};
