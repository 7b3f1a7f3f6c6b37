import { afterAll, describe, expect, test } from 'vitest';
import { filesIn, gitBoxes, guarded, hooks, ONE, quiet } from '../git/git-sandbox.ts';

const { repository, removeAll } = gitBoxes();
afterAll(removeAll);

describe('--stdin', () => {
  test('takes the text for that of the file', async () => {
    const box = repository({ ...guarded, 'src/a.ts': quiet });
    const { stdout } = await box.run(['--stdin', '--stdin-filename', 'src/a.ts', ...ONE], { stdin: hooks });
    expect(filesIn({ stdout })).toEqual(['src/a.ts']);
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
