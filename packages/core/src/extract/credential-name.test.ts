import { expect, it } from 'vitest';
import { isCredentialName, nameAmong, namePattern } from './credential-name.ts';

const credentials = [
  'password',
  'DB_PASSWORD',
  'apiKey',
  'STRIPE_SECRET_KEY',
  'x-api-key',
  'hub.verify_token',
  'clientSecret',
  'secretOrKey',
  'accessTokenProd',
  'JWT_SECRET_V2',
  'encryptionKey',
  'awsSecretAccessKey',
];

it.each(credentials)('%s is the name of a credential', (name) => {
  expect(isCredentialName(name)).toBe(true);
});

it.each(credentials)('a file with %s passes the gate', (name) => {
  expect(name).toMatch(new RegExp(namePattern, 'iu'));
});

it.each([
  'publishableKey',
  'publicKey',
  'siteKey',
  'anonKey',
  'key',
  'primaryKey',
  'cacheKey',
  'idempotencyKey',
  'csrfToken',
  'cancelToken',
  'maxTokens',
  'passwordHash',
  'passwordField',
  'secretName',
  'tokenUrl',
  'keyboard',
  'clientId',
  '',
])('%s is none', (name) => {
  expect(isCredentialName(name)).toBe(false);
});

it('takes `pass` for a password beside a user only', () => {
  expect(nameAmong('pass', ['user', 'pass'])).toBe('password');
  expect(nameAmong('pass', ['pass', 'fail'])).toBe('pass');
});

it.each(['hasSecret', 'storeSCIMToken', 'POSTHOG_API_KEY', '/oauth/token', 'the secret'])(
  '%s is none either',
  (name) => {
    expect(isCredentialName(name)).toBe(false);
  },
);
