import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

/**
 * @typedef {object} Sample
 * @property {number} wall seconds
 * @property {number} cpu seconds of the whole process tree, user and system; NaN where nothing can tell
 * @property {number} memory megabytes of the largest process of it at its peak; NaN where nothing can tell
 */

/**
 * @typedef {object} Command
 * @property {readonly [string, ...string[]]} argv
 * @property {string} cwd
 * @property {readonly number[]} statuses with which it ends when it did its work
 */

// GNU's: it asks the kernel for what the process and all it waited for have used (wait4).
const TIME = '/usr/bin/time';
export const canTell = process.platform === 'linux' && existsSync(TIME);

/**
 * Runs it to its end, its output thrown away.
 * @param {Command} command
 * @param {string} scratch
 * @returns {Promise<Sample>}
 */
export const runMeasured = async ({ argv, cwd, statuses }, scratch) => {
  const note = path.join(scratch, 'used.txt');
  const [file, ...rest] = canTell ? [TIME, '--quiet', '-f', '%U %S %M', '-o', note, ...argv] : argv;
  const started = performance.now();
  const status = await endOf(spawn(file, rest, { cwd, stdio: 'ignore' }));
  const wall = (performance.now() - started) / 1000;
  if (!statuses.includes(status)) throw new Error(`${path.basename(argv[1] ?? argv[0])} ended with ${status}`);
  if (!canTell) return { wall, cpu: NaN, memory: NaN };
  const [user = NaN, system = NaN, kilobytes = NaN] = readFileSync(note, 'utf8').trim().split(' ').map(Number);
  rmSync(note);
  return { wall, cpu: user + system, memory: kilobytes / 1024 };
};

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
const endOf = (child) =>
  new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? -1));
  });
