import type { Range, Ref } from '../facts/file-facts.ts';
import type { Known } from '../scope/known.ts';
import type { TypeOrigin } from '../scope/program.ts';
import { implementersOf } from './implementers.ts';
import { type Origin, noBindings } from './origin.ts';
import type { Flow } from './settle.ts';

/**
 * What the type checker says a value is, for where following it ended in a parameter or a call nobody could see into.
 * Nothing found and nothing open where the host has no type checker.
 */
const typedOrigins = (flow: Flow, ref: Ref): Known<Origin> => {
  const at = flow.value(ref)?.at;
  if (at === undefined || flow.program.types === undefined) return { found: [], open: [] };
  const { found, open } = flow.program.types(ref.file, at);
  return { found: found.flatMap((type) => originsOf(flow, ref, type)), open };
};

/** Where the members `path` come from of what the type checker says a value is. */
export const typedMembers = (flow: Flow, ref: Ref, path: readonly string[]): readonly Origin[] =>
  typedOrigins(flow, ref).found.flatMap((origin) =>
    origin.kind === 'value'
      ? flow.settleMember(origin.ref, path, origin.bindings).found
      : flow.membersOf(origin, path).found,
  );

const originsOf = (flow: Flow, ref: Ref, type: TypeOrigin): readonly Origin[] => {
  switch (type.kind) {
    case 'class': {
      const cls = classAt(flow, type.path, type.at);
      return cls === undefined ? [] : [{ kind: 'instance', ref: cls }];
    }
    case 'object': {
      const object = objectAt(flow, type.path, type.at);
      return object === undefined ? [] : [{ kind: 'value', ref: object, bindings: noBindings }];
    }
    case 'interface':
      return ofInterface(flow, type.path, type.name);
    case 'package':
      return ofPackage(ref, type.package, type.name);
  }
};

const ofPackage = (ref: Ref, name: string, type: string): readonly Origin[] => {
  const named: Origin = { kind: 'external', package: name, path: [...type.split('.'), '()'], ref };
  // A class that is called like its package is what the package exports by default, too.
  const isMain = type.toLowerCase() === (name.split('/').at(-1) ?? '').toLowerCase();
  return isMain ? [named, { kind: 'external', package: name, path: ['()'], ref }] : [named];
};

/** Everybody who implements it; nobody where somebody may be out of sight. */
const ofInterface = (flow: Flow, path: string, name: string): readonly Origin[] => {
  const { found, open } = implementersOf(flow.program, path, name);
  if (open.length > 0) return [];
  return found.map(({ kind, ref }): Origin =>
    kind === 'class' ? { kind: 'instance', ref } : { kind: 'value', ref, bindings: noBindings },
  );
};

/** Told by where it ends: `export` and decorators before it count for one host and not for another. */
const classAt = (flow: Flow, path: string, at: Range): Ref | undefined => {
  const structure = flow.program.file(path)?.structure;
  const id = structure?.values.findIndex(
    (value) => value.kind === 'class' && structure.classes[value.cls]?.at[1] === at[1],
  );
  return id === undefined || id === -1 ? undefined : { file: path, id };
};

const objectAt = (flow: Flow, path: string, at: Range): Ref | undefined => {
  const id = flow.program
    .file(path)
    ?.structure.values.findIndex((value) => value.kind === 'object' && value.at[0] === at[0] && value.at[1] === at[1]);
  return id === undefined || id === -1 ? undefined : { file: path, id };
};
