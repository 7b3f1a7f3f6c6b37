import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** What a command said, and how it ended. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A repository of git that uses what is installed in `installed`. */
export interface Scratch {
  readonly folder: string;
  write(path: string, text: string): void;
  run(command: string, args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Ended>;
  /** Stages all of it and commits. */
  commit(message: string): Promise<Ended>;
  remove(): void;
}

const AUTHOR = {
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.com',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.com',
};

export const createScratch = async (installed: string, files: Readonly<Record<string, string>>): Promise<Scratch> => {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'seamlint-face-'));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const run: Scratch['run'] = (command, args, env = {}) =>
    new Promise((resolve) => {
      execFile(
        command,
        args,
        { cwd: folder, env: { PATH: process.env['PATH'], HOME: folder, ...AUTHOR, ...env }, maxBuffer: 1 << 26 },
        (error, stdout, stderr) => {
          resolve({ code: error === null ? 0 : Number(error.code ?? 1), stdout, stderr });
        },
      );
    });
  symlinkSync(join(installed, 'node_modules'), join(folder, 'node_modules'), 'junction');
  for (const [path, text] of Object.entries({ '.gitignore': 'node_modules\n', ...files })) write(path, text);
  await run('git', ['init', '-q', '-b', 'main']);
  return {
    folder,
    write,
    run,
    commit: async (message) => {
      await run('git', ['add', '-A']);
      return run('git', ['commit', '-q', '-m', message]);
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

export const bad = `import express from 'express';
export const app = express();
app.post('/webhooks/stripe', (req, res) => {
  fulfil(req.body.data.object);
  res.sendStatus(200);
});
`;
export const good = 'export const good = 1;\n';
