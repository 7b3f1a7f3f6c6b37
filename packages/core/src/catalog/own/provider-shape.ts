/** What a provider in a config must look like: the catalog's own type, key for key. */
import { count, either, flag, kinds, list, matching, object, oneOf, optional, orNull, text, word } from './shape.ts';

const texts = list(text);
const headers = list(word);
const globs = list(matching('a member path such as "invoices.create" or "*.create"', /^[\w*-]+(?:\.[\w*-]+)*$/u));
const major = { since: optional(count), until: optional(count) };

const hosts = list(object({ host: word, env: oneOf('live', 'test', 'any'), role: text, pathPrefix: optional(text) }));

const packages = list(
  object({
    name: word,
    version: optional(text),
    role: optional(oneOf('server', 'browser', 'middleware', 'verify', 'plugin', 'legacy')),
    official: optional(oneOf(false)),
  }),
);

const clients = list(
  object({
    pkg: word,
    import: word,
    form: oneOf('new', 'call', 'static-config'),
    keyArg: optional(count),
    optionsArg: optional(count),
    secretOptions: optional(texts),
    exposure: optional(oneOf('publishable')),
    secretWith: optional(object({ option: text, is: text })),
    configure: optional(text),
    clientArg: optional(count),
    clientOption: optional(text),
    sends: optional(oneOf(false)),
    ...major,
  }),
);

const calls = object({
  style: oneOf('methods', 'http', 'graphql', 'commands'),
  writes: globs,
  reads: globs,
  highRisk: globs,
  readPaths: texts,
  local: optional(globs),
});

const idempotency = object({
  mechanism: oneOf('header', 'body-field', 'query-param', 'natural-key', 'none'),
  header: orNull(word),
  field: orNull(word),
  carriers: list(
    object({
      pkg: word,
      kind: oneOf('options-arg', 'arg-field', 'positional'),
      names: texts,
      argIndex: either(count, oneOf('last')),
      beside: optional(texts),
      appliesTo: optional(globs),
      ...major,
    }),
  ),
  appliesTo: globs,
  unique: optional(globs),
  paths: optional(texts),
  naturalKeys: texts,
  auto: texts,
  required: optional(orNull(either(flag, oneOf('some')))),
  maxLength: optional(orNull(count)),
  ttlSec: optional(orNull(count)),
  onReuse: optional(orNull(oneOf('replay', 'error', 'merge'))),
  acrossOperations: optional(oneOf(true)),
});

const sdkDefaults = list(
  object({
    pkg: word,
    timeoutMs: orNull(count),
    timeoutOptions: texts,
    timeoutUnit: oneOf('ms', 's'),
    retries: either(count, oneOf('unbounded')),
    retryOptions: texts,
    retriesWrites: flag,
    autoKey: flag,
    since: orNull(count),
    until: orNull(count),
    retryOn: optional(list(either(count, oneOf('5xx', 'network', 'timeout')))),
    honoursRetryAfter: optional(orNull(flag)),
    errors: optional(oneOf('throws', 'result', 'mixed')),
  }),
);

const verifier = object({
  pkg: word,
  import: word,
  path: texts,
  form: oneOf('function', 'method', 'static', 'middleware', 'framework'),
  result: oneOf('throws', 'boolean', 'promise-boolean', 'promise-throws', 'result-object', 'rejects-request'),
  checksTimestamp: flag,
  secretArg: optional(count),
  toleranceArg: optional(count),
  rawArg: optional(count),
  disabledBy: optional(object({ option: text, value: flag })),
  enabledBy: optional(text),
  ...major,
});

const handshake = kinds({
  'echo-field': { field: text },
  'echo-header': { header: text, secret: flag },
  'keep-field': { field: text },
  'echo-query': { parameter: text },
  'signed-answer': { field: text },
  'confirm-url': { field: text },
  ping: { event: text },
});

const digest = oneOf('sha1', 'sha256', 'sha384', 'sha512', 'md5', 'ed25519', 'ecdsa-sha256', 'rsa-sha256');

const webhooks = object({
  auth: oneOf('hmac', 'asymmetric', 'jwt', 'shared-secret', 'refetch', 'none'),
  signatureHeaders: headers,
  sharedHeaders: optional(headers),
  otherHeaders: headers,
  signed: optional(list(oneOf('raw-body', 'timestamp', 'id', 'url', 'method', 'parsed-fields'))),
  algorithm: optional(orNull(digest)),
  encoding: optional(orNull(oneOf('hex', 'base64', 'base64url', 'jwt'))),
  needsRawBody: flag,
  helpers: list(verifier),
  verifyingCalls: optional(texts),
  notVerification: texts,
  toleranceSec: orNull(count),
  secretEnv: texts,
  events: texts,
  pathNames: texts,
  eventTypes: optional(list(object({ pkg: word, name: word }))),
  endpoints: optional(object({ paths: texts, signs: texts })),
  interactions: optional(object({ paths: texts, signs: texts, events: texts })),
  eventId: optional(object({ headers, fields: texts, named: optional(texts), within: optional(text) })),
  ordering: optional(object({ guaranteed: flag, fields: texts })),
  redelivery: optional(orNull(object({ attempts: orNull(count), withinSec: orNull(count) }))),
  respondWithinMs: optional(orNull(count)),
  runsJobs: optional(flag),
  handshake: optional(orNull(handshake)),
  advice: text,
});

const credentials = list(
  object({
    id: word,
    title: text,
    pattern: orNull(text),
    prefix: text,
    env: oneOf('live', 'test', 'any'),
    exposure: oneOf('secret', 'publishable', 'conditional'),
    envVars: texts,
    sharedWith: texts,
    nameOnly: optional(oneOf(true)),
  }),
);

const rateLimits = object({
  statuses: list(count),
  codes: texts,
  waitHeaders: headers,
  remainingHeaders: headers,
  published: texts,
});

const errors = object({
  classes: list(object({ pkg: word, name: word, ...major })),
  table: list(
    object({
      match: object({
        status: optional(either(count, oneOf('4xx', '5xx'))),
        code: optional(text),
        class: optional(text),
        network: optional(oneOf(true)),
      }),
      action: oneOf('retry', 'retry-same-key', 'retry-may-duplicate', 'fatal', 'user-action', 'done'),
    }),
  ),
});

/** Under the id of a provider of the catalog, what is stated corrects that one. */
export const ownProviderShape = object({
  id: word,
  title: optional(word),
  category: optional(text),
  hosts: optional(hosts),
  packages: optional(packages),
  clients: optional(clients),
  calls: optional(orNull(calls)),
  idempotency: optional(orNull(idempotency)),
  sdkDefaults: optional(sdkDefaults),
  webhooks: optional(orNull(webhooks)),
  credentials: optional(credentials),
  rateLimits: optional(orNull(rateLimits)),
  errors: optional(orNull(errors)),
  partialFailures: optional(list(object({ operations: globs, fields: texts }))),
  pagination: optional(list(object({ operations: globs, more: texts, cursors: texts, auto: texts }))),
  pendingStates: optional(list(object({ operations: globs, field: text, values: texts }))),
  versioning: optional(orNull(object({ headers, options: texts, pinnedBySdk: flag }))),
  broadScopes: optional(texts),
  personalData: optional(globs),
  secretsInUrl: optional(texts),
  notes: optional(texts),
  evidence: optional(
    list(
      object({
        section: text,
        fields: texts,
        confidence: oneOf('verified', 'documented', 'from-memory'),
        source: text,
      }),
    ),
  ),
});
