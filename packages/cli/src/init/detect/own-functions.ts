import { packageOfSpecifier } from '@seamlint/core';
import type {
  Call,
  Catalog,
  FileFacts,
  ModuleTarget,
  Program,
  Scope,
  Span,
  Structure,
  Value,
  ValueId,
} from '@seamlint/core';

/** Something of a package that nobody here sees into, which seems to do what Seamlint looks for. */
export interface OwnFunction {
  readonly kind: 'retry' | 'redactor' | 'verifier' | 'logger';
  readonly import: string;
  /** As a config in the root would write it. */
  readonly from: string;
  readonly calls: number;
  readonly files: number;
  /** The first call. */
  readonly at: Span;
}

export interface Asked {
  readonly program: Program;
  readonly scope: Pick<Scope, 'isTest'>;
  readonly catalog: Catalog;
}

/** By how they are used and what they are called: a guess, to be looked at by somebody. The most used first. */
export const ownFunctionsOf = (asked: Asked): readonly OwnFunction[] => {
  const uses = asked.program.paths
    .filter((path) => !asked.scope.isTest(path))
    .flatMap((path) => usesIn(asked.program.file(path), asked));
  const groups = new Map<string, Use[]>();
  for (const use of uses) {
    const key = JSON.stringify([use.kind, use.import, use.from]);
    groups.set(key, [...(groups.get(key) ?? []), use]);
  }
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      const files = new Set(group.map(({ at }) => at.path)).size;
      return first === undefined ? [] : [{ ...first, calls: group.length, files }];
    })
    .toSorted((a, b) => b.calls - a.calls || (a.from + a.import < b.from + b.import ? -1 : 1));
};

type Use = Pick<OwnFunction, 'kind' | 'import' | 'from' | 'at'>;

const usesIn = (file: FileFacts | undefined, asked: Asked): readonly Use[] => {
  if (file === undefined) return [];
  const { structure, path } = file;
  const handlers = structure.mounts.flatMap((mount) => mount.handlers.map((value) => ({ value, call: mount.call })));
  return [
    ...structure.calls.flatMap((call) => useOf(call, file, asked)),
    ...handlers.flatMap(({ value }): readonly Use[] => {
      const found = importOf(structure, value);
      const from = found && outside(path, found.specifier, asked);
      if (found === undefined || from === undefined || !VERIFIER.test(found.names.at(-1) ?? '')) return [];
      return [{ kind: 'verifier', import: found.names.join('.'), from, at: spanAt(path, structure, value) }];
    }),
  ];
};

const RETRY = /retr(?:y|ies)|back-?off|resilien/iu;
const REDACTOR = /redact|scrub|censor|(?:mask|hide|strip|omit|remove)(?:Secret|Sensitive|Pii|Credential|Token)s?/iu;
const VERIFIER =
  /(?:verif|validat|assert|check|authenticat)\w*(?:webhook|signature|hmac)|(?:webhook|signature|hmac)\w*(?:verif|validat)/iu;
const LOGGER = /logger$|logging$|^audit(?:Log)?$/iu;
const LOG_PACKAGE = /(?:^|[/-])log(?:s|ger|ging)?$/iu;
const LEVELS = new Set(['trace', 'debug', 'info', 'log', 'notice', 'warn', 'warning', 'error', 'fatal', 'critical']);

const useOf = (call: Call, { structure, path }: FileFacts, asked: Asked): readonly Use[] => {
  const found = importOf(structure, call.callee);
  if (found === undefined || call.construct) return [];
  const from = outside(path, found.specifier, asked);
  if (from === undefined) return [];
  const { names } = found;
  const at = { path, start: call.at[0], end: call.at[1] };
  const [last = '', owner = ''] = names.toReversed();
  const isLogger = (LOGGER.test(owner) || LOG_PACKAGE.test(found.specifier)) && names.length > 1 && LEVELS.has(last);
  if (isLogger && call.args.length > 0) return [{ kind: 'logger', import: names.slice(0, -1).join('.'), from, at }];
  const kind = kindOf(last === 'default' ? found.specifier : last, call, structure);
  return kind === undefined ? [] : [{ kind, import: names.join('.'), from, at }];
};

const kindOf = (name: string, call: Call, structure: Structure): Use['kind'] | undefined => {
  if (RETRY.test(name) && call.args.some(({ value }) => isFunction(structure, value))) return 'retry';
  if (REDACTOR.test(name) && call.args.length > 0 && !call.discarded) return 'redactor';
  return VERIFIER.test(name) && call.args.length > 0 ? 'verifier' : undefined;
};

const isFunction = (structure: Structure, id: ValueId): boolean => structure.values[id]?.kind === 'function';

interface Imported {
  readonly specifier: string;
  /** The exported name, and the members of it. */
  readonly names: readonly string[];
}

/** What of another module a value is, by the names that lead to it. */
const importOf = (structure: Structure, id: ValueId, members: readonly string[] = []): Imported | undefined => {
  const value: Value | undefined = structure.values[id];
  if (value?.kind === 'member')
    return value.name === null ? undefined : importOf(structure, value.object, [value.name, ...members]);
  if (value?.kind === 'variable') {
    const [only, ...others] = value.defs;
    return only === undefined || others.length > 0 || members.length > 4
      ? undefined
      : importOf(structure, only, members);
  }
  if (value?.kind !== 'import') return undefined;
  const names = value.name === '*' ? members : [value.name, ...members];
  const isPlain = names.length > 0 && names.every((name) => /^[\w$]+$/u.test(name));
  return isPlain ? { specifier: value.specifier, names } : undefined;
};

/** How a config would name the module, if nobody sees into it and the catalog says nothing of it. */
const outside = (path: string, specifier: string, { program, catalog }: Asked): string | undefined => {
  const target: ModuleTarget = program.module(path, specifier);
  if (target.kind === 'file' || target.kind === 'files') return undefined;
  // What a relative path means elsewhere is not for this guess to say.
  if (!PACKAGE.test(specifier) || BUILTINS.test(specifier)) return undefined;
  const isKnown =
    catalog.providersOf(specifier).length > 0 || catalog.librariesOf(packageOfSpecifier(specifier)).length > 0;
  return isKnown ? undefined : specifier;
};

const PACKAGE = /^(?:@[\w-][\w.-]*\/)?\w[\w./-]*$/u;
const BUILTINS = /^(?:console|util|process|test|assert)$/u;

const spanAt = (path: string, structure: Structure, id: ValueId): Span => {
  const [start = 0, end = 0] = structure.values[id]?.at ?? [];
  return { path, start, end };
};
