import type { Answer } from './io.ts';
import { run } from './run.ts';

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', ({ code = 'unknown' }: NodeJS.ErrnoException) => {
    // Whoever reads our output may have seen enough: `seamlint | head`.
    if (code === 'EPIPE') process.exit();
    const why = code === 'ENOSPC' ? 'no space left on the device' : code;
    if (stream === process.stdout) process.stderr.write(`seamlint: The report could not be written (${why}).\n`);
    process.exit(2);
  });
}

// SIGINT has no listener on purpose: one would wait for the running analysis,
// the default ends the process at once, and shells read that as 130.

const written = (stream: NodeJS.WriteStream) => (text: string) => {
  stream.write(text);
};

const ask = async (message: string, answers: readonly Answer[]): Promise<Answer['key']> => {
  // The prompt asks the environment alone, and does so when it is loaded.
  if (process.argv.includes('--no-color')) {
    process.env['NO_COLOR'] = '1';
    delete process.env['FORCE_COLOR'];
  }
  const { default: expand } = await import('@inquirer/expand');
  const choices = answers.map(({ key, name }) => ({ key, name, value: key }));
  try {
    return await expand({ message, choices, default: 'n' });
  } catch (error) {
    // Ctrl-C: what was agreed to is written whole, nothing else.
    if (error instanceof Error && error.name === 'ExitPromptError') process.exit(130);
    throw error;
  }
};

try {
  process.exitCode = await run(process.argv.slice(2), {
    stdout: written(process.stdout),
    stderr: written(process.stderr),
    stdin: async () => (await import('node:stream/consumers')).text(process.stdin),
    cwd: process.cwd(),
    env: process.env,
    isTTY: process.stdout.isTTY,
    isErrTTY: process.stderr.isTTY,
    columns: process.stdout.columns,
    ...(process.stdin.isTTY && process.stdout.isTTY ? { ask } : {}),
    now: () => performance.now(),
  });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 2;
}
