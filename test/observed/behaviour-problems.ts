import { createCatalog, defaultsFor, type Provider, type SdkDefaults } from '@seamlint/core';
import { majorOf, type Behaviour, type Observation, type PackageObservation, type Problem } from './observation.ts';
import { endingOf, keyedMethods, mostRetries, repeatsWrites, retried } from './read-behaviour.ts';

/** What the probe asks for where it sets a limit. */
const ASKED_TIMEOUT_MS = 7000;
/** What the server answers with; other statuses are nobody's observation. */
const PROBED = ['408', '409', '429', '500', '502', '503', '504', 'network', 'timeout'];

/** What the catalog says that a client does by itself, and it does something else. */
export const behaviourProblems = (provider: Provider, { packages }: Observation): readonly Problem[] =>
  packages.flatMap((seen) =>
    seen.behaviour === undefined
      ? []
      : [
          ...callProblems(provider, seen, seen.behaviour),
          ...defaultsFor(provider, seen.specifier ?? seen.name, majorOf(seen.version)).flatMap((row) =>
            defaultsProblems(row, seen, seen.behaviour as Behaviour),
          ),
        ],
  );

const compare = (
  { name, specifier = name, version }: PackageObservation,
  field: string,
  says: string | number | boolean | null,
  saw: string | number | boolean | null,
): readonly Problem[] =>
  says === saw ? [] : [{ at: `${specifier} ${version}: ${field}`, says: String(says), saw: String(saw) }];

const callProblems = (provider: Provider, seen: PackageObservation, behaviour: Behaviour): readonly Problem[] => {
  const host = behaviour.sent.split(' ')[1] ?? '';
  const known = createCatalog([provider], []).providerOfHost(host) !== undefined;
  const { idempotency } = provider;
  const { header = null, field = null, auto = [] } = idempotency ?? {};
  const arrived = behaviour.callersKey?.replace(/^(?:header|body|query) /u, '');
  const methods = Object.keys(behaviour.keys).map((method) => method.split(' ')[0] ?? '');
  const says = methods.filter((method) => auto.includes(method));
  return [
    ...compare(seen, "the recipe's call", 'answers', behaviour.good),
    ...(known ? [] : compare(seen, 'hosts', 'nothing', host)),
    ...(arrived === undefined || arrived === field || isNaturalKey(idempotency?.naturalKeys ?? [], arrived)
      ? []
      : compare(seen, 'idempotency header or field', header, arrived)),
    ...compare(seen, 'idempotency auto', listed(says), listed(keyedMethods(behaviour))),
  ];
};

/** Of a natural key the catalog has the last name, as code writes it. */
const isNaturalKey = (keys: readonly string[], arrived: string): boolean => {
  const bare = (name: string): string => name.split('.').at(-1)?.replaceAll('_', '').toLowerCase() ?? '';
  return keys.some((key) => bare(key) === bare(arrived));
};

const defaultsProblems = (row: SdkDefaults, seen: PackageObservation, behaviour: Behaviour): readonly Problem[] => {
  const same = (field: string, says: string | number | boolean | null, saw: string | number | boolean | null) =>
    compare(seen, `sdkDefaults ${field}`, says, saw);
  return [
    ...same('timeoutMs', row.timeoutMs === 0 ? null : row.timeoutMs, behaviour.timeoutMs),
    ...same('retries', row.retries, mostRetries(behaviour)),
    ...same('retriesWrites', row.retriesWrites, repeatsWrites(behaviour)),
    ...same('autoKey', row.autoKey, keyedMethods(behaviour).length > 0),
    ...same('errors', row.errors ?? 'not stated', endingOf(behaviour)),
    ...same('retryOn', listed(triggersSaid(row, behaviour)), listed(triggersSeen(behaviour))),
    ...(row.honoursRetryAfter == null || behaviour.retryAfter === 'not retried'
      ? []
      : same('honoursRetryAfter', row.honoursRetryAfter, behaviour.retryAfter === 'obeyed')),
    ...Object.entries(behaviour.timeoutOptions)
      .filter(([option]) => row.timeoutOptions.includes(option))
      .flatMap(([option, ms]) => same(`timeoutOptions ${option}`, ASKED_TIMEOUT_MS, ms)),
    ...Object.entries(behaviour.retryOptions)
      .filter(([option]) => row.retryOptions.includes(option))
      .flatMap(([option, attempts]) =>
        same(`retryOptions ${option}`, 'tries again', retried([attempts]).size > 0 ? 'tries again' : 'does nothing'),
      ),
  ];
};

/** Where nothing is ever given up, no timeout can be seen to be tried again. */
const triggersSaid = ({ retryOn = [] }: SdkDefaults, { timeoutMs }: Behaviour): ReadonlySet<string> => {
  const endless = timeoutMs === null;
  const all = retryOn.flatMap((one) => (one === '5xx' ? ['500', '502', '503', '504'] : [String(one)]));
  return new Set(all.filter((one) => PROBED.includes(one) && !(endless && one === 'timeout')));
};

const triggersSeen = ({ attempts, retryOptions, retryAfter, timeoutMs }: Behaviour): ReadonlySet<string> => {
  const names: Readonly<Record<string, string>> = { hang: 'timeout', reset: 'network' };
  const seen = [...retried([attempts, ...Object.values(retryOptions)])].map((one) => names[one] ?? one);
  // Some try again only when they are told how long to wait.
  const told = retryAfter === 'not retried' ? [] : ['429'];
  return new Set(
    [...seen, ...told].filter((one) => PROBED.includes(one) && !(timeoutMs === null && one === 'timeout')),
  );
};

const listed = (names: Iterable<string>): string => [...new Set(names)].sort().join(' ') || 'nothing';
