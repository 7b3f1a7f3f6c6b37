/**
 * Why a provider may not be called that; null where it may.
 * @param {string} id
 */
export const refusalOf = (id) =>
  /^[a-z][a-z\d]*(?:-[a-z\d]+)*$/u.test(id)
    ? null
    : 'Give the id of the API in lower case: `npm run new-provider -- acme-pay`.';

/** @param {string} id */
export const exportNameOf = (id) => id.replaceAll(/-(\w)/gu, (_, letter) => String(letter).toUpperCase());

/**
 * The file of a new provider: it says nothing yet, and where each thing is said.
 * @param {string} id
 */
export const skeletonOf = (id) => `import { defineProvider } from '@seamlint/core';

export const ${exportNameOf(id)} = defineProvider({
  id: '${id}',
  title: '${id.charAt(0).toUpperCase()}${id.slice(1)}',
  category: 'other',
  // Where it answers: { host: 'api.example.com', env: 'live', role: 'api' }; a sandbox is env: 'test'.
  hosts: [],
  // npm packages that speak with it: { name: 'example', version: '1.2.3' }.
  packages: [],
  // How code gets a client: { pkg: 'example', import: 'Example', form: 'new', keyArg: 0, optionsArg: 1 }.
  clients: [],
  // Member paths from a client, as globs: writes: ['*.create'], reads: ['*.get', '*.list'].
  calls: null,
  // null: nobody has looked; mechanism: 'none': there is no such thing.
  idempotency: null,
  // What the SDK does by itself: time limit, retries, keys; a row for each range of majors.
  sdkDefaults: [],
  // null: it sends none.
  webhooks: null,
  // What its keys look like, and which of them anybody may read.
  credentials: [],
  rateLimits: null,
  errors: null,
  partialFailures: [],
  pagination: [],
  pendingStates: [],
  versioning: null,
  broadScopes: [],
  personalData: [],
  secretsInUrl: [],
  notes: [],
  // For each section that is filled, where it comes from. What was not looked up is 'from-memory': it makes no finding.
  evidence: [],
});
`;
