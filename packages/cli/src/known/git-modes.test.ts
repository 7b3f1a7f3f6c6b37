import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
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
const quiet = 'export const quiet = 1;\n';

/** The check lies in the file that mounts. */
const guarded = {
  'src/app.ts': `import express from 'express';
import { verified } from './verified';
import { hooks } from './hooks';
const app = express();
app.use('/api', verified, hooks);
`,
  'src/verified.ts': `import Stripe from 'stripe';
const stripe = new Stripe(process.env.STRIPE_KEY!);
export const verified = (req, res, next) => {
  try {
    req.event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_SECRET!);
    next();
  } catch {
    res.sendStatus(400);
  }
};
`,
  'src/hooks.ts': `import { Router } from 'express';
export const hooks = Router();
hooks.post('/webhooks/stripe', async (req, res) => {
  if (req.event.type === 'payment_intent.succeeded') await markPaid(req.event.data.object.id);
  res.sendStatus(200);
});
`,
};

const GIT = {
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.com',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.com',
};
const git = (box: Sandbox, ...args: readonly string[]): string =>
  execFileSync('git', args, {
    cwd: box.folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: box.folder, ...GIT },
  });

// Other tests lay out trees at the same time: what these leave behind is looked for in a folder of their own.
const scratch = mkdtempSync(join(tmpdir(), 'seamlint-modes-'));
vi.stubEnv('TMPDIR', scratch);

const boxes: Sandbox[] = [];
const repository = (files: Readonly<Record<string, string>>): Sandbox => {
  const box = createSandbox({ 'package.json': '{ "name": "shop" }', ...files });
  boxes.push(box);
  git(box, 'init', '-q', '-b', 'main');
  git(box, 'add', '.');
  git(box, 'commit', '-qm', 'first');
  return box;
};
afterAll(() => {
  for (const box of boxes) box.remove();
  vi.unstubAllEnvs();
  rmSync(scratch, { recursive: true, force: true });
});

const ONE = ['--rule', 'require-webhook-dedupe: off', '--no-types', '--no-cache', '--format', 'json'];
const check = (box: Sandbox, ...argv: readonly string[]): Promise<Answer> => box.run(['check', ...argv, ...ONE]);
const filesIn = ({ stdout }: Answer): readonly string[] =>
  (JSON.parse(stdout) as { readonly findings: readonly { readonly file: string }[] }).findings.map(({ file }) => file);

describe('--staged', () => {
  test('reads the index, not the working tree', async () => {
    const box = repository({ 'src/old.ts': hooks, 'src/a.ts': quiet, 'src/b.ts': quiet });
    box.write('src/a.ts', hooks);
    box.write('src/new.ts', hooks);
    git(box, 'add', 'src/a.ts', 'src/new.ts');
    box.write('src/a.ts', quiet);
    box.write('src/b.ts', hooks);
    const answer = await check(box, '--staged');
    expect(answer.status).toBe(1);
    expect(filesIn(answer)).toEqual(['src/a.ts', 'src/new.ts']);
  });

  test('is silent where only the working tree is wrong, and where nothing is staged', async () => {
    const box = repository({ 'src/a.ts': quiet });
    box.write('src/a.ts', hooks);
    expect(await check(box, '--staged')).toMatchObject({ status: 0, stderr: '' });
    git(box, 'add', '.');
    box.write('src/a.ts', quiet);
    expect(filesIn(await check(box, '--staged'))).toEqual(['src/a.ts']);
  });

  test('shows the code of the index, from the folder it is run in', async () => {
    const box = repository({ 'web/package.json': '{}', 'web/src/a.ts': quiet });
    box.write('web/src/a.ts', hooks);
    git(box, 'add', '.');
    rmSync(join(box.folder, 'web/src/a.ts'));
    const { stdout } = await box.run(['--staged', '--no-types', '--no-cache'], { in: 'web' });
    expect(stdout).toContain('src/a.ts:5:1  error');
    expect(stdout).toContain("> 5 | app.post('/webhooks/stripe'");
    expect(stdout).not.toContain('web/src');
  });

  test('takes the paths that a hook passes', async () => {
    const box = repository({ 'src/a.ts': quiet, 'src/b.ts': quiet });
    box.write('src/a.ts', hooks);
    box.write('src/b.ts', hooks);
    git(box, 'add', '.');
    expect(filesIn(await check(box, '--staged', 'src/b.ts'))).toEqual(['src/b.ts']);
    box.write('src/untracked.ts', hooks);
    expect(await check(box, '--staged', 'src/untracked.ts')).toMatchObject({ status: 0, stderr: '' });
    expect(await check(box, '--staged', 'src/nowhere.ts')).toMatchObject({ status: 2 });
  });

  test('knows a guard that lies in a file that is not staged', async () => {
    const box = repository(guarded);
    box.write('src/hooks.ts', `// moved\n${guarded['src/hooks.ts']}`);
    git(box, 'add', '.');
    expect(filesIn(await check(box, '--staged'))).toEqual([]);
  });

  test('knows what the baseline holds by where it belongs', async () => {
    const box = repository({ 'src/a.ts': quiet, 'src/b.ts': hooks });
    await box.run(['check', '--update-baseline', ...ONE]);
    box.write('src/a.ts', hooks);
    box.write('src/b.ts', `// moved\n${hooks}`);
    git(box, 'add', '.');
    const answer = await check(box, '--staged', '--baseline', 'seamlint-baseline.json');
    expect(filesIn(answer)).toEqual(['src/a.ts']);
    expect(answer.stderr).toBe('');
  });

  test('calls nothing gone that lies in the working tree alone', async () => {
    const box = repository({ 'src/a.ts': quiet });
    box.write('src/b.ts', hooks);
    await box.run(['check', '--update-baseline', ...ONE]);
    const text = box.read('seamlint-baseline.json');
    expect((await check(box, '--staged', '--prune-baseline')).stderr).not.toContain('gone');
    expect(box.read('seamlint-baseline.json')).toBe(text);
  });

  test('takes all of the index before the first commit', async () => {
    const box = createSandbox({ 'package.json': '{}', 'a.ts': hooks, 'b.ts': hooks });
    boxes.push(box);
    git(box, 'init', '-q');
    git(box, 'add', 'a.ts');
    expect(filesIn(await check(box, '--staged'))).toEqual(['a.ts']);
  });
});

describe('--since', () => {
  test('tells of what is new, also where it was not touched', async () => {
    const box = repository({ ...guarded, 'src/old.ts': hooks });
    git(box, 'checkout', '-qb', 'topic');
    box.write('src/app.ts', guarded['src/app.ts'].replace('verified, hooks', 'hooks'));
    const answer = await check(box, '--since', 'main');
    expect(answer.status).toBe(1);
    expect(filesIn(answer)).toEqual(['src/hooks.ts']);
  });

  test('counts from where the branch began', async () => {
    const box = repository({ 'src/a.ts': quiet });
    git(box, 'checkout', '-qb', 'topic');
    box.write('src/b.ts', hooks);
    git(box, 'add', '.');
    git(box, 'commit', '-qm', 'second');
    git(box, 'checkout', '-q', 'main');
    box.write('src/b.ts', hooks);
    git(box, 'add', '.');
    git(box, 'commit', '-qm', 'the same elsewhere');
    git(box, 'checkout', '-q', 'topic');
    expect(filesIn(await check(box, '--since', 'main'))).toEqual(['src/b.ts']);
    expect(filesIn(await check(box, '--since', 'HEAD'))).toEqual([]);
  });

  test('is silent about what was moved, renamed or reformatted', async () => {
    const box = repository({ 'src/a.ts': hooks, 'src/b.ts': hooks });
    git(box, 'mv', 'src/a.ts', 'src/renamed.ts');
    box.write('src/b.ts', `// a line\n${hooks.replace('async (req, res) =>', '\n  async (req, res) =>')}`);
    expect(await check(box, '--since', 'HEAD')).toMatchObject({ status: 0, stderr: '' });
  });

  test('calls nothing of a baseline gone that is as old as both', async () => {
    const box = repository({ 'src/a.ts': hooks });
    await box.run(['check', '--update-baseline', ...ONE]);
    const baselined = (): Promise<Answer> => check(box, '--since', 'HEAD', '--baseline', 'seamlint-baseline.json');
    expect(await baselined()).toMatchObject({ status: 0, stderr: '' });
    box.write('src/a.ts', quiet);
    expect((await baselined()).stderr).toContain('1 finding of seamlint-baseline.json is gone');
  });

  test('keeps of a baseline what is as old as both, and counts it once', async () => {
    const box = repository({ 'src/a.ts': hooks });
    await box.run(['check', '--update-baseline', ...ONE]);
    const text = box.read('seamlint-baseline.json');
    for (const option of ['--prune-baseline', '--update-baseline']) {
      await check(box, '--since', 'HEAD', option);
      expect(box.read('seamlint-baseline.json')).toBe(text);
    }
    box.write('src/a.ts', hooks + route('more'));
    const both = await check(box, '--since', 'HEAD', '--baseline', 'seamlint-baseline.json');
    expect(filesIn(both)).toEqual(['src/a.ts']);
  });

  test('knows a workspace that was moved, and takes no neighbour for what it was', async () => {
    const box = repository({ 'app/pnpm-workspace.yaml': '', 'app/a.ts': hooks, 'other/a.ts': hooks });
    git(box, 'mv', 'app', 'moved');
    expect(filesIn(await box.run(['check', '--since', 'HEAD', ...ONE], { in: 'moved' }))).toEqual([]);
    box.write('moved/b.ts', hooks);
    expect(filesIn(await box.run(['check', '--since', 'HEAD', ...ONE], { in: 'moved' }))).toEqual(['b.ts']);
  });

  test('goes by the configs of today', async () => {
    const config = (level: string): string => `{ "rules": { "require-webhook-signature": "${level}" } }`;
    const box = repository({ 'src/a.ts': hooks, 'seamlint.config.json': config('off') });
    box.write('seamlint.config.json', config('error'));
    const { stdout } = await box.run(['check', '--since', 'HEAD', '--no-types', '--no-cache', '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({ findings: [], summary: { baselined: 1 } });
  });

  test('goes along with --staged', async () => {
    const box = repository({ 'src/a.ts': hooks, 'src/b.ts': quiet });
    box.write('src/a.ts', hooks + route('more'));
    box.write('src/b.ts', hooks);
    git(box, 'add', 'src/a.ts');
    expect(filesIn(await check(box, '--staged', '--since', 'HEAD'))).toEqual(['src/a.ts']);
  });

  test('works in a linked worktree', async () => {
    const box = repository({ 'src/a.ts': quiet });
    git(box, 'worktree', 'add', '-q', 'linked', '-b', 'topic');
    box.write('linked/src/a.ts', hooks);
    const { stdout } = await box.run(['check', '--since', 'main', ...ONE], { in: 'linked' });
    expect(stdout).toContain('"src/a.ts"');
  });

  test('leaves out what lies in a submodule, and takes it for a repository of its own inside', async () => {
    const inner = repository({ 'a.ts': hooks });
    const box = repository({ 'src/a.ts': quiet });
    git(box, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.folder, 'vendored');
    git(box, 'commit', '-qam', 'second');
    expect(filesIn(await check(box, '--since', 'HEAD'))).toEqual([]);
    box.write('vendored/b.ts', hooks);
    const { stdout } = await box.run(['check', '--since', 'HEAD', ...ONE], { in: 'vendored' });
    expect(filesIn({ status: 0, stdout, stderr: '' })).toEqual(['b.ts']);
  });

  test('says what is missing', async () => {
    const box = repository({ 'src/a.ts': quiet });
    expect((await check(box, '--since', 'nowhere')).stderr).toContain(
      'there is no commit "nowhere" here; fetch it first',
    );
    git(box, 'checkout', '-q', '--orphan', 'other');
    git(box, 'commit', '-qm', 'apart');
    expect((await check(box, '--since', 'main')).stderr).toContain('no common history');
    const clone = createSandbox({});
    boxes.push(clone);
    git(clone, 'clone', '-q', '--depth', '1', `file://${box.folder}`, '.');
    const { status, stderr } = await check(clone, '--since', 'main');
    expect(status).toBe(2);
    expect(stderr).toContain('this clone is shallow');
    expect(stderr).toContain('fetch-depth: 0');
  });

  test.each(['--since', '--staged'])('%s without a repository is one sentence', async (option) => {
    const box = createSandbox({ 'a.ts': quiet });
    boxes.push(box);
    const { status, stderr } = await check(box, ...(option === '--since' ? [option, 'main'] : [option]));
    expect(status).toBe(2);
    expect(stderr).toBe(
      `seamlint: ${option} wants a git repository, and this folder is in none: run it in one, or leave ${option} out.\n`,
    );
    const bare = await box.run(['check', '--staged'], { env: { PATH: '/nowhere' } });
    expect(bare.stderr).toContain("wants git, which can't be run here");
  });

  test('leaves nothing behind', () => {
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('seamlint-tree-'))).toEqual([]);
  });
});

describe('--stdin', () => {
  test('takes the text for that of the file', async () => {
    const box = repository({ ...guarded, 'src/a.ts': quiet });
    const { stdout } = await box.run(['--stdin', '--stdin-filename', 'src/a.ts', ...ONE], { stdin: hooks });
    expect(filesIn({ status: 1, stdout, stderr: '' })).toEqual(['src/a.ts']);
    expect(box.read('src/a.ts')).toBe(quiet);
    const fixed = await box.run(['--stdin', '--stdin-filename', 'src/new.ts', ...ONE], { stdin: hooks });
    expect(filesIn(fixed)).toEqual(['src/new.ts']);
  });

  test.each([
    [['--stdin'], 'wants --stdin-filename'],
    [['--stdin-filename', 'a.ts'], 'goes with --stdin'],
    [['--stdin', '--stdin-filename', 'no/such/a.ts'], 'no folder for no/such/a.ts'],
    [['--stdin', '--stdin-filename', 'a.ts', 'src'], 'takes no paths'],
    [['--stdin', '--stdin-filename', 'a.ts', '--staged'], 'goes with neither'],
  ])('%j is one sentence', async (argv, said) => {
    const box = repository({ 'src/a.ts': quiet });
    const { status, stdout, stderr } = await box.run(argv);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(said);
  });
});
