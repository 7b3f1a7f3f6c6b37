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

const positionsOf = ({ clients, webhooks }: Provider): readonly CredentialPosition[] => [
  ...clients.flatMap(({ pkg, import: name, keyArg, optionsArg, secretOptions = [] }) => {
    const of = `${pkg}:${name === 'default' ? '' : name}`;
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
