import { chmodSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePack } from '@seamlint/analyzer';
import { afterEach, describe, expect, it } from 'vitest';

import { createSandbox, type Sandbox } from '../../sandbox.ts';

const hooks = `import express from 'express';
const app = express();
app.post('/webhooks/stripe', async (req, res) => {
  await markPaid(req.body.data.object.id);
  res.sendStatus(200);
});
`;

const boxes: Sandbox[] = [];
const sandbox = (): Sandbox => {
  const box = createSandbox({ 'package.json': '{ "name": "shop" }', 'src/hooks.ts': hooks });
  boxes.push(box);
  return box;
};
afterEach(() => {
  for (const box of boxes.splice(0)) box.remove();
});

const kept = ['check', '--cache-location', '.kept', '--format', 'json'];
const packsIn = (box: Sandbox): readonly string[] =>
  readdirSync(join(box.folder, '.kept'))
    .filter((name) => name.endsWith('.pack'))
    .map((name) => join(box.folder, '.kept', name));

describe('a folder that is not ours', () => {
  it('is given no .gitignore, so that no source is left out the next time', async () => {
    const box = sandbox();
    const argv = ['check', '--cache-location', '.', '--format', 'json'];
    const first = await box.run(argv);
    expect(readdirSync(box.folder)).not.toContain('.gitignore');
    expect(await box.run(argv)).toEqual(first);
    await box.run(kept);
    expect(readFileSync(join(box.folder, '.kept/.gitignore'), 'utf8')).toBe('*\n');
  });

  it('keeps what others keep there', async () => {
    const box = sandbox();
    const old = new Date(Date.now() - 90 * 24 * 60 * 60 * 1000);
    for (const name of ['objects.pack', 'report.tmp', 'answer-short.pack']) {
      box.write(name, 'theirs');
      utimesSync(join(box.folder, name), old, old);
    }
    const orphan = `facts-${'a'.repeat(24)}.pack.${'0'.repeat(12)}.tmp`;
    box.write(orphan, 'ours');
    utimesSync(join(box.folder, orphan), old, old);
    await box.run(['check', '--cache-location', '.']);
    expect(readdirSync(box.folder)).toEqual(
      expect.arrayContaining(['objects.pack', 'report.tmp', 'answer-short.pack']),
    );
    expect(readdirSync(box.folder)).not.toContain(orphan);
  });

  it('has a name', async () => {
    const { status, stderr } = await sandbox().run(['check', '--cache-location', '']);
    expect(status).toBe(2);
    expect(stderr).toContain('--cache-location takes a folder');
  });
});

it('packs that were swapped, or hold something else, are read as none', async () => {
  const box = sandbox();
  const first = await box.run(kept);
  const [answer = '', facts = ''] = packsIn(box).toSorted();
  const [one, other] = [readFileSync(answer), readFileSync(facts)];
  writeFileSync(answer, other);
  writeFileSync(facts, one);
  expect(await box.run(kept)).toEqual(first);
  for (const head of [null, {}, [], 'text', { answer: {}, seen: {}, outside: [] }]) {
    for (const pack of [answer, facts]) writePack(pack, head, []);
    expect(await box.run(kept)).toEqual(first);
  }
});

it.skipIf(process.getuid?.() === 0)('what could not be read is asked again', async () => {
  const box = sandbox();
  const path = join(box.folder, 'src/hooks.ts');
  chmodSync(path, 0);
  const closed = await box.run(kept);
  chmodSync(path, 0o644);
  expect((await box.run(kept)).stdout).not.toBe(closed.stdout);
});

it('what is no text is no reason to begin anew', async () => {
  const box = sandbox();
  box.write('src/data.ts', 'export const data = "\0";\n');
  // What was written just now may be written again within the same tick of the clock.
  await new Promise((resolve) => setTimeout(resolve, 3000));
  const first = await box.run(kept);
  expect(first.stdout).toContain('is not UTF-8 text');
  expect(packsIn(box).some((path) => path.includes('answer-'))).toBe(true);
  expect(await box.run(kept)).toEqual(first);
});
