import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bad, createScratch } from './scratch.ts';

/** The config is read when the index is laid out already. */
const config = `if (process.env.STOP) {
  process.kill(process.pid, process.env.STOP);
  await new Promise(() => setTimeout(() => undefined, 60_000));
}
export default {};
`;

/** A run that does not come to its end leaves nothing of the index behind. */
export const describeStopped = (installed: () => string): void => {
  describe('a check of the index that is stopped', () => {
    it.each([
      ['by SIGINT', 'seamlint check --staged', { STOP: 'SIGINT' }],
      ['by SIGKILL', 'seamlint check --staged', { STOP: 'SIGKILL' }],
      ['by a reader that has seen enough', 'seamlint check --staged | true', {}],
    ])(
      '%s leaves nothing behind',
      async (_, command, env) => {
        const one = await createScratch(installed(), {
          'package.json': '{ "name": "shop", "type": "module" }',
          '.gitignore': 'node_modules\ntmp\n',
          'seamlint.config.mjs': config,
          'src/bad.js': bad,
        });
        const home = join(one.folder, 'tmp');
        mkdirSync(home);
        await one.run('git', ['add', '-A']);
        const bin = join(one.folder, 'node_modules/.bin');
        const PATH = `${bin}:${process.env['PATH'] ?? ''}`;
        const ended = await one.run('sh', ['-c', command], { PATH, TMPDIR: home, ...env });
        expect(ended.stdout).toBe('');
        await expect.poll(() => readdirSync(home), { timeout: 20_000 }).toEqual([]);
        one.remove();
      },
      60_000,
    );
  });
};
