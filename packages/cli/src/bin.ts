import type { Io } from './io.ts';
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

let asking: Io['ask'];
const ask: NonNullable<Io['ask']> = async (message, answers) => {
  // The prompt asks the environment alone, and does so when it is loaded.
  if (process.argv.includes('--no-color')) {
    process.env['NO_COLOR'] = '1';
    delete process.env['FORCE_COLOR'];
  }
  asking ??= (await import('./ask.ts')).createAsk(process.stdin, process.stdout, () => {
    process.stderr.write('seamlint: Stopped before the last question; nothing was written.\n');
    process.exit(130);
  });
  return asking(message, answers);
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
