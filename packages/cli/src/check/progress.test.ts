import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startProgress } from './progress.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const said = (terminal: { readonly isTTY: boolean; readonly isErrTTY: boolean }, ends: number): string => {
  let text = '';
  const io = { env: {}, stderr: (more: string) => (text += more), ...terminal };
  const progress = startProgress(io);
  vi.advanceTimersByTime(1000);
  progress.say('Reading 2 files');
  for (let end = 0; end < ends; end += 1) progress.end();
  return text;
};

test('shows one line after a while, and takes it away once', () => {
  const line = '\r\u001B[KLooking for files …\r\u001B[KReading 2 files …\r\u001B[K';
  expect(said({ isTTY: true, isErrTTY: true }, 2)).toBe(line);
});

test.each([
  { isTTY: true, isErrTTY: false },
  { isTTY: false, isErrTTY: true },
])('shows nothing where it is written to a file: %j', (terminal) => {
  expect(said(terminal, 1)).toBe('');
});
