import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** @typedef {import('./contestant.js').Contestant} Contestant */
/** @typedef {import('../ground/ground.js').Ground} Ground */

/**
 * @param {string} bin of the command line that is measured
 * @returns {readonly Contestant[]}
 */
export const seamlintContestants = (bin) => {
  const missing = existsSync(path.join(path.dirname(bin), '../dist')) ? undefined : 'it is not built: npm run build';
  const version =
    missing === undefined ? execFileSync(process.execPath, [bin, '--version'], { encoding: 'utf8' }).trim() : '';
  const uncached = missing ?? (takesCache(bin) ? undefined : 'this version keeps no cache');
  const check = (/** @type {Ground} */ { folder }, /** @type {readonly string[]} */ options) => ({
    argv: /** @type {const} */ ([process.execPath, bin, 'check', ...options]),
    cwd: folder,
    statuses: [0, 1],
  });
  const cached = (/** @type {Ground} */ ground, /** @type {string} */ name) =>
    check(ground, ['--no-types', '--cache-location', path.join(ground.outside, name)]);
  return [
    {
      id: 'files',
      label: 'seamlint --no-types --no-cache',
      missing,
      version,
      command: (ground) => check(ground, ['--no-types', '--no-cache']),
    },
    { id: 'types', label: 'seamlint --no-cache', missing, command: (ground) => check(ground, ['--no-cache']) },
    {
      id: 'unchanged',
      label: 'seamlint --no-types, second run',
      missing: uncached,
      warm: true,
      command: (ground) => cached(ground, 'unchanged'),
    },
    {
      id: 'changed',
      label: 'seamlint --no-types, one file changed',
      missing: uncached,
      warm: true,
      before: changeOne,
      command: (ground) => cached(ground, 'changed'),
    },
    {
      id: 'version',
      label: 'seamlint --version',
      missing,
      runs: 3,
      command: ({ folder }) => ({ argv: [process.execPath, bin, '--version'], cwd: folder, statuses: [0] }),
    },
    {
      id: 'node',
      label: 'node -e 0',
      missing: undefined,
      version: process.version,
      runs: 3,
      command: ({ folder }) => ({ argv: [process.execPath, '-e', '0'], cwd: folder, statuses: [0] }),
    },
  ];
};

/** @param {string} bin */
const takesCache = (bin) =>
  execFileSync(process.execPath, [bin, 'check', '--help'], { encoding: 'utf8' }).includes('--cache-location');

/**
 * Every round finds another text there; afterwards the file is what it was, its time too, by which others tell.
 * @param {Ground} ground
 * @param {number} round
 */
const changeOne = ({ folder, changed }, round) => {
  const file = path.join(folder, changed);
  const text = readFileSync(file, 'utf8');
  const { atime, mtime } = statSync(file);
  writeFileSync(file, `${text}\n// ${round}\nexport const changedInRound = ${round};\n`);
  return () => {
    writeFileSync(file, text);
    utimesSync(file, atime, mtime);
  };
};

/**
 * What was asked of types and answered, as `--stats` says it.
 * @param {string} bin
 * @param {Ground} ground
 */
export const typeQuestions = (bin, { folder, outside }) => {
  const report = path.join(outside, 'questions.txt');
  const options = ['check', '--no-cache', '--stats', '--format', 'json', '--output-file', report];
  const { stderr } = spawnSync(process.execPath, [bin, ...options], { cwd: folder, encoding: 'utf8' });
  return /^Types: (.*)$/mu.exec(stderr)?.[1] ?? '';
};
