import { describe, expect, it } from 'vitest';
import { styles } from '../cases/marked.ts';
import type { Site, TransformResult } from '../transform.ts';
import { cases, refused } from './cases.ts';
import { locate } from './locate.ts';
import { perAttemptTimeout } from './per-attempt-timeout.ts';

const run = (path: string, text: string, sites: readonly Site[] = locate(path, text)): TransformResult =>
  perAttemptTimeout.apply({ path, text, sites, project: { dependencies: new Set<string>() } });

describe.each(Object.entries(styles))('%s', (_style, rewrite) => {
  it.each(Object.entries(cases))('%s', (_name, { path = 'src/a.ts', input, output }) => {
    const result = run(path, rewrite(input.slice(1)));
    if (result.kind === 'refused') throw new Error(result.why);
    expect(result.text).toBe(rewrite(output.slice(1)));
    expect(result.install).toEqual([]);
  });
});

it.each(Object.entries(cases))('leaves nothing to mend: %s', (_name, { path = 'src/a.ts', output }) => {
  expect(locate(path, output.slice(1))).toEqual([]);
});

it.each(Object.entries(refused))('refuses %s', (_name, { input, why }) => {
  expect(run('src/a.js', input)).toEqual({ kind: 'refused', why });
});

describe('what is out of reach', () => {
  const text =
    "import pRetry from 'p-retry';\npRetry(() => { const s = AbortSignal.timeout(1); return fetch(url, { signal: s }); });\n";
  const rangeOf = (part: string): string => `${String(text.indexOf(part))}-${String(text.indexOf(part) + part.length)}`;
  const site = (options: Site['options']): Site => ({
    start: text.indexOf('fetch('),
    end: text.indexOf('; }'),
    options,
  });

  it.each([
    ['handed', 'The signal is handed in: whoever makes it has to make one for each attempt.'],
    ['elsewhere', 'The signal is made in another file.'],
  ])('is refused: %s', (made, why) => {
    expect(run('src/a.js', text, [site({ made })])).toEqual({ kind: 'refused', why });
  });

  it('is left alone where each attempt has its signal', () => {
    const region = rangeOf(text.slice(text.indexOf('() =>'), text.indexOf(');\n', text.indexOf('() =>'))));
    const options = { making: rangeOf('AbortSignal.timeout(1)'), region };
    expect(run('src/a.js', text, [site(options)])).toEqual({
      kind: 'refused',
      why: 'Each attempt makes a signal of its own already.',
    });
  });
});
