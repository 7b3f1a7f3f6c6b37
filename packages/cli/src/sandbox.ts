import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Toolbox } from './check/toolbox.ts';
import type { Io } from './io.ts';
import { run } from './run.ts';

/** For tests: a folder of files and the command line in it. */
export interface Sandbox {
  readonly folder: string;
  run(argv: readonly string[], around?: Around): Promise<Answer>;
  read(path: string): string;
  write(path: string, text: string): void;
  remove(): void;
}

export interface Answer {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Around extends Partial<Pick<Io, 'env' | 'isTTY' | 'isErrTTY' | 'ask' | 'columns'>> {
  /** What stands on standard input. */
  readonly stdin?: string;
  /** The folder to stand in, relative to the sandbox. */
  readonly in?: string;
  readonly tools?: () => Promise<Toolbox>;
}

export const createSandbox = (files: Readonly<Record<string, string>>): Sandbox => {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'seamlint-cli-'));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  return {
    folder,
    write,
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
    run: async (argv, around = {}) => {
      const said = { stdout: '', stderr: '' };
      const io: Io = {
        stdout: (text) => (said.stdout += text),
        stderr: (text) => (said.stderr += text),
        stdin: () => Promise.resolve(around.stdin ?? ''),
        cwd: join(folder, around.in ?? ''),
        env: around.env ?? { PATH: process.env['PATH'], HOME: folder },
        isTTY: around.isTTY ?? false,
        isErrTTY: around.isErrTTY ?? around.isTTY ?? false,
        columns: around.columns,
        ...(around.ask === undefined ? {} : { ask: around.ask }),
        now: () => 0,
      };
      const status = await (around.tools === undefined ? run(argv, io) : run(argv, io, around.tools));
      return { status, ...said };
    },
  };
};
