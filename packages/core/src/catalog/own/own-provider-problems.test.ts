import { expect, it } from 'vitest';
import type { Provider } from '../provider.ts';
import { ownProviderProblems } from './own-provider-problems.ts';

const stripe: Provider = {
  id: 'stripe',
  title: 'Stripe',
  category: 'payments',
  hosts: [{ host: 'api.stripe.com', env: 'any', role: 'api' }],
  packages: [{ name: 'stripe' }],
  clients: [],
  webhooks: null,
  credentials: [
    {
      id: 'stripe-key',
      title: 'Stripe key',
      pattern: '\\bsk_live_[0-9a-z]{24}\\b',
      prefix: 'sk_live_',
      env: 'live',
      exposure: 'secret',
      envVars: [],
      sharedWith: [],
    },
  ],
  evidence: [],
};

const host = (name: string) => ({ host: name, env: 'any', role: 'api' });
const key = {
  id: 'acme-key',
  title: 'Acme key',
  pattern: '\\bacme_[0-9a-z]{24}\\b',
  prefix: 'acme_',
  env: 'any',
  exposure: 'secret',
  envVars: [],
  sharedWith: [],
};
const keyed = {
  mechanism: 'header',
  header: 'x-request-key',
  field: null,
  carriers: [],
  appliesTo: [],
  naturalKeys: [],
  auto: [],
};
const sends = {
  auth: 'hmac',
  signatureHeaders: ['x-acme-signature'],
  otherHeaders: [],
  needsRawBody: true,
  helpers: [],
  notVerification: [],
  toleranceSec: null,
  secretEnv: [],
  events: [],
  pathNames: [],
  advice: 'compare the HMAC',
};
const client = { pkg: 'acme', import: 'Acme', form: 'new' };
const acme = {
  id: 'acme',
  title: 'Acme',
  hosts: [host('api.acme.test'), host('*.acme.test')],
  packages: [{ name: 'acme' }],
  clients: [client],
  calls: null,
  idempotency: keyed,
  webhooks: sends,
  credentials: [key],
  evidence: [{ section: 'hosts', fields: ['*'], confidence: 'documented', source: 'the team' }],
};

const problems = (...own: readonly unknown[]): readonly string[] => ownProviderProblems(own, [stripe]);

it('finds nothing wrong in what is right', () => {
  expect(problems(acme)).toEqual([]);
  expect(problems({ id: 'stripe', hosts: [host('stripe.acme.test'), host('api.stripe.com')] })).toEqual([]);
  expect(problems({ id: 'stripe', clients: [{ pkg: 'stripe', import: 'Stripe', form: 'new', keyArg: 0 }] })).toEqual(
    [],
  );
});

it.each<[string, object, string]>([
  ['an id that is empty', { id: '' }, '"providers.0.id" must be a string that is not empty.'],
  [
    'a key that is missing and may be null',
    {
      sdkDefaults: [
        {
          pkg: 'acme',
          timeoutOptions: [],
          timeoutUnit: 'ms',
          retries: 0,
          retryOptions: [],
          retriesWrites: false,
          autoKey: false,
          since: null,
          until: null,
        },
      ],
    },
    '"providers.0.sdkDefaults.0.timeoutMs" is missing; a number from 0 on or null.',
  ],
  [
    'a number below 0',
    { clients: [{ ...client, keyArg: -1 }] },
    '"providers.0.clients.0.keyArg" must be a number from 0 on.',
  ],
  [
    'an address in the place of a host',
    { hosts: [host('https://api.acme.test/v1')] },
    '"providers.0.hosts.0.host" is no name of a host such as "api.example.com" or "*.example.com".',
  ],
  [
    'a host that is every host',
    { hosts: [host('*')] },
    '"providers.0.hosts.0.host" is no name of a host such as "api.example.com" or "*.example.com".',
  ],
  [
    'a host that is every host of a country',
    { hosts: [host('*.test')] },
    '"providers.0.hosts.0.host" is no name of a host such as "api.example.com" or "*.example.com".',
  ],
  [
    'a header in upper case',
    { webhooks: { ...sends, signatureHeaders: ['X-Acme-Signature'] } },
    '"providers.0.webhooks.signatureHeaders" is not in lower case: write "x-acme-signature".',
  ],
  [
    'the header of a key in upper case',
    { idempotency: { ...keyed, header: 'X-Key' } },
    '"providers.0.idempotency.header" is not in lower case: write "x-key".',
  ],
  [
    'a key without a place',
    { idempotency: { ...keyed, header: null } },
    '"providers.0.idempotency.mechanism" is "header", and nothing says where the key goes.',
  ],
  [
    'majors that end before they begin',
    { clients: [{ ...client, since: 3, until: 2 }] },
    '"providers.0.clients.0" ends before it begins: "since" is behind "until".',
  ],
  [
    'evidence of nothing',
    { evidence: [{ section: 'hooks', fields: ['*'], confidence: 'documented', source: 'x' }] },
    '"providers.0.evidence.0.section" names no section that is stated.',
  ],
  [
    'a host of another one',
    { hosts: [host('API.stripe.com')] },
    '"providers.0.hosts.0.host" is already what "stripe" is known by: add to that one, under its id.',
  ],
  [
    'a package of another one',
    { packages: [{ name: 'acme' }, { name: 'stripe' }] },
    '"providers.0.packages.1.name" is already what "stripe" is known by: add to that one, under its id.',
  ],
  [
    'a package that nobody named',
    { packages: [] },
    '"providers.0.packages" does not name "acme", which its rows speak of.',
  ],
  [
    'a client none of whose calls is seen',
    { calls: undefined },
    '"providers.0.calls" is missing: a call of an SDK is seen where "calls.writes" or "calls.reads" names it; null if none is to be.',
  ],
  ['two keys of one id', { credentials: [key, key] }, '"providers.0.credentials.1.id" is that of another credential.'],
  [
    'a prefix that no match begins with',
    { credentials: [{ ...key, prefix: 'acmi_' }] },
    '"providers.0.credentials.0.pattern" does not begin with the prefix "acmi_".',
  ],
  [
    'a look-alike that nobody knows',
    { credentials: [{ ...key, sharedWith: ['nobody'] }] },
    '"providers.0.credentials.0.sharedWith" names no other provider: "nobody".',
  ],
  [
    'an id that is nearly a known one',
    { id: 'strpie', title: undefined },
    '"providers.0.id" is nobody\'s; did you mean "stripe"? If it is another API, give it a "title".',
  ],
])('says what is wrong in %s', (_, change, sentence) => {
  expect(problems({ ...acme, ...change })).toEqual([sentence]);
});

it('refuses two of one id', () => {
  expect(problems(acme, { id: 'acme' })).toEqual(['"providers.1.id" is that of an earlier one: put both into one.']);
});

it('repeats no credential', () => {
  expect(problems({ id: 'a', ['k7Q'.repeat(8)]: 1 })[0]).toContain('there is no key "providers.0.…"');
});

it('a misshapen one hides nothing that is wrong in another', () => {
  const own = [
    { id: 'acme', hostss: [] },
    { id: 'other', title: 'Other', hosts: [host('api.stripe.com')] },
  ];
  expect(ownProviderProblems(own, [stripe])).toEqual([
    'there is no key "providers.0.hostss"; did you mean "hosts"?',
    '"providers.1.hosts.0.host" is already what "stripe" is known by: add to that one, under its id.',
  ]);
});
