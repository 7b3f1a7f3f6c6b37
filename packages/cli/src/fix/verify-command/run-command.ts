import { spawn } from 'node:child_process';

export interface CommandResult {
  readonly passed: boolean;
  /** Why it, or what it calls, never ran: completes "it fails, as …"; null: it ran. */
  readonly notStarted: string | null;
  /** What it printed, on both streams. */
  readonly output: string;
}

/** The end is where failures are told. */
const LONGEST = 200_000;

/** What shells, and npm, end with. */
const NOT_STARTED: ReadonlyMap<number, string> = new Map([
  [126, 'it is there and may not be executed'],
  [127, 'no such command was found'],
]);

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
      resolve({ passed: false, notStarted: error.message, output });
    });
    child.on('close', (status) => {
      resolve({ passed: status === 0, notStarted: NOT_STARTED.get(status ?? 0) ?? null, output });
    });
  });
