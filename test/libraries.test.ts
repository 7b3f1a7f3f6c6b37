import { existsSync } from 'node:fs';
import { type Library, createCatalog } from '@seamlint/core';
import { libraries } from '@seamlint/providers';
import { checkSync } from 'recheck';
import { describe, expect, it, test } from 'vitest';
import { libraryProblems, patternsIn } from './conventions/library-problems.ts';
import { root } from './source-files.ts';

describe.each(libraries.map((library) => [library.id, library] as const))('%s', (id, library) => {
  it('owes nobody anything', () => {
    expect(libraryProblems(library)).toEqual([]);
  });

  it('stands in the file of its name', () => {
    expect(existsSync(`${root}/packages/providers/src/libraries/${id}.ts`)).toBe(true);
  });
});

const repeated = (names: readonly string[]): readonly string[] =>
  names.filter((name, at) => names.indexOf(name) !== at);

test('ids and packages are one library’s each', () => {
  expect(repeated(libraries.map(({ id }) => id))).toEqual([]);
  expect(repeated(libraries.flatMap(({ packages }) => packages.map(({ name }) => name)))).toEqual([]);
});

describe.each(libraries.flatMap(patternsIn))('%s: %s', (_, pattern) => {
  it('is tried in linear time', () => {
    expect(checkSync(pattern, 'u').status).toBe('safe');
  });
});

const catalog = createCatalog([], libraries);

describe('the tables', () => {
  test('know each client by its packages', () => {
    const ids = (name: string | null): readonly string[] => catalog.httpClientsOf(name).map(({ id }) => id);
    expect(ids(null)).toEqual(['fetch']);
    expect(ids('undici')).toEqual(['fetch', 'undici', 'undici']);
    expect(ids('https')).toEqual(['node:https']);
    expect(ids('express')).toEqual([]);
  });

  test('tell a member by its name, and a maker by its options', () => {
    const [axios] = catalog.httpClientsOf('axios');
    expect(axios?.requests['post']).toEqual({ method: 'POST', url: 0, body: 1, options: 2 });
    expect(axios?.makers).toEqual({ create: 0, Axios: 0 });
    const [superagent] = catalog.httpClientsOf('superagent');
    expect(superagent?.requests['del']?.method).toBe('DELETE');
  });

  test.each([
    ['got', 'reads'],
    ['ky', 'reads'],
    ['ofetch', 'reads'],
    // Only where it is told to.
    ['gaxios', 'none'],
    ['axios', 'none'],
  ])('%s repeats %s by itself', (name, retries) => {
    expect([...new Set(catalog.httpClientsOf(name).map((client) => client.retries))]).toEqual([retries]);
  });

  test.each([
    ['p-retry', '', true],
    ['cockatiel', 'retry().execute', true],
    ['cockatiel', 'Policy.handleAll().orType().retry().attempts().execute', true],
    ['cockatiel', 'Policy.handleAll().circuitBreaker().execute', false],
    ['cockatiel', 'circuitBreaker().execute', false],
    ['bull', '().process', true],
    ['bull', 'process', false],
  ])('%s runs what %j is handed: %s', (name, path, runs) => {
    expect(catalog.runnersOf(name).some((runner) => runner.path.test(path))).toBe(runs);
  });

  test.each([
    ['digests', 'crypto', 'createHmac()', true],
    ['digests', null, 'crypto.subtle.sign()', true],
    ['digests', '@stablelib/sha256', 'hash()', true],
    ['verifying', 'crypto', 'timingSafeEqual()', true],
    ['verifying', 'jose', 'jwtVerify()', true],
    ['verifying', 'jose', 'decodeJwt()', false],
    ['unverifying', 'jose', 'decodeJwt()', true],
    ['unverifying', 'passport', 'session()', true],
    ['authenticating', 'hono', 'bearerAuth()', true],
    ['verifying', 'lodash', 'verify()', false],
  ] as const)('%s of %s: %s is %s', (what, name, path, tells) => {
    expect(catalog.tells(what, name, path)).toBe(tells);
  });

  test.each([
    ['transparent', 'helmet', true],
    ['transparent', 'passport', false],
    ['authenticates', 'passport', true],
    ['harmless', 'zod', true],
    ['harmless', 'bullmq', false],
    ['harmless', null, false],
  ] as const)('as a whole, %s: %s %s', (nature, name, holds) => {
    expect(catalog.isOfNature(nature, name)).toBe(holds);
  });

  test('know where a logger begins to write', () => {
    expect(catalog.logSinksOf('@sentry/node').map(({ methods }) => methods['captureException'])).toEqual([1]);
    expect(catalog.logSinksOf('@nestjs/common').map(({ lead }) => lead)).toEqual([['Logger'], ['ConsoleLogger']]);
    expect(catalog.logMethods.has('notice')).toBe(true);
  });
});

describe('patterns over paths', () => {
  const pathsOf = (section: 'limits' | 'enqueues' | 'validates', id: string): readonly RegExp[] =>
    (libraries.find((library: Library) => library.id === id)?.[section] ?? []).map(({ path }) => new RegExp(path, 'u'));
  test.each([
    ['limits', 'p-limit', '()', true],
    ['limits', 'p-limit', '', false],
    ['limits', 'bottleneck', '().schedule', true],
    ['limits', 'async', 'eachLimit', true],
    ['limits', 'async', 'each', false],
    ['limits', 'promise-pool', 'PromisePool.withConcurrency().for().process', true],
    ['enqueues', 'bullmq', 'Queue().add', true],
    ['enqueues', 'bullmq', 'Queue().getJob', false],
    ['enqueues', 'bull', '().add', true],
    ['enqueues', 'inngest', 'Inngest().send', true],
    ['validates', 'zod', 'z.object().safeParse', true],
    ['validates', 'zod', 'z.object', false],
    ['validates', 'valibot', 'safeParse', true],
    ['validates', 'ajv', '().compile()', true],
  ] as const)('%s of %s: %s %s', (section, id, path, holds) => {
    expect(pathsOf(section, id).some((pattern) => pattern.test(path))).toBe(holds);
  });
});
