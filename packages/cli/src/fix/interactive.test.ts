import { afterAll, expect, test } from 'vitest';
import type { Answer } from '../io.ts';
import { checked, fixBoxes, runFix, unchecked } from './fix-sandbox.ts';

const boxes = fixBoxes();
afterAll(() => {
  boxes.removeAll();
});

const three = () => boxes.open({ 'hooks.js': '', 'a.js': unchecked, 'b.js': unchecked, 'c.js': unchecked });

/** Answers one key after the other, and remembers what was asked. */
const answering = (keys: string) => {
  const asked: string[] = [];
  const left = keys.split('');
  const ask = (question: string): Promise<Answer['key']> => {
    asked.push(question);
    return Promise.resolve(left.shift() as Answer['key']);
  };
  return { asked, ask };
};

test.each([
  ['yny', [true, false, true], 3],
  ['na', [false, true, true], 2],
  ['yq', [true, false, false], 2],
  ['nnn', [false, false, false], 3],
])('%s', async (keys, written, times) => {
  const box = three();
  const { asked, ask } = answering(keys);
  const { status, stdout } = await runFix(box, ['--unsafe-fixes', '--interactive'], { ask });
  expect(['a.js', 'b.js', 'c.js'].map((path) => box.read(path) === checked)).toEqual(written);
  expect(asked).toHaveLength(times);
  expect(asked[0]).toBe('Write this change to a.js?');
  expect(stdout).toMatch(/^--- a\/a\.js\n\+\+\+ b\/a\.js\n@@ /u);
  const count = written.filter(Boolean).length;
  expect(stdout).toContain(`  ${String(3 - count)} declined\n`);
  expect(status).toBe(1);
});

test('nobody is asked where nothing can be fixed', async () => {
  const { asked, ask } = answering('');
  const { stdout } = await runFix(three(), ['--interactive'], { ask });
  expect(asked).toEqual([]);
  expect(stdout).toContain('  3 with a fix that can change behaviour; --unsafe-fixes makes it');
});

test('without a terminal it is one sentence, and nothing is written', async () => {
  const box = three();
  const { status, stdout, stderr } = await runFix(box, ['--unsafe-fixes', '--interactive']);
  expect({ status, stdout, text: box.read('a.js') }).toEqual({ status: 2, stdout: '', text: unchecked });
  expect(stderr).toBe(
    'seamlint: --interactive asks on a terminal, and this is none: leave it out, or look first with --dry-run.\n',
  );
});
