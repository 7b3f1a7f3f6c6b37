import { describe, expect, test } from 'vitest';

import { matches } from './next-matcher.ts';

describe('matches', () => {
  test.each([
    ['/api/webhooks/stripe', '/api/webhooks/stripe', true],
    ['/api/webhooks', '/api/webhooks/stripe', false],
    ['/api/:path*', '/api/webhooks/stripe', true],
    ['/api/:path*', '/api', true],
    ['/api/:path+', '/api', false],
    ['/api/:name', '/api/webhooks/stripe', false],
    ['/api/:name', '/api/stripe', true],
    ['/dashboard/:path*', '/api/webhooks/stripe', false],
    ['/api/(.*)', '/api/stripe', true],
    ['/api(.*)', '/apis', true],
    ['/:path*', '/api/stripe', true],
    ['/(.*)', '/api/stripe', true],
    ['/((?!api|_next/static|favicon.ico).*)', '/api/stripe', false],
    ['/((?!_next/static|_next/image|favicon.ico).*)', '/api/stripe', true],
    ['/((?!_next|.*\\..*).*)', '/api/stripe', true],
    ['/((?!.*\\.(?:svg|png)$).*)', '/api/stripe', true],
    ['/(api|trpc)(.*)', '/api/stripe', undefined],
    ['/api/webhooks/stripe', '/api/webhooks/[provider]', undefined],
    ['/api/webhooks/:path*', '/api/webhooks/[provider]', true],
    ['/api/hooks/:path*', '/api/webhooks/[provider]', false],
  ])('%s and %s: %s', (pattern, path, expected) => {
    expect(matches(pattern, path)).toBe(expected);
  });
});
