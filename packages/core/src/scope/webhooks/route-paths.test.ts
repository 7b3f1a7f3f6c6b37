import { describe, expect, it } from 'vitest';
import { covers, joinPaths } from './route-paths.ts';

describe('joinPaths', () => {
  it.each([
    [['/api', '/hooks'], '/api/hooks'],
    [['api', 'hooks'], 'api/hooks'],
    [['', '/hooks', ''], '/hooks'],
    [['/api/', 'hooks'], '/api/hooks'],
  ])('joins %j', (parts, joined) => {
    expect(joinPaths(...parts)).toBe(joined);
  });
});

describe('covers', () => {
  it.each([
    ['', '/hooks/stripe', true],
    ['/', '/hooks/stripe', true],
    ['/hooks', '/hooks/stripe', true],
    ['/hook', '/hooks/stripe', false],
    ['/hooks/*', '/hooks', true],
    ['/:tenant/hooks', '/acme/hooks/stripe', true],
    ['/admin|/hooks', '/hooks/stripe', true],
    ['/admin', '/hooks', false],
    ['?', '/hooks', true],
  ])('%j for %j: %s', (prefix, path, expected) => {
    expect(covers(prefix, path)).toBe(expected);
  });

  it('holds below a path only behind a star, where paths are exact', () => {
    expect(covers('/hooks', '/hooks/stripe', true)).toBe(false);
    expect(covers('/hooks', '/hooks', true)).toBe(true);
    expect(covers('/hooks/*', '/hooks/stripe', true)).toBe(true);
    expect(covers('*', '/hooks/stripe', true)).toBe(true);
  });
});
