import type { AnyRule, FixPlan } from '@seamlint/core';
import { defineRule, spanOf } from '@seamlint/core';
import { afterAll, expect, test } from 'vitest';
import { applyEdits } from './apply-edits.ts';
import { fixBoxes, runFix, unchecked } from './fix-sandbox.ts';

const boxes = fixBoxes();
afterAll(() => {
  boxes.removeAll();
});

type Edits = Extract<FixPlan, { kind: 'edits' }>['edits'];

/** Wants `/webhooks/` out of every route, by edits of the test's own. */
const noWebhooks = (safe: boolean, editsOf: (path: string, start: number) => Edits): AnyRule =>
  defineRule({
    name: 'no-webhooks',
    description: 'Disallow webhooks',
    message: 'It is a webhook at {{route}}.',
    help: 'Call it something else.',
    severity: 'error',
    preset: 'recommended',
    edits: safe ? 'safe' : 'suggested',
    *judge(scope) {
      for (const { span, route } of scope.facts('webhook-endpoint')) {
        if (!route.startsWith('/webhooks/')) continue;
        const edits = editsOf(span.path, span.start);
        yield { at: span, data: { route }, fix: { kind: 'edits', safe, title: 'Rename the route', edits } };
      }
    },
  });

const renaming = (path: string, start: number): Edits => {
  const at = start + "app.post('".length;
  return [{ at: spanOf(path, [at, at + '/webhooks/'.length]), text: '/hooks/' }];
};

const renamed = unchecked.replace("'/webhooks/", "'/hooks/");

test('safe edits run by default, as the file is written', async () => {
  const whole = `\uFEFF${unchecked.replaceAll('\n', '\r\n')}`;
  const box = boxes.open({ 'hooks.js': whole });
  const { status, stdout } = await runFix(box, [], { rules: [noWebhooks(true, renaming)] });
  expect({ status, text: box.read('hooks.js') }).toEqual({ status: 0, text: whole.replace("'/webhooks/", "'/hooks/") });
  expect(stdout).toBe('fixed  hooks.js  no-webhooks (Rename the route)\n1 finding fixed in 1 file.\n');
});

test('others wait behind --unsafe-fixes', async () => {
  const box = boxes.open();
  const rules = [noWebhooks(false, renaming)];
  expect((await runFix(box, [], { rules })).stdout).toContain(
    '1 with a fix that can change behaviour; --unsafe-fixes makes it',
  );
  expect(box.read('hooks.js')).toBe(unchecked);
  await runFix(box, ['--unsafe-fixes'], { rules });
  expect(box.read('hooks.js')).toBe(renamed);
});

test('edits of several findings in one file go in together', async () => {
  const two = unchecked + unchecked.slice(unchecked.indexOf('app.post')).replace('/stripe', '/stripe/two');
  const box = boxes.open({ 'hooks.js': two });
  const { stdout } = await runFix(box, [], { rules: [noWebhooks(true, renaming)] });
  expect(box.read('hooks.js')).toBe(two.replaceAll("'/webhooks/", "'/hooks/"));
  expect(stdout).toContain('2 findings fixed in 1 file.');
});

test('edits of two files stand or fall together', async () => {
  const box = boxes.open({ 'names.js': 'export const name = "webhooks";\n' });
  const beside =
    (text: string) =>
    (path: string, start: number): Edits => [...renaming(path, start), { at: spanOf('names.js', [0, 6]), text }];
  const bad = await runFix(box, [], { rules: [noWebhooks(true, beside('const ; '))] });
  expect(bad.stdout).toContain('left  hooks.js:5  no-webhooks: the result would not parse (names.js)');
  expect([box.read('hooks.js'), box.read('names.js')]).toEqual([unchecked, 'export const name = "webhooks";\n']);

  const unasked = await runFix(box, ['hooks.js'], { rules: [noWebhooks(true, beside('/* hi */ export'))] });
  expect(unasked.stdout).toContain('it would change names.js, too, which was not asked for');

  await runFix(box, [], { rules: [noWebhooks(true, beside('/* hi */ export'))] });
  expect([box.read('hooks.js'), box.read('names.js')]).toEqual([renamed, '/* hi */ export const name = "webhooks";\n']);
});

test.each([[[]], [['--no-verify']]])(
  'a file of the same name elsewhere that does not parse is no matter %j',
  async (argv) => {
    const box = boxes.open({ 'names.js': 'export const name = "webhooks";\n', 'old/names.js': 'const = ;\n' });
    const both = (path: string, start: number): Edits => [
      ...renaming(path, start),
      { at: spanOf('names.js', [0, 6]), text: '/* hi */ export' },
    ];
    const { stdout } = await runFix(box, argv, { rules: [noWebhooks(true, both)] });
    expect(stdout).not.toMatch(/^left /mu);
    expect([box.read('hooks.js'), box.read('names.js')]).toEqual([
      renamed,
      '/* hi */ export const name = "webhooks";\n',
    ]);
  },
);

test.each([[[]], [['--no-verify']]])(
  'only one that does not parse any more is seen from a folder, too %j',
  async (argv) => {
    const box = boxes.open({ 'src/app.js': unchecked, 'src/names.js': 'export const name = "webhooks";\n' });
    const both = (path: string, start: number): Edits =>
      path === 'src/app.js' ? [...renaming(path, start), { at: spanOf('src/names.js', [0, 6]), text: 'const ; ' }] : [];
    const { stdout } = await runFix(box, argv, { rules: [noWebhooks(true, both)], in: 'src' });
    expect(stdout).toContain('left  app.js:5  no-webhooks: the result would not parse (names.js)');
    expect(box.read('src/app.js')).toBe(unchecked);
  },
);

test.each<[string, string, readonly (readonly [number, number, string])[], string | null]>([
  [
    'in any order',
    'abcd',
    [
      [2, 3, 'C'],
      [0, 1, 'A'],
    ],
    'AbCd',
  ],
  [
    'as insertions',
    'abcd',
    [
      [2, 2, '-'],
      [2, 2, '+'],
    ],
    'ab-+cd',
  ],
  [
    'once where two findings ask for the same',
    'abcd',
    [
      [0, 0, 'x'],
      [0, 0, 'x'],
    ],
    'xabcd',
  ],
  [
    'not where they overlap',
    'abcd',
    [
      [0, 2, ''],
      [1, 3, ''],
    ],
    null,
  ],
  ['not behind the end', 'abcd', [[4, 9, '']], null],
])('edits apply %s', (_, text, edits, result) => {
  expect(
    applyEdits(
      text,
      edits.map(([start, end, written]) => ({ at: spanOf('a', [start, end]), text: written })),
    ),
  ).toBe(result);
});
