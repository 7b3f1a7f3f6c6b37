import { providers } from '@seamlint/providers';
import { expect, it } from 'vitest';
import { dedupeWebhook } from './dedupe-webhook/dedupe-webhook.ts';
import { mayMend } from './offers.ts';
import type { Transform } from './transform.ts';
import { verifyWebhook } from './verify-webhook/verify-webhook.ts';

const FRAMEWORKS = ['express', 'koa', 'fastify', 'hono', 'nest', 'next-app', 'worker', 'itty', 'elysia', 'botpress'];
const NOT_KNOWN = /^How .* is not known here\.$|^How events of the provider .* are verified is not known here\.$/u;

const refusesAnyway = (transform: Transform, options: Readonly<Record<string, string>>): boolean => {
  const text = 'handler(async (request, response) => {});';
  const sites = [{ start: 0, end: text.length, options }];
  const result = transform.apply({ path: 'src/a.ts', text, sites, project: { dependencies: new Set() } });
  return result.kind === 'refused' && NOT_KNOWN.test(result.why);
};

it.each(providers.map(({ id }) => id))('offers to verify what comes from %s where it can', (provider) => {
  const options = { provider, framework: 'express' };
  expect(mayMend('verify-webhook', options)).toBe(!refusesAnyway(verifyWebhook, options));
});

it.each(FRAMEWORKS)('offers what it can do in a handler of %s', (framework) => {
  const signed = { provider: 'stripe', framework };
  expect(mayMend('verify-webhook', signed)).toBe(!refusesAnyway(verifyWebhook, signed));
  const claimed = { provider: 'stripe', framework, id: 'field:id' };
  expect(mayMend('dedupe-webhook', claimed)).toBe(!refusesAnyway(dedupeWebhook, claimed));
});

it('offers no claim of an event without an id of its own, nor in a handler of another file, nor of work whose failure is lost elsewhere', () => {
  const options = { provider: 'stripe', framework: 'express', id: 'field:id' };
  expect(mayMend('dedupe-webhook', options)).toBe(true);
  expect(mayMend('dedupe-webhook', { ...options, id: 'none' })).toBe(false);
  expect(mayMend('dedupe-webhook', { ...options, id: 'field:entry[].id' })).toBe(false);
  expect(mayMend('dedupe-webhook', { ...options, handler: 'elsewhere' })).toBe(false);
  expect(mayMend('dedupe-webhook', { ...options, swallows: '120' })).toBe(true);
  expect(mayMend('dedupe-webhook', { ...options, swallows: '120,elsewhere' })).toBe(false);
});

it('offers no timer for each attempt where whoever makes the signal is out of reach', () => {
  expect(mayMend('per-attempt-timeout', { making: '1-2', region: '3-4' })).toBe(true);
  expect(mayMend('per-attempt-timeout', { making: '1-2', region: '3-4', made: 'handed' })).toBe(false);
  expect(mayMend('per-attempt-timeout', { making: '1-2', region: '3-4', made: 'elsewhere' })).toBe(false);
});

it('offers whatever looks at the code first', () => {
  expect(mayMend('fail-closed', { kind: 'late', framework: 'itty' })).toBe(true);
  expect(mayMend('constant-time-compare')).toBe(true);
});
