import { PassThrough, Writable } from 'node:stream';
import { expect, test, vi } from 'vitest';
import { createAsk } from './ask.ts';
import type { Answer } from './io.ts';

const ANSWERS: readonly Answer[] = [
  { key: 'y', name: 'yes' },
  { key: 'n', name: 'no' },
];

const stop = vi.fn<() => never>(() => {
  throw new Error('stopped');
});

const asking = () => {
  const keys = new PassThrough();
  const screen = new Writable({
    write(_chunk, _encoding, done) {
      done();
    },
  });
  // As with standard output, the end of a prompt is not the end of the screen.
  screen.end = () => screen;
  const ask = createAsk(keys, screen, stop);
  return { keys, ask: async (question: string) => ask(question, ANSWERS) };
};

test('keys that are typed ahead wait for their question', async () => {
  const { keys, ask } = asking();
  keys.write('y\nn\rzz\ny\n');
  expect(await ask('one?')).toBe('y');
  expect(await ask('two?')).toBe('n');
  const third = ask('three?');
  keys.write('\u0015y\n');
  expect(await third).toBe('y');
});

test('Enter alone is the default, and a key that comes late is heard', async () => {
  const { keys, ask } = asking();
  const first = ask('one?');
  keys.write('\n');
  expect(await first).toBe('n');
  const second = ask('two?');
  keys.write('y');
  keys.write('\n');
  expect(await second).toBe('y');
});

test.each([
  ['Ctrl-C', (keys: PassThrough) => keys.write('\u0003')],
  ['a terminal that is gone', (keys: PassThrough) => keys.end()],
])('%s stops', async (_, leave) => {
  const { keys, ask } = asking();
  const asked = ask('one?');
  leave(keys);
  await expect(asked).rejects.toThrow('stopped');
});
