import { spawn } from 'node:child_process';

export interface CommandResult {
  readonly passed: boolean;
  /** What it printed, on both streams. */
  readonly output: string;
}

/** The end is where failures are told. */
const LONGEST = 200_000;

/** Runs `command` as the shell would, in `cwd`, with nothing to read from. */
export const runCommand = (
  command: string,
  cwd: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<CommandResult> =>
  new Promise((resolve) => {
    const child = spawn(command, { cwd, env, shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const take = (chunk: Buffer): void => {
      output = (output + chunk.toString('utf8')).slice(-LONGEST);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => {
      resolve({ passed: false, output: `${output}${error.message}\n` });
    });
    child.on('close', (status) => {
      resolve({ passed: status === 0, output });
    });
  });
