/** What a provider in a config must look like: the catalog's own type, key for key. */
import { z } from 'zod';

const names = z.array(z.string()).readonly();
const count = z.number().nonnegative();
const globs = z.array(z.string().regex(/^[\w*-]+(?:\.[\w*-]+)*$/u, 'it is no list of member paths')).readonly();
const major = { since: count.optional(), until: count.optional() };

const list = <T extends z.ZodType>(item: T) => z.array(item).readonly();

const hosts = list(
  z.strictObject({
    host: z.string(),
    env: z.enum(['live', 'test', 'any']),
    role: z.string(),
    pathPrefix: z.string().optional(),
  }),
);

const packages = list(
  z.strictObject({
    name: z.string(),
    version: z.string().optional(),
    role: z.enum(['server', 'browser', 'middleware', 'verify', 'plugin', 'legacy']).optional(),
    official: z.literal(false).optional(),
  }),
);

const clients = list(
  z.strictObject({
    pkg: z.string(),
    import: z.string(),
    form: z.enum(['new', 'call', 'static-config']),
    keyArg: count.optional(),
    optionsArg: count.optional(),
    secretOptions: names.optional(),
    exposure: z.literal('publishable').optional(),
    secretWith: z.strictObject({ option: z.string(), is: z.string() }).optional(),
    configure: z.string().optional(),
    clientArg: count.optional(),
    sends: z.literal(false).optional(),
    ...major,
  }),
);

const calls = z.strictObject({
  style: z.enum(['methods', 'http', 'graphql', 'commands']),
  writes: globs,
  reads: globs,
  highRisk: globs,
  readPaths: names,
  local: globs.optional(),
});

const idempotency = z.strictObject({
  mechanism: z.enum(['header', 'body-field', 'query-param', 'natural-key', 'none']),
  header: z.string().nullable(),
  field: z.string().nullable(),
  carriers: list(
    z.strictObject({
      pkg: z.string(),
      kind: z.enum(['options-arg', 'arg-field', 'positional']),
      names,
      argIndex: z.union([count, z.literal('last')]),
      appliesTo: globs.optional(),
      ...major,
    }),
  ),
  appliesTo: globs,
  unique: globs.optional(),
  paths: names.optional(),
  naturalKeys: names,
  auto: names,
  required: z
    .union([z.boolean(), z.literal('some')])
    .nullable()
    .optional(),
  maxLength: count.nullable().optional(),
  ttlSec: count.nullable().optional(),
  onReuse: z.enum(['replay', 'error', 'merge']).nullable().optional(),
});

const sdkDefaults = list(
  z.strictObject({
    pkg: z.string(),
    timeoutMs: count.nullable(),
    timeoutOptions: names,
    timeoutUnit: z.enum(['ms', 's']),
    retries: z.union([count, z.literal('unbounded')]),
    retryOptions: names,
    retriesWrites: z.boolean(),
    autoKey: z.boolean(),
    since: count.nullable(),
    until: count.nullable(),
    retryOn: list(z.union([count, z.enum(['5xx', 'network', 'timeout'])])).optional(),
    honoursRetryAfter: z.boolean().nullable().optional(),
    errors: z.enum(['throws', 'result', 'mixed']).optional(),
  }),
);

const verifier = z.strictObject({
  pkg: z.string(),
  import: z.string(),
  path: names,
  form: z.enum(['function', 'method', 'static', 'middleware', 'framework']),
  result: z.enum(['throws', 'boolean', 'promise-boolean', 'promise-throws', 'result-object', 'rejects-request']),
  checksTimestamp: z.boolean(),
  secretArg: count.optional(),
  rawArg: count.optional(),
  disabledBy: z.strictObject({ option: z.string(), value: z.boolean() }).optional(),
  enabledBy: z.string().optional(),
  ...major,
});

const handshake = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('echo-field'), field: z.string() }),
  z.strictObject({ kind: z.literal('echo-header'), header: z.string(), secret: z.boolean() }),
  z.strictObject({ kind: z.literal('echo-query'), parameter: z.string() }),
  z.strictObject({ kind: z.literal('signed-answer'), field: z.string() }),
  z.strictObject({ kind: z.literal('confirm-url'), field: z.string() }),
  z.strictObject({ kind: z.literal('ping'), event: z.string() }),
]);

const SIGNED = ['raw-body', 'timestamp', 'id', 'url', 'method', 'parsed-fields'] as const;
const ALGORITHMS = ['sha1', 'sha256', 'sha384', 'sha512', 'md5', 'ed25519', 'ecdsa-sha256', 'rsa-sha256'] as const;

const webhooks = z.strictObject({
  auth: z.enum(['hmac', 'asymmetric', 'jwt', 'shared-secret', 'refetch', 'none']),
  signatureHeaders: names,
  sharedHeaders: names.optional(),
  otherHeaders: names,
  signed: list(z.enum(SIGNED)).optional(),
  algorithm: z.enum(ALGORITHMS).nullable().optional(),
  encoding: z.enum(['hex', 'base64', 'base64url', 'jwt']).nullable().optional(),
  needsRawBody: z.boolean(),
  helpers: list(verifier),
  verifyingCalls: names.optional(),
  notVerification: names,
  toleranceSec: count.nullable(),
  secretEnv: names,
  events: names,
  pathNames: names,
  eventTypes: list(z.strictObject({ pkg: z.string(), name: z.string() })).optional(),
  endpoints: z.strictObject({ paths: names, signs: names }).optional(),
  eventId: z.strictObject({ headers: names, fields: names }).optional(),
  ordering: z.strictObject({ guaranteed: z.boolean(), fields: names }).optional(),
  redelivery: z.strictObject({ attempts: count.nullable(), withinSec: count.nullable() }).nullable().optional(),
  respondWithinMs: count.nullable().optional(),
  handshake: handshake.nullable().optional(),
  advice: z.string(),
});

const credentials = list(
  z.strictObject({
    id: z.string(),
    title: z.string(),
    pattern: z.string().nullable(),
    prefix: z.string(),
    env: z.enum(['live', 'test', 'any']),
    exposure: z.enum(['secret', 'publishable', 'conditional']),
    envVars: names,
    sharedWith: names,
    nameOnly: z.literal(true).optional(),
  }),
);

const rateLimits = z.strictObject({
  statuses: list(count),
  codes: names,
  waitHeaders: names,
  remainingHeaders: names,
  published: names,
});

const errors = z.strictObject({
  classes: list(z.strictObject({ pkg: z.string(), name: z.string(), ...major })),
  table: list(
    z.strictObject({
      match: z.strictObject({
        status: z.union([count, z.enum(['4xx', '5xx'])]).optional(),
        code: z.string().optional(),
        class: z.string().optional(),
        network: z.literal(true).optional(),
      }),
      action: z.enum(['retry', 'retry-same-key', 'retry-may-duplicate', 'fatal', 'user-action', 'done']),
    }),
  ),
});

/** Under the id of a provider of the catalog, each section stated takes the place of that one's. */
export const ownProvider = z.strictObject({
  id: z.string(),
  title: z.string().optional(),
  category: z.string().optional(),
  hosts: hosts.optional(),
  packages: packages.optional(),
  clients: clients.optional(),
  calls: calls.nullable().optional(),
  idempotency: idempotency.nullable().optional(),
  sdkDefaults: sdkDefaults.optional(),
  webhooks: webhooks.nullable().optional(),
  credentials: credentials.optional(),
  rateLimits: rateLimits.nullable().optional(),
  errors: errors.nullable().optional(),
  partialFailures: list(z.strictObject({ operations: globs, fields: names })).optional(),
  pagination: list(z.strictObject({ operations: globs, more: names, cursors: names, auto: names })).optional(),
  pendingStates: list(z.strictObject({ operations: globs, field: z.string(), values: names })).optional(),
  versioning: z.strictObject({ headers: names, options: names, pinnedBySdk: z.boolean() }).nullable().optional(),
  broadScopes: names.optional(),
  personalData: globs.optional(),
  secretsInUrl: names.optional(),
  notes: names.optional(),
  evidence: list(
    z.strictObject({
      section: z.string(),
      fields: names,
      confidence: z.enum(['verified', 'documented', 'from-memory']),
      source: z.string(),
    }),
  ).optional(),
});
