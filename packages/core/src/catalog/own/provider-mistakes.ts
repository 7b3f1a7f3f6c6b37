/** What is wrong in a provider of the right shape, whoever wrote it: the catalog or the config of a project. */
import { isPackage } from '../packages.ts';
import { patternProblem } from '../patterns/pattern-problem.ts';
import type { Client, Provider } from '../provider.ts';
import type { OwnProvider } from './own-providers.ts';
import { sayable } from './sayable.ts';

/** One sentence each, without its stop; `whole`: the same with what the catalog already says, where it knows the provider. */
export const providerMistakes = (provider: OwnProvider, whole: OwnProvider = provider): readonly string[] => [
  ...hostMistakes(provider),
  ...headerMistakes(provider),
  ...credentialMistakes(provider),
  ...idempotencyMistakes(provider),
  ...majorMistakes(provider),
  ...evidenceMistakes(provider),
  ...packageMistakes(provider, whole),
  ...unseenMistakes(provider, whole),
];

/** Stars stand before two labels of its own at least: `*.com` would be everybody. */
const HOST = /^(?:(?:[\w*-]+\.)*[\w-]+\.)?[\w-]+$/u;

const hostMistakes = ({ hosts = [] }: OwnProvider): readonly string[] =>
  hosts.flatMap(({ host, pathPrefix }, index) => [
    ...(HOST.test(host)
      ? []
      : [`"hosts.${String(index)}.host" is no name of a host such as "api.example.com" or "*.example.com"`]),
    ...(pathPrefix === undefined || pathPrefix.startsWith('/')
      ? []
      : [`"hosts.${String(index)}.pathPrefix" begins with no slash`]),
  ]);

const headerMistakes = ({ webhooks, idempotency, rateLimits, versioning }: OwnProvider): readonly string[] => {
  const headers = [
    { at: 'webhooks.signatureHeaders', names: webhooks?.signatureHeaders },
    { at: 'webhooks.sharedHeaders', names: webhooks?.sharedHeaders },
    { at: 'webhooks.otherHeaders', names: webhooks?.otherHeaders },
    { at: 'webhooks.eventId.headers', names: webhooks?.eventId?.headers },
    { at: 'idempotency.header', names: idempotency?.header == null ? [] : [idempotency.header] },
    { at: 'rateLimits.waitHeaders', names: rateLimits?.waitHeaders },
    { at: 'rateLimits.remainingHeaders', names: rateLimits?.remainingHeaders },
    { at: 'versioning.headers', names: versioning?.headers },
  ];
  return headers.flatMap(({ at, names = [] }) =>
    names
      .filter((name) => name !== name.toLowerCase())
      .map((name) => `"${at}" is not in lower case: write "${sayable(name.toLowerCase())}"`),
  );
};

const credentialMistakes = ({ credentials = [] }: OwnProvider): readonly string[] =>
  credentials.flatMap(({ id, pattern, prefix, nameOnly, envVars }, index) => {
    const problem = pattern === null ? undefined : patternProblem({ pattern, prefix, nameOnly });
    return [
      ...(problem === undefined ? [] : [`"credentials.${String(index)}.pattern" ${problem}`]),
      ...(pattern === null && envVars.length === 0
        ? [`"credentials.${String(index)}" has neither a pattern nor a name of a variable in "envVars"`]
        : []),
      ...(credentials.findIndex((one) => one.id === id) < index
        ? [`"credentials.${String(index)}.id" is that of another credential`]
        : []),
    ];
  });

const idempotencyMistakes = ({ idempotency }: OwnProvider): readonly string[] => {
  if (idempotency == null) return [];
  const { mechanism, header, field, carriers, appliesTo, auto } = idempotency;
  const nothing = header === null && field === null && [carriers, appliesTo, auto].every(({ length }) => length === 0);
  if (mechanism === 'none')
    return nothing ? [] : ['"idempotency.mechanism" is "none", and yet there is a place for a key'];
  const isPlaced = (mechanism === 'natural-key' ? '' : (header ?? field)) !== null || carriers.length > 0;
  return isPlaced ? [] : [`"idempotency.mechanism" is "${mechanism}", and nothing says where the key goes`];
};

const majorMistakes = ({ clients, sdkDefaults, idempotency, webhooks, errors }: OwnProvider): readonly string[] => {
  const rows = [
    { at: 'clients', of: clients },
    { at: 'sdkDefaults', of: sdkDefaults },
    { at: 'idempotency.carriers', of: idempotency?.carriers },
    { at: 'webhooks.helpers', of: webhooks?.helpers },
    { at: 'errors.classes', of: errors?.classes },
  ];
  return rows.flatMap(({ at, of = [] }) =>
    of.flatMap(({ since, until }, index) =>
      since != null && until != null && since > until
        ? [`"${at}.${String(index)}" ends before it begins: "since" is behind "until"`]
        : [],
    ),
  );
};

const SECTIONS: Readonly<Record<keyof Omit<Provider, 'id' | 'evidence'>, true>> = {
  title: true,
  category: true,
  hosts: true,
  packages: true,
  clients: true,
  calls: true,
  idempotency: true,
  sdkDefaults: true,
  webhooks: true,
  credentials: true,
  rateLimits: true,
  errors: true,
  partialFailures: true,
  pagination: true,
  pendingStates: true,
  versioning: true,
  broadScopes: true,
  personalData: true,
  secretsInUrl: true,
  notes: true,
};

const evidenceMistakes = (provider: OwnProvider): readonly string[] =>
  (provider.evidence ?? []).flatMap(({ section, fields }, index) => [
    ...(Object.hasOwn(SECTIONS, section) && Object.hasOwn(provider, section)
      ? []
      : [`"evidence.${String(index)}.section" names no section that is stated`]),
    ...(fields.length === 0 ? [`"evidence.${String(index)}.fields" names no field; "*" is all of them`] : []),
  ]);

const packageMistakes = (provider: OwnProvider, { packages = [] }: OwnProvider): readonly string[] => {
  const rows = [
    ...(provider.clients ?? []),
    ...(provider.webhooks?.helpers ?? []),
    ...(provider.idempotency?.carriers ?? []),
    ...(provider.sdkDefaults ?? []),
    ...(provider.errors?.classes ?? []),
  ].map(({ pkg }) => pkg);
  return [...new Set(rows)]
    .filter((pkg) => !packages.some(({ name }) => name === pkg || isPackage(name, pkg)))
    .map((pkg) => `"packages" does not name "${sayable(pkg)}", which its rows speak of`);
};

/** What is stated of an SDK's calls is of no use where none of them is seen. */
const unseenMistakes = (
  { clients = [], sdkDefaults = [], idempotency }: OwnProvider,
  { calls }: OwnProvider,
): readonly string[] => {
  if (calls !== undefined) return [];
  const isOnlyKeyed = (client: Client): boolean =>
    client.sends === false || (client.keyArg ?? client.secretOptions ?? client.configure) !== undefined;
  const isUseless = sdkDefaults.length > 0 || (idempotency?.carriers ?? []).length > 0 || !clients.every(isOnlyKeyed);
  return isUseless
    ? [
        '"calls" is missing: a call of an SDK is seen where "calls.writes" or "calls.reads" names it; null if none is to be',
      ]
    : [];
};
