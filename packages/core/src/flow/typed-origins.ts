import type { Ref } from '../facts/file-facts.ts';
import type { Known } from '../scope/known.ts';
import type { TypeOrigin } from '../scope/program.ts';
import type { Origin } from './origin.ts';
import type { Flow } from './settle.ts';

/**
 * What the type checker says a value is, for where following it ended in a parameter or a call nobody could see into.
 * Nothing found and nothing open where the host has no type checker.
 */
export const typedOrigins = (flow: Flow, ref: Ref): Known<Origin> => {
  const at = flow.value(ref)?.at;
  if (at === undefined || flow.program.types === undefined) return { found: [], open: [] };
  const { found, open } = flow.program.types(ref.file, at);
  return { found: found.flatMap((type) => originsOf(flow, ref, type)), open };
};

const originsOf = (flow: Flow, ref: Ref, type: TypeOrigin): readonly Origin[] => {
  if (type.kind === 'class') {
    const cls = classAt(flow, type);
    return cls === undefined ? [] : [{ kind: 'instance', ref: cls }];
  }
  const { package: name } = type;
  const named: Origin = { kind: 'external', package: name, path: [...type.name.split('.'), '()'], ref };
  // A class that is called like its package is what the package exports by default, too.
  const isMain = type.name.toLowerCase() === (name.split('/').at(-1) ?? '').toLowerCase();
  return isMain ? [named, { kind: 'external', package: name, path: ['()'], ref }] : [named];
};

/** Told by where it ends: `export` and decorators before it count for one host and not for another. */
const classAt = (flow: Flow, { path, at }: Extract<TypeOrigin, { kind: 'class' }>): Ref | undefined => {
  const structure = flow.program.file(path)?.structure;
  const id = structure?.values.findIndex(
    (value) => value.kind === 'class' && structure.classes[value.cls]?.at[1] === at[1],
  );
  return id === undefined || id === -1 ? undefined : { file: path, id };
};
