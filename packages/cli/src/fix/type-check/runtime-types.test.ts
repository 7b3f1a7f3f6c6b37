import { afterAll, expect, test } from 'vitest';
import { changed, fixBoxes, good, runFix, unchecked } from '../fix-sandbox.ts';

const boxes = fixBoxes();
afterAll(() => {
  boxes.removeAll();
});

const typed = `declare module 'express' { const express: () => any; export default express; }
declare module 'stripe' { const Stripe: any; export default Stripe; }
declare const process: any;
declare const markPaid: (id: unknown) => Promise<void>;
`;

const hooks = unchecked.replace('(req, res)', '(req: any, res: any)');
const tsconfig = '{ "compilerOptions": { "strict": true, "noEmit": true, "lib": ["es2023", "dom"] } }';

/** Checks the event, and calls the runtime beside it. */
const importing = (line: string) => (text: string) => {
  const result = good(text);
  return result.kind === 'changed'
    ? changed(`import { idempotencyKey } from '@seamlint/runtime';\n${result.text}${line}\n`)
    : result;
};

const open = () => boxes.open({ 'hooks.js': '', 'hooks.ts': hooks, 'types.d.ts': typed, 'tsconfig.json': tsconfig });

test('what a project has not installed yet is checked against our own copy of it', async () => {
  const { stdout } = await runFix(open(), ['--unsafe-fixes'], {
    apply: importing("export const key: string | Promise<string> = idempotencyKey('order', '1');"),
  });
  expect(stdout).toContain('1 finding fixed in 1 file.');
}, 60_000);

test('a wrong use of it is a type error like any other', async () => {
  const box = open();
  const { stdout } = await runFix(box, ['--unsafe-fixes'], {
    apply: importing("export const key: { no: 'key' } = idempotencyKey('order', '1');"),
  });
  expect(box.read('hooks.ts')).toBe(hooks);
  expect(stdout).toContain('it would bring a type error (TS2322');
}, 60_000);
