import { spawn } from 'node:child_process';
import { Socket } from 'node:net';
import { dirname } from 'node:path';

/** Ends with its standard input, which the system closes whichever way this process ends. */
const REMOVE = `process.stdin.resume().on('close', () => {
  require('node:fs').rmSync(process.argv.at(-1), { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});`;

/**
 * Removes `folder` when this process is no more. A listener for signals would not be heard while files are analysed, and
 * would keep the signal from ending the run at once: so another process waits, apart from the terminal's signals. Answers
 * what calls it off.
 */
export const removeAfterwards = (folder: string): (() => void) => {
  const waiting = spawn(process.execPath, ['-e', REMOVE, folder], {
    cwd: dirname(folder),
    detached: true,
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['pipe', 'ignore', 'ignore'],
    windowsHide: true,
  });
  // Where it can't be started, a later run removes the folder.
  waiting.on('error', () => undefined);
  waiting.unref();
  if (waiting.stdin instanceof Socket) waiting.stdin.unref();
  return () => {
    waiting.kill();
  };
};
