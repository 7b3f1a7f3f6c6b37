import { chmodSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createSandbox } from '../sandbox.ts';
import type { Answer, Sandbox } from '../sandbox.ts';

const route = (path: string): string => `app.post('/webhooks/${path}', async (req, res) => {
  const event = req.body as Stripe.Event;
  if (event.type === 'payment_intent.succeeded') await markPaid(event.data.object.id);
  res.sendStatus(200);
});
`;
const head = "import express from 'express';\nimport Stripe from 'stripe';\nconst app = express();\n\n";
const hooks = head + route('stripe');

const boxes: Sandbox[] = [];
const sandbox = (files: Readonly<Record<string, string>>): Sandbox => {
  const box = createSandbox({ 'package.json': '{ "name": "shop" }', ...files });
  boxes.push(box);
  return box;
};
afterAll(() => {
  for (const box of boxes) box.remove();
});

const RULE = ['--rule', 'require-webhook-dedupe: off', '--no-types', '--no-cache'];
const NAME = 'seamlint-baseline.json';
const update = (box: Sandbox, ...argv: readonly string[]): Promise<Answer> =>
  box.run(['check', ...argv, '--update-baseline', ...RULE]);
const check = (box: Sandbox, ...argv: readonly string[]): Promise<Answer> =>
  box.run(['check', ...argv, '--baseline', NAME, '--format', 'json', ...RULE]);

interface Summary {
  readonly findings: number;
  readonly baselined: number;
}
const summaryOf = ({ stdout }: Answer): Summary => (JSON.parse(stdout) as { readonly summary: Summary }).summary;

describe('a baseline', () => {
  test('holds what is there today, a line each, and is passed by nothing else', async () => {
    const box = sandbox({ 'src/a.ts': hooks, 'src/b.ts': hooks });
    const written = await update(box);
    expect(written).toMatchObject({ status: 0, stderr: `seamlint: ${NAME} holds 2 findings (2 new).\n` });
    const text = box.read(NAME);
    expect(text.split('\n').filter((line) => line.includes('"rule"'))).toHaveLength(2);

    const same = await check(box);
    expect(same).toMatchObject({ status: 0, stderr: '' });
    expect(summaryOf(same)).toMatchObject({ findings: 0, baselined: 2 });
    const { stdout } = await box.run(['check', '--baseline', NAME, ...RULE]);
    expect(stdout).toBe('No findings in 2 files, 2 seams, 2 known before.\n');

    box.write('src/c.ts', head + route('other'));
    const more = await check(box);
    expect(more.status).toBe(1);
    expect(summaryOf(more)).toMatchObject({ findings: 1, baselined: 2 });
    await update(box);
    expect(box.read(NAME)).not.toBe(text);
  });

  test.each([
    ['moved down', `// one\n\n// two\n${hooks}`],
    [
      'reformatted',
      hooks.replace(
        "app.post('/webhooks/stripe', async (req, res) => {",
        'app.post(\n  "/webhooks/stripe",\n  async (req, res) => {',
      ),
    ],
    ['edited inside', hooks.replace('res.sendStatus(200)', 'res.status(200).end()')],
  ])('knows what was %s', async (_, text) => {
    const box = sandbox({ 'src/a.ts': hooks });
    await update(box);
    box.write('src/a.ts', text);
    expect(summaryOf(await check(box))).toMatchObject({ findings: 0, baselined: 1 });
  });

  test('knows a file that was renamed, and writes its new name', async () => {
    const box = sandbox({ 'src/a.ts': hooks });
    await update(box);
    renameSync(join(box.folder, 'src/a.ts'), join(box.folder, 'src/renamed.ts'));
    const { status, stderr } = await check(box);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    await check(box, '--prune-baseline');
    expect(box.read(NAME)).toContain('src/renamed.ts');
  });

  test('does not take one that is new for one that is gone elsewhere', async () => {
    const box = sandbox({ 'src/a.ts': hooks, 'src/b.ts': head });
    await update(box);
    box.write('src/a.ts', head);
    box.write('src/b.ts', hooks);
    expect(summaryOf(await check(box))).toMatchObject({ findings: 1, baselined: 0 });
  });

  test('a second one of the same look in the same file is new', async () => {
    const box = sandbox({ 'src/a.ts': hooks });
    await update(box);
    box.write('src/a.ts', hooks + route('more'));
    expect(summaryOf(await check(box))).toMatchObject({ findings: 1, baselined: 1 });
  });

  test('says what is gone, and takes it out when it is asked to', async () => {
    const box = sandbox({ 'src/a.ts': hooks, 'src/b.ts': hooks });
    await update(box);
    box.write('src/b.ts', head);
    expect((await check(box)).stderr).toBe(`seamlint: 1 finding of ${NAME} is gone; --prune-baseline takes it out.\n`);
    box.write('src/c.ts', hooks);
    const pruned = await check(box, '--prune-baseline');
    expect(pruned.stderr).toBe(`seamlint: ${NAME} holds 1 finding (1 gone).\n`);
    expect(pruned.status).toBe(1);
  });

  test('of files that are not asked for everything stays', async () => {
    const box = sandbox({ 'src/a.ts': hooks, 'lib/b.ts': hooks });
    await update(box);
    box.write('src/a.ts', head);
    expect((await check(box, 'lib')).stderr).toBe('');
    await update(box, 'src');
    expect(box.read(NAME)).toContain('lib/b.ts');
    expect(box.read(NAME)).not.toContain('src/a.ts');
  });

  test('says nothing is gone of a rule that is off', async () => {
    const box = sandbox({ 'src/a.ts': hooks });
    await update(box);
    expect((await check(box, '--rule', 'require-webhook-signature: off')).stderr).toBe('');
  });

  describe('that was made with a wider preset', () => {
    const STRICT = ['--preset', 'strict'];
    const slack = `import { createHmac, timingSafeEqual } from 'node:crypto';
export async function POST(request: Request) {
  const raw = await request.text();
  const time = request.headers.get('x-slack-request-timestamp');
  const wanted = 'v0=' + createHmac('sha256', process.env.SLACK_SIGNING_SECRET!).update(\`v0:\${time}:\${raw}\`).digest('hex');
  if (!timingSafeEqual(Buffer.from(wanted), Buffer.from(request.headers.get('x-slack-signature') ?? ''))) return new Response(null, { status: 401 });
  await flows.start(JSON.parse(raw).event);
  return new Response(null, { status: 200 });
}
`;
    const files = {
      'src/app/api/webhooks/slack/route.ts': slack,
      'src/log.ts': 'export const note = (viewerEmail) => console.log(`viewed by ${viewerEmail}`);\n',
    };
    const made = async (): Promise<Sandbox> => {
      const box = sandbox(files);
      await update(box, ...STRICT);
      return box;
    };

    test('keeps what this run did not judge, and what it judged and does not tell', async () => {
      const box = await made();
      const all = box.read(NAME);
      expect(all).toContain('"rule":"require-webhook-freshness"');
      expect(all).toContain('"rule":"no-sensitive-log"');
      expect((await check(box)).stderr).toBe('');
      await check(box, '--prune-baseline');
      expect(box.read(NAME)).toBe(all);
      await update(box);
      expect(box.read(NAME)).toBe(all);
    });

    test('keeps it of a file that was renamed', async () => {
      const box = await made();
      renameSync(join(box.folder, 'src/log.ts'), join(box.folder, 'src/log2.ts'));
      renameSync(join(box.folder, 'src/app/api/webhooks/slack'), join(box.folder, 'src/app/api/webhooks/slack2'));
      await check(box, '--prune-baseline');
      expect(await check(box, ...STRICT)).toMatchObject({ status: 0, stderr: '' });
      expect(summaryOf(await check(box, ...STRICT))).toMatchObject({ findings: 0 });
    });

    test('loses what is gone', async () => {
      const box = await made();
      box.write('src/log.ts', 'export const note = 1;\n');
      await check(box, '--prune-baseline');
      expect(box.read(NAME)).not.toContain('no-sensitive-log');
      expect(box.read(NAME)).toContain('require-webhook-freshness');
    });
  });

  test('counts its paths from its own folder', async () => {
    const box = sandbox({ 'one/src/a.ts': hooks });
    await box.run(['check', '--update-baseline', ...RULE], { in: 'one' });
    expect(box.read(`one/${NAME}`)).toContain('"src/a.ts"');
    const { status } = await box.run(['check', '--baseline', `one/${NAME}`, ...RULE]);
    expect(status).toBe(0);
  });

  test('keeps what it knows of other workspaces', async () => {
    const box = sandbox({ 'one/package.json': '{ "workspaces": [] }', 'one/a.ts': hooks, 'two/b.ts': hooks });
    await update(box);
    const all = box.read(NAME);
    const { status, stderr } = await box.run(['check', '--baseline', `../${NAME}`, '--prune-baseline', ...RULE], {
      in: 'one',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: `seamlint: ../${NAME} holds 2 findings.\n` });
    expect(box.read(NAME)).toBe(all);
  });

  test.skipIf(process.getuid?.() === 0)('that may not be written stays as it is', async () => {
    const box = sandbox({ 'src/a.ts': hooks });
    await update(box);
    const text = box.read(NAME);
    chmodSync(join(box.folder, NAME), 0o444);
    box.write('src/b.ts', hooks);
    expect((await update(box)).stderr).toContain('could not be written (EACCES)');
    expect(box.read(NAME)).toBe(text);
  });

  test('of two equal findings in a merge conflict both are kept, and what only one side has', async () => {
    const box = sandbox({ 'src/a.ts': hooks + route('more'), 'src/b.ts': hooks });
    await update(box, 'src/a.ts');
    const ours = box.read(NAME);
    await update(box);
    const theirs = box.read(NAME);
    box.write(NAME, `<<<<<<< ours\r\n${ours}||||||| base\n{}\n=======\n${theirs}>>>>>>> theirs\n`);
    expect(summaryOf(await check(box))).toMatchObject({ findings: 0, baselined: 3 });
    await check(box, '--prune-baseline');
    expect(box.read(NAME)).toBe(theirs);
  });

  test('is read through a merge conflict: both sides count', async () => {
    const box = sandbox({ 'src/a.ts': hooks, 'src/b.ts': hooks });
    await update(box, 'src/a.ts');
    const ours = box.read(NAME);
    await update(box);
    const [first, second] = box.read(NAME).match(/^ +\{.*\}/gmu) ?? [];
    box.write(
      NAME,
      ours.replace(/^ +\{.*\}$/mu, `<<<<<<< ours\n${String(first)}\n=======\n${String(second)}\n>>>>>>> theirs`),
    );
    const { status, stderr } = await check(box);
    expect(status).toBe(0);
    expect(stderr).toContain('merge conflict');
  });

  test.each([
    ['is not there', [], 'There is no baseline'],
    ['holds something else', ['package.json'], 'is no baseline of this version'],
    ['is a folder', ['src'], 'is a folder'],
    ['is no JSON', ['README.md'], "can't be read as JSON"],
    ['is named like source', ['src/a.ts'], 'is named like source code'],
    ['has no name', [''], 'wants the name of a file'],
  ])('that %s is one sentence', async (_, [name = 'missing.json'], said) => {
    const box = sandbox({ 'src/a.ts': hooks, 'README.md': '# shop' });
    const { status, stdout, stderr } = await box.run(['check', '--baseline', name]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(said);
  });

  test('is never written over something else', async () => {
    const box = sandbox({ 'src/a.ts': hooks });
    const { status } = await box.run(['check', '--update-baseline', '--baseline', 'package.json']);
    expect(status).toBe(2);
    expect(box.read('package.json')).toBe('{ "name": "shop" }');
  });
});
