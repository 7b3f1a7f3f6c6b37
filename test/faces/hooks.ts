import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bad, createScratch, good, type Ended, type Scratch } from './scratch.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A bad commit is stopped, a good one passes: with each manager of hooks itself. */
export const describeHooks = (
  installed: () => string,
  install: (...names: readonly string[]) => Promise<unknown>,
): void => {
  describe('a commit is stopped', () => {
    const scratches: Scratch[] = [];
    const scratch = async (files: Readonly<Record<string, string>>): Promise<Scratch> => {
      const one = await createScratch(installed(), {
        'package.json': '{ "name": "shop", "type": "module" }',
        ...files,
      });
      scratches.push(one);
      return one;
    };
    afterEach(() => {
      for (const one of scratches.splice(0)) one.remove();
    });

    const verdicts = async (one: Scratch): Promise<void> => {
      one.write('src/good.js', good);
      expect(await one.commit('good')).toMatchObject({ code: 0 });
      one.write('src/bad.js', bad);
      const stopped = await one.commit('bad');
      expect(stopped.code).not.toBe(0);
      expect(said(stopped)).toContain('require-webhook-signature');
      // What is not staged is nobody's business yet.
      one.write('src/other.js', good);
      await one.run('git', ['reset', '-q']);
      await one.run('git', ['add', 'src/other.js']);
      expect(await one.run('git', ['commit', '-q', '-m', 'part'])).toMatchObject({ code: 0 });
    };

    beforeAll(async () => {
      await install('husky@^9', 'lint-staged@^16', 'lefthook@^2');
    }, 240_000);

    it('by husky with lint-staged', async () => {
      const config = { name: 'shop', type: 'module', 'lint-staged': { '*.{js,ts}': 'seamlint check' } };
      const one = await scratch({ 'package.json': JSON.stringify(config), '.husky/pre-commit': 'npx lint-staged\n' });
      await one.run('npx', ['--no-install', 'husky']);
      await verdicts(one);
    }, 120_000);

    it('by husky alone', async () => {
      const one = await scratch({ '.husky/pre-commit': 'npx --no-install seamlint check --staged\n' });
      await one.run('npx', ['--no-install', 'husky']);
      await verdicts(one);
    }, 120_000);

    it('by lefthook', async () => {
      const command = "glob: '*.{js,ts}'\n      run: npx --no-install seamlint check --staged";
      const one = await scratch({ 'lefthook.yml': `pre-commit:\n  commands:\n    seamlint:\n      ${command}\n` });
      await one.run('npx', ['--no-install', 'lefthook', 'install']);
      await verdicts(one);
    }, 120_000);

    it.skipIf(!hasPreCommit && process.env['SEAMLINT_SERVERS'] !== 'required')(
      'by pre-commit, as .pre-commit-hooks.yaml has it',
      async () => {
        const hook = readFileSync(`${root}/.pre-commit-hooks.yaml`, 'utf8').replace(/^(?=.)/gmu, '      ');
        const one = await scratch({ '.pre-commit-config.yaml': `repos:\n  - repo: local\n    hooks:\n${hook}` });
        await one.run('pre-commit', ['install']);
        await verdicts(one);
        const all = await one.run('pre-commit', ['run', '--all-files']);
        expect(all).toMatchObject({ code: 0 });
      },
      120_000,
    );

    it('and a list of files has the verdict of the whole', async () => {
      const one = await scratch({ 'src/bad.js': bad, 'src/good.js': good });
      const check = async (...paths: readonly string[]): Promise<Pick<Ended, 'code' | 'stdout'>> => {
        const { code, stdout } = await one.run('npx', [
          '--no-install',
          'seamlint',
          'check',
          '--format',
          'stylish',
          ...paths,
        ]);
        return { code, stdout };
      };
      const whole = await check();
      expect(await check('src/bad.js', 'src/good.js')).toEqual(whole);
      expect(await check('src/good.js')).toMatchObject({ code: 0, stdout: '' });
    }, 120_000);
  });
};

const said = ({ stdout, stderr }: Ended): string => stdout + stderr;
const hasPreCommit = (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(`${folder}/pre-commit`));
