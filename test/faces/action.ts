import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { bad, createScratch, good, type Ended, type Scratch } from './scratch.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly runs: {
    readonly steps: readonly { readonly run?: string; readonly env?: Readonly<Record<string, string>> }[];
  };
}

/** The step of the action that checks, run as the runner runs it. */
export const describeAction = (installed: () => string): void => {
  describe('the action', () => {
    const action = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as Action;
    const [step] = action.runs.steps;
    const scratches: Scratch[] = [];
    afterEach(() => {
      for (const one of scratches.splice(0)) one.remove();
    });

    const repository = async (): Promise<Scratch> => {
      const one = await createScratch(installed(), {
        'package.json': '{ "name": "shop", "type": "module" }',
        'src/old.js': bad,
        'src/new.js': good,
      });
      scratches.push(one);
      await one.commit('first');
      return one;
    };
    const act = (one: Scratch, inputs: Readonly<Record<string, string>>, below = '.'): Promise<Ended> => {
      const given = { 'new-only': 'false', since: '', ...inputs };
      const env: readonly (readonly [string, string])[] = Object.entries(step?.env ?? {}).map(([name, expression]) => {
        const input = /inputs\.([\w-]+)/u.exec(expression)?.[1] ?? '';
        return [name, (given as Readonly<Record<string, string>>)[input] ?? action.inputs[input]?.default ?? ''];
      });
      const files = {
        GITHUB_OUTPUT: join(one.folder, '.out'),
        GITHUB_STEP_SUMMARY: join(one.folder, '.summary'),
        GITHUB_WORKSPACE: one.folder,
        RUNNER_TEMP: one.folder,
      };
      const script = `cd ${below}\n${step?.run ?? 'exit 9'}`;
      return one.run('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
        ...Object.fromEntries(env),
        ...files,
      });
    };
    const read = (one: Scratch, name: string): string => readFileSync(join(one.folder, name), 'utf8');

    it('annotates, sums up and writes SARIF', async () => {
      const one = await repository();
      const { code, stdout } = await act(one, { sarif: 'true' });
      expect(code).toBe(0);
      expect(stdout).toContain('::error file=src/old.js,line=3');
      expect(read(one, '.summary')).toContain('### Seamlint: 1 error');
      expect(read(one, '.out')).toMatch(/^status=1\nsarif-file=.*seamlint\.sarif$/mu);
      expect(JSON.parse(read(one, 'seamlint.sarif'))).toMatchObject({ version: '2.1.0' });
    }, 120_000);

    it('counts paths from the top, and uploads nothing that is suppressed', async () => {
      const one = await repository();
      one.write('web/package.json', '{}');
      one.write('web/open.js', bad);
      const muted = bad.replace(/^(?=app\.post)/mu, '// seamlint-disable-next-line require-webhook-signature -- why\n');
      one.write('web/muted.js', muted);
      const { stdout } = await act(one, { sarif: 'true' }, 'web');
      expect(stdout).toContain('::error file=web/open.js,line=3');
      const { runs } = JSON.parse(read(one, 'seamlint.sarif')) as {
        readonly runs: readonly { readonly results: object[] }[];
      };
      expect(runs[0]?.results).toHaveLength(1);
      expect(JSON.stringify(runs[0]?.results)).toContain('"uri":"web/open.js"');
    }, 120_000);

    it('tells of what is new alone, under paths and arguments with spaces', async () => {
      const one = await repository();
      one.write('src/new one.js', bad);
      const { stdout } = await act(one, {
        'new-only': 'true',
        since: 'HEAD',
        paths: 'src/new one.js\n',
        args: '--rule=require-webhook-dedupe: off\n',
      });
      expect(stdout).toContain('::error file=src/new one.js,line=3');
      expect(stdout).not.toContain('old.js');
    }, 120_000);

    it('fails at once where it could not run', async () => {
      const one = await repository();
      const { code, stderr } = await act(one, { since: 'nowhere', 'new-only': 'true' });
      expect(code).toBe(2);
      expect(stderr).toContain('there is no commit "nowhere"');
      expect(existsSync(join(one.folder, '.summary'))).toBe(false);
    }, 120_000);

    it('interpolates nothing into its script', () => {
      for (const { run = '' } of action.runs.steps) expect(run).not.toContain('${{');
      for (const { description } of Object.values(action.inputs)) expect(description).toMatch(/\.$/u);
    });
  });
};
