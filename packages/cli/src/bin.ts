import { run } from './run.ts';

// Whoever reads our output may have seen enough: `seamlint | head`.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}

// SIGINT has no listener on purpose: one would wait for the running analysis,
// the default ends the process at once, and shells read that as 130.

const written = (stream: NodeJS.WriteStream) => (text: string) => {
  stream.write(text);
};

try {
  process.exitCode = await run(process.argv.slice(2), {
    stdout: written(process.stdout),
    stderr: written(process.stderr),
    cwd: process.cwd(),
    env: process.env,
    isTTY: process.stdout.isTTY,
    now: () => performance.now(),
  });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 2;
}
