/** The project's own functions that do what Seamlint looks for, as a config names them. */

export type WrapperKind = 'retry' | 'client' | 'redactor' | 'verifier' | 'limiter' | 'dedupe' | 'env' | 'logger';

export interface OwnWrapper {
  readonly kind: WrapperKind;
  /** The exported name, `default` for the default one, with members of it: `logger.audit`. */
  readonly import: string;
  /** A module specifier as the config writes it: a package, or a path. null: whatever is called so, a logger. */
  readonly from: string | null;
  /** The folder a relative one counts from, relative to the program's root; empty for the root. */
  readonly folder: string;
}

/** A config's `{ import, from }`. */
export interface NamedExport {
  readonly import: string;
  readonly from: string;
}

/** What a project's configs name, besides APIs. Plain data. */
export interface OwnNames {
  readonly wrappers: readonly OwnWrapper[];
  /** Variables of the environment that hold secrets, whatever they are called. */
  readonly secretEnv: readonly string[];
}

/** The keys of a config that name what is the project's own. */
export interface ConfiguredNames {
  readonly wrappers?: { readonly [Kind in Exclude<WrapperKind, 'logger'>]?: readonly NamedExport[] | undefined };
  readonly loggers?: readonly (string | NamedExport)[];
  readonly secretEnv?: readonly string[];
}

export const wrapperKinds: readonly WrapperKind[] = [
  'retry',
  'client',
  'redactor',
  'verifier',
  'limiter',
  'dedupe',
  'env',
];

/** What a config in `folder` names. */
export const ownWrappers = (
  { wrappers = {}, loggers = [] }: ConfiguredNames,
  folder: string,
): readonly OwnWrapper[] => [
  ...wrapperKinds.flatMap((kind) =>
    ((wrappers as Readonly<Record<string, readonly NamedExport[] | undefined>>)[kind] ?? []).map(
      (named): OwnWrapper => ({ kind, import: named.import, from: named.from, folder }),
    ),
  ),
  ...loggers.map((logger): OwnWrapper =>
    typeof logger === 'string'
      ? { kind: 'logger', import: logger, from: null, folder }
      : { kind: 'logger', import: logger.import, from: logger.from, folder },
  ),
];

/** The exported name, and the members of it. */
export const namesOfWrapper = ({ import: name }: OwnWrapper): readonly [string, ...string[]] => {
  const [first = '', ...members] = name.split('.');
  return [first, ...members];
};

/** The last part of a specifier, without an extension, and without `index`: what an import of it ends in, however it is spelled. */
export const lastPartOf = (specifier: string): string =>
  specifier
    .replace(/\.[cm]?[jt]sx?$/u, '')
    .replace(/\/index$/u, '')
    .split('/')
    .at(-1) ?? '';

export const isRelative = (specifier: string): boolean => /^\.{0,2}\/|^\.{1,2}$/u.test(specifier);
