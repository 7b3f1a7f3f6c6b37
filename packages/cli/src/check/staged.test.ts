import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { check, filesIn, git, gitBoxes, guarded, hooks, ONE, quiet } from '../git/git-sandbox.ts';

// Other tests lay out trees at the same time: what these leave behind is looked for in a folder of their own.
const scratch = mkdtempSync(join(tmpdir(), 'seamlint-modes-'));
vi.stubEnv('TMPDIR', scratch);

const { folder, repository, removeAll } = gitBoxes();
afterAll(() => {
  removeAll();
  vi.unstubAllEnvs();
  rmSync(scratch, { recursive: true, force: true });
});

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
    expect(await check(box, '--staged', 'src/nowhere.ts')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(`There is no file or folder "src/nowhere.ts" in ${box.folder}:`) as string,
    });
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

  test('reads all of the index where the working tree does without some of it', async () => {
    const box = repository({ ...guarded, 'lib/verified.ts': guarded['src/verified.ts'] });
    box.write('src/app.ts', guarded['src/app.ts'].replace('./verified', '../lib/verified'));
    git(box, 'add', '.');
    git(box, 'commit', '-qm', 'second');
    git(box, 'sparse-checkout', 'set', 'src');
    box.write('src/hooks.ts', `// moved\n${guarded['src/hooks.ts']}`);
    git(box, 'add', '.');
    const { status, stdout } = await check(box, '--staged');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ findings: [], undecided: [], summary: { files: 1 } });
  });

  test('is run by a hook of a linked worktree, in a folder of it', async () => {
    const box = repository({ 'web/package.json': '{}' });
    git(box, 'worktree', 'add', '-q', 'linked', '-b', 'topic');
    box.write('linked/web/a.ts', hooks);
    git(box, '-C', 'linked', 'add', '.');
    const gitDir = git(box, '-C', 'linked', 'rev-parse', '--absolute-git-dir').trim();
    for (const GIT_DIR of [gitDir, '.git']) {
      const env = { PATH: process.env['PATH'], GIT_DIR, GIT_INDEX_FILE: join(gitDir, 'index') };
      const answer = await box.run(['check', '--staged', ...ONE], { in: 'linked/web', env });
      expect(filesIn(answer)).toEqual(['a.ts']);
    }
  });

  test('says where a conflict is', async () => {
    const box = repository({ 'src/a.ts': quiet });
    git(box, 'checkout', '-qb', 'topic');
    box.write('src/a.ts', hooks);
    git(box, 'commit', '-qam', 'second');
    git(box, 'checkout', '-q', 'main');
    box.write('src/a.ts', `${quiet}// ours\n`);
    git(box, 'commit', '-qam', 'third');
    expect(() => git(box, 'merge', '-q', 'topic')).toThrow();
    expect(await check(box, '--staged')).toMatchObject({
      status: 2,
      stderr: 'seamlint: The index holds both sides of a conflict in src/a.ts: resolve it, and stage the file.\n',
    });
  });

  test('takes all of the index before the first commit', async () => {
    const box = folder({ 'package.json': '{}', 'a.ts': hooks, 'b.ts': hooks });
    git(box, 'init', '-q');
    git(box, 'add', 'a.ts');
    expect(filesIn(await check(box, '--staged'))).toEqual(['a.ts']);
  });
});

describe('what git holds', () => {
  test.each(['--since', '--staged'])('%s without a repository is one sentence', async (option) => {
    const box = folder({ 'a.ts': quiet });
    const { status, stderr } = await check(box, ...(option === '--since' ? [option, 'main'] : [option]));
    expect(status).toBe(2);
    expect(stderr).toBe(
      `seamlint: ${option} wants a git repository, and this folder is in none: run it in one, or leave ${option} out.\n`,
    );
    const bare = await box.run(['check', '--staged'], { env: { PATH: '/nowhere' } });
    expect(bare.stderr).toContain("wants git, which can't be run here");
  });

  test('wants room for it', async () => {
    const box = repository({ 'src/a.ts': hooks });
    vi.stubEnv('TMPDIR', join(scratch, 'missing'));
    const { status, stderr } = await check(box, '--staged');
    vi.stubEnv('TMPDIR', scratch);
    expect(status).toBe(2);
    expect(stderr).toContain('(ENOENT): set TMPDIR to a folder that can be written.');
  });

  test('leaves nothing behind', () => {
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('seamlint-tree-'))).toEqual([]);
  });
});
