import type { Catalog } from '../../catalog/catalog.ts';
import { eachOfKind, someOfKind } from '../../facts/of-kind.ts';
import type { Structure, Value } from '../../facts/structure.ts';
import { moduleOf } from '../../flow/origin.ts';
import type { Program } from '../../scope/program.ts';
import { isCredentialName, mayBeCredentialName, nameAmong } from '../credential-name.ts';
import { namedImports } from '../named-imports.ts';
import { isClientPackage } from './body-sinks.ts';
import { isSent } from './headers.ts';
import { type KnownPosition, positionsIn } from './positions.ts';

/**
 * Without which a file has no sink of a kind. To follow each callee and each side of a comparison is most of what
 * recognisers cost, and most files have no sink at all.
 */
export interface SinkSigns {
  /** The name of a place that takes a credential. */
  readonly position: boolean;
  /** An entry that is named like a credential. */
  readonly option: boolean;
  /** What sends a request. */
  readonly request: boolean;
  /** The platform's class, or that of a library of its kind. */
  readonly headers: boolean;
  /** A name under which a request brings a credential. */
  readonly sent: boolean;
}

export const sinkSigns = (structure: Structure, catalog: Catalog, program: Program): SinkSigns => {
  const { specifiers, types } = namedImports(structure);
  const modules = [...specifiers].flatMap((specifier) => namesOf(program, specifier));
  const names = namesIn(structure, types);
  const written = [...names];
  return {
    position: [null, ...modules].some((name) =>
      positionsIn(catalog, name).some((position) => isWritten(position, names, written)),
    ),
    option: someOfKind(structure, 'object', hasCredentialKey),
    request: names.has('fetch') || modules.some(isClientPackage),
    headers: names.has('Headers'),
    sent: written.some(isSent),
  };
};

/** A part of a package may be a module of its own to the catalog. */
const namesOf = (program: Program, specifier: string): readonly string[] => {
  const target = program.module('', specifier);
  return target.kind === 'package' ? [target.name, moduleOf({ ...target, package: target.name }) ?? ''] : [];
};

/** Longer texts are no names. */
const LONGEST = 60;

/** What may become a part of a path: of a computed member a string tells it. */
const namesIn = (structure: Structure, types: ReadonlySet<string>): ReadonlySet<string> => {
  const names = new Set(types);
  const add = (name: string | null): void => {
    if (name !== null && name.length <= LONGEST) names.add(name);
  };
  for (const kind of ['member', 'import', 'global'] as const) {
    eachOfKind(structure, kind, ({ name }) => {
      add(name);
    });
  }
  eachOfKind(structure, 'string', ({ text }) => {
    add(text);
  });
  return names;
};

/** `registerAsync` takes what `register` does, and what a library is called by itself is imported under any name. */
const isWritten = (position: KnownPosition, names: ReadonlySet<string>, written: readonly string[]): boolean => {
  const { ending, isOpen } = position;
  if (names.has(ending) || (ending === 'default' && names.has('*'))) return true;
  const late = `${ending}Async`;
  return isOpen ? written.some((name) => name.endsWith(ending) || name.endsWith(late)) : names.has(late);
};

const hasCredentialKey = ({ entries }: Extract<Value, { kind: 'object' }>): boolean => {
  if (!entries.some(({ key }) => key !== null && mayBeCredentialName(key))) return false;
  const keys = entries.flatMap(({ key }) => (key === null ? [] : [key]));
  return keys.some((key) => isCredentialName(nameAmong(key, keys)));
};
