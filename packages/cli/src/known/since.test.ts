import { afterAll, describe, expect, test } from 'vitest';
import { check, filesIn, git, gitBoxes, guarded, hooks, ONE, quiet, route } from '../git/git-sandbox.ts';
import type { Answer } from '../sandbox.ts';

const { folder, repository, removeAll } = gitBoxes();
afterAll(removeAll);

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
    expect(filesIn({ stdout })).toEqual(['b.ts']);
  });

  test('says what is missing', async () => {
    const box = repository({ 'src/a.ts': quiet });
    expect((await check(box, '--since', 'nowhere')).stderr).toContain(
      'there is no commit "nowhere" here; fetch it first',
    );
    git(box, 'checkout', '-q', '--orphan', 'other');
    git(box, 'commit', '-qm', 'apart');
    expect((await check(box, '--since', 'main')).stderr).toContain('no common history');
    const clone = folder({});
    git(clone, 'clone', '-q', '--depth', '1', `file://${box.folder}`, '.');
    const { status, stderr } = await check(clone, '--since', 'main');
    expect(status).toBe(2);
    expect(stderr).toContain('this clone is shallow');
    expect(stderr).toContain('fetch-depth: 0');
  });
});
