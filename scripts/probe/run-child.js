import { fork } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../workspaces.js';

const TIME_LIMIT_MS = 120_000;
const folder = path.join(root, 'scripts/probe/child');

/** @typedef {{ readonly value: any } | { readonly error: string }} ChildAnswer */

/**
 * A process of its own for each job, with nothing of this one's environment: a crash or a hang is an observation too.
 * @param {string} script
 * @param {readonly string[]} preloads
 * @param {object} job
 * @param {string} home an empty folder
 * @returns {Promise<ChildAnswer>}
 */
export const runChild = (script, preloads, job, home) =>
  new Promise((resolve) => {
    const child = fork(path.join(folder, script), [], {
      cwd: home,
      env: { PATH: process.env['PATH'], HOME: home, NODE_NO_WARNINGS: '1' },
      execArgv: preloads.flatMap((file) => ['--import', pathToFileURL(path.join(folder, file)).href]),
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let complaints = '';
    child.stderr?.on('data', (chunk) => (complaints = `${complaints}${chunk}`.slice(-2000)));
    const timer = setTimeout(() => child.kill('SIGKILL'), TIME_LIMIT_MS);
    /** @type {ChildAnswer | undefined} */
    let answer;
    child.once('message', (message) => (answer = /** @type {ChildAnswer} */ (message)));
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      resolve(answer ?? { error: `ended with ${signal ?? code} before it answered. ${complaints}` });
    });
    child.send(job);
  });
