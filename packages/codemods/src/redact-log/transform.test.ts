import { expect, it } from 'vitest';
import { transform } from './transform.ts';

/** `{{log}}` alone changes from case to case. */
const inFile = (lines: readonly string[]): string =>
  [
    "import axios from 'axios';",
    "import { redact } from '@seamlint/runtime';",
    'export const send = async (url: string) => {',
    '  try {',
    "    await axios.post(url, {}, { headers: { Authorization: `Bearer ${process.env['TOKEN']}` } });",
    '  } catch (err: any) {',
    ...lines.map((line) => `    ${line}`),
    '  }',
    '};',
    '',
  ].join('\n');

const run = (source: string): string => transform({ path: 'src/send.ts', source }, { report: () => undefined });

it.each([
  [
    'parts of an error are no errors',
    ['const { response, config } = err;', 'console.log(response, { config });'],
    ['const { response, config } = err;', 'console.log(redact(response), { config: redact(config) });'],
  ],
  [
    'an error that is spread',
    ["console.log({ msg: 'failed', ...err });"],
    ["console.log({ msg: 'failed', ...redact(err) });"],
  ],
  [
    'an error that is added to',
    ['console.log(Object.assign(err, { a: 1 }));'],
    ['console.log(redact(Object.assign(err, { a: 1 })));'],
  ],
  ['an error as a whole', ['console.log(err);'], ['console.log(err instanceof Error ? err.message : String(err));']],
])('%s', (_, before, after) => {
  expect(run(inFile(before))).toBe(inFile(after));
});

it('what a callback takes out of an error', () => {
  const file = (logged: string): string => `import axios from 'axios';
import { redact } from '@seamlint/runtime';
export const load = (url: string) =>
  axios.get(url, { headers: { Authorization: process.env['API_KEY'] } }).catch(({ response }) => console.log(${logged}));
`;
  expect(run(file('response'))).toBe(file('redact(response)'));
});

it('what a request or an answer is waited for', () => {
  const file = (wrapped: (text: string) => string): string => `import { Hono } from 'hono';
import { redact } from '@seamlint/runtime';
const app = new Hono();
app.post('/orders', async (c) => {
  console.log(${wrapped('await c.req.json()')}, ${wrapped('Object.fromEntries(c.req.raw.headers)')});
  return c.text('');
});
`;
  expect(run(file((text) => text))).toBe(file((text) => `redact(${text})`));
});
