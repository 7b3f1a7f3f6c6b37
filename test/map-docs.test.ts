import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { run } from '../packages/cli/src/run.ts';
import { root } from './source-files.ts';

it('the page about the map shows what it prints', async () => {
  const page = readFileSync(`${root}/docs/map.md`, 'utf8');
  const [, argv = '', shown] = /^```console\n\$ npx seamlint (.+)\n([^]*?)^```$/mu.exec(page) ?? [];
  const said: string[] = [];
  const status = await run([...argv.split(' '), '--no-cache'], {
    stdout: (text) => said.push(text),
    stderr: (text) => said.push(text),
    stdin: () => Promise.resolve(''),
    cwd: `${root}/fixtures/apps/express-shop`,
    env: {},
    isTTY: false,
    isErrTTY: false,
    now: () => 0,
  });
  expect({ status, printed: said.join('') }).toEqual({ status: 0, printed: shown });
});
