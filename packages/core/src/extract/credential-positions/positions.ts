import type { Catalog } from '../../catalog/catalog.ts';
import type { Provider } from '../../catalog/provider.ts';
import { cryptographyPositions } from './cryptography.ts';
import type { CredentialPosition } from './position.ts';
import { servicePositions } from './services.ts';
import { tokenPositions } from './tokens.ts';

/** A position with its pattern ready to test on a callee's symbol. */
export interface KnownPosition extends CredentialPosition {
  readonly symbol: RegExp;
  /** Catalog id. */
  readonly provider: string | null;
}

const memo = new WeakMap<Catalog, readonly KnownPosition[]>();

/** All positions of the libraries listed here and of the catalog's clients. */
export const credentialPositions = (catalog: Catalog): readonly KnownPosition[] => {
  const known = memo.get(catalog);
  if (known !== undefined) return known;
  const positions = [
    ...[...tokenPositions, ...cryptographyPositions, ...servicePositions].map((position) => ready(position, null)),
    ...catalog.providers.flatMap((provider) => positionsOf(provider).map((position) => ready(position, provider.id))),
  ];
  memo.set(catalog, positions);
  return positions;
};

const bySymbol = new WeakMap<Catalog, Map<string, readonly KnownPosition[]>>();

/** Those of one callee. The same few are asked for in every file. */
export const positionsAt = (catalog: Catalog, symbol: string): readonly KnownPosition[] => {
  const known = bySymbol.get(catalog) ?? new Map<string, readonly KnownPosition[]>();
  bySymbol.set(catalog, known);
  const answer = known.get(symbol);
  if (answer !== undefined) return answer;
  const found = candidates(catalog, symbol.slice(0, symbol.indexOf(':'))).filter((position) =>
    position.symbol.test(symbol),
  );
  if (known.size >= MAX_SYMBOLS) known.clear();
  known.set(symbol, found);
  return found;
};

const byPackage = new WeakMap<Catalog, Map<string, readonly KnownPosition[]>>();

/** Of one package, with those of any. */
const candidates = (catalog: Catalog, pkg: string): readonly KnownPosition[] => {
  const known = byPackage.get(catalog) ?? new Map<string, readonly KnownPosition[]>();
  byPackage.set(catalog, known);
  const answer =
    known.get(pkg) ??
    credentialPositions(catalog).filter(({ of }) => {
      const own = of.slice(0, of.indexOf(':'));
      return own === pkg || (own.endsWith('*') && pkg.startsWith(own.slice(0, -1)));
    });
  known.set(pkg, answer);
  return answer;
};

/** An editor runs for days. */
const MAX_SYMBOLS = 20_000;

const positionsOf = ({ clients, webhooks }: Provider): readonly CredentialPosition[] => [
  ...clients.flatMap(({ pkg, import: name, configure, keyArg, optionsArg, secretOptions = [] }) => {
    const of = `${pkg}:${[...(name === 'default' ? [] : [name]), ...(configure === undefined ? [] : [configure])].join('.')}`;
    const options =
      optionsArg === undefined
        ? []
        : secretOptions.map((option) => ({ of, arg: optionsArg, members: option.split('.') }));
    return keyArg === undefined ? options : [{ of, arg: keyArg }, ...options];
  }),
  ...(webhooks?.helpers ?? []).flatMap(({ pkg, import: name, path, secretArg }) =>
    secretArg === undefined
      ? []
      : [
          {
            of: `${pkg}:**${[...(name === 'default' ? [] : path.length === 0 ? [name] : []), ...path].join('.')}`,
            arg: secretArg,
          },
        ],
  ),
];

const ready = (position: CredentialPosition, provider: string | null): KnownPosition => ({
  ...position,
  provider,
  symbol: new RegExp(
    `^${position.of
      .replace(/[.()/]/gu, '\\$&')
      .replaceAll('\\.**\\.', '(?:\\..*)?\\.')
      .replaceAll('**', '.*')
      .replace(/(?<![.)\]])\*/gu, '[^:]*')}$`,
    'u',
  ),
});
