// What the catalog says of a package, as questions to it.
import { holds } from './recipe.js';

/** @typedef {import('@seamlint/core').Provider} Provider */

/**
 * @typedef {object} Questions
 * @property {readonly import('@seamlint/core').Client[]} clients
 * @property {readonly import('@seamlint/core').Verifier[]} helpers
 * @property {readonly string[]} classes
 * @property {readonly string[]} options option paths, `name()` for a method of the client
 * @property {readonly string[]} carriers
 * @property {readonly string[]} globs of operations
 * @property {'methods' | 'http' | 'graphql' | 'commands' | null} style
 */

/**
 * @param {Provider} provider
 * @param {string} pkg as the catalog names it
 * @param {number} major
 * @returns {Questions}
 */
export const questionsFor = (provider, pkg, major) => {
  /** @template {{ readonly pkg: string, readonly since?: number | null, readonly until?: number | null }} Row @param {readonly Row[] | undefined} rows */
  const own = (rows) => (rows ?? []).filter((row) => row.pkg === pkg && holds(row, major));
  const { calls, idempotency } = provider;
  const clients = own(provider.clients);
  return {
    clients,
    helpers: own(provider.webhooks?.helpers),
    classes: own(provider.errors?.classes).map(({ name }) => name),
    options: unique([
      ...own(provider.sdkDefaults).flatMap((row) => [...row.timeoutOptions, ...row.retryOptions]),
      ...clients.flatMap(({ secretOptions = [] }) => secretOptions),
    ]),
    carriers: unique(own(idempotency?.carriers).flatMap(({ names }) => names)),
    globs: unique([
      ...(calls?.writes ?? []),
      ...(calls?.reads ?? []),
      ...(calls?.highRisk ?? []),
      ...(calls?.local ?? []),
    ]),
    style: calls?.style ?? null,
  };
};

/** @param {readonly string[]} names */
const unique = (names) => [...new Set(names)].sort();

/**
 * Which versions of a package tell about every row: the one the catalog was read in, and the edges of all ranges.
 * @param {Provider} provider
 * @param {string} pkg
 * @param {string | undefined} version
 * @param {readonly string[]} more
 */
export const versionsOf = (provider, pkg, version, more) => {
  const rows = [
    ...(provider.sdkDefaults ?? []),
    ...provider.clients,
    ...(provider.webhooks?.helpers ?? []),
    ...(provider.errors?.classes ?? []),
    ...(provider.idempotency?.carriers ?? []),
  ].filter((row) => row.pkg === pkg);
  const edges = rows
    .flatMap(({ since, until }) => [since, until])
    .flatMap((major) => (major == null ? [] : [String(major)]));
  const newest = version === undefined ? 'latest' : version;
  const majors = unique([...edges, ...more]).filter((major) => major !== newest.split('.')[0]);
  return [...majors, newest];
};
