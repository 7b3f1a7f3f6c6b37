import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '../refusal.js';
import { joinedTsconfig } from './joined-tsconfig.js';

/**
 * Where all contestants work: nothing but the files that each of them reads, whatever it would ignore elsewhere.
 * @typedef {object} Ground
 * @property {string} name
 * @property {string} folder
 * @property {string} outside a folder for configs and caches
 * @property {number} files
 * @property {number} lines
 * @property {boolean} installed whether the dependencies are there, which types are asked of
 * @property {string} changed the file that is written anew where one has changed, relative
 */

const SOURCE = /\.[cm]?[jt]sx?$/u;
const DECLARED =
  /(?:^|\/)(?:package\.json|tsconfig[\w.-]*\.json|pnpm-workspace\.yaml|deno\.jsonc?|seamlint\.config\.\w+)$/u;
export const TSCONFIG = 'tsconfig.bench.json';

/**
 * A copy of what git knows of a folder, ignored files left out.
 * @param {string} from
 * @param {string} scratch
 * @returns {Ground}
 */
export const copyGround = (from, scratch) => {
  const folder = path.join(scratch, path.basename(path.resolve(from)));
  const files = knownFiles(from).filter((file) => SOURCE.test(file) || DECLARED.test(file));
  if (!files.some((file) => SOURCE.test(file)))
    throw new Refusal(`--folder: git knows no JavaScript or TypeScript file in "${from}".`);
  for (const file of files) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    copyFileSync(path.join(from, file), path.join(folder, file));
  }
  return openGround(folder, files, scratch, linkModules(from, folder, files));
};

/**
 * @param {string} folder
 * @param {readonly string[]} files
 * @param {string} scratch
 * @param {boolean} installed
 * @returns {Ground}
 */
export const openGround = (folder, files, scratch, installed) => {
  const sources = files.filter((file) => SOURCE.test(file));
  writeFileSync(path.join(folder, TSCONFIG), joinedTsconfig(folder, files));
  // Tools that ask git where a workspace ends.
  execFileSync('git', ['init', '--quiet', folder]);
  const name = path.basename(folder);
  const outside = path.join(scratch, `${name}.outside`);
  mkdirSync(outside, { recursive: true });
  return {
    name,
    folder,
    outside,
    installed,
    files: sources.length,
    lines: sources.reduce((sum, file) => sum + linesOf(path.join(folder, file)), 0),
    changed: largestOf(folder, sources),
  };
};

/** @param {string} from */
const knownFiles = (from) =>
  gitFiles(from)
    .split('\0')
    .filter((file) => file !== '' && !file.includes('node_modules/') && existsSync(path.join(from, file)));

/** @param {string} from */
const gitFiles = (from) => {
  const argv = ['-C', from, 'ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', '.'];
  try {
    return execFileSync('git', argv, { encoding: 'utf8', maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    throw new Refusal(`--folder: "${from}" is in no git repository; git says which files there are.`);
  }
};

/**
 * @param {string} from
 * @param {string} folder
 * @param {readonly string[]} files
 */
const linkModules = (from, folder, files) => {
  const homes = files
    .filter((file) => path.basename(file) === 'package.json')
    .map((file) => path.join(path.dirname(file), 'node_modules'))
    .filter((home) => existsSync(path.join(from, home)));
  for (const home of homes) symlinkSync(path.resolve(from, home), path.join(folder, home));
  return homes.length > 0;
};

/** @param {string} file */
const linesOf = (file) => readFileSync(file, 'utf8').split('\n').length;

/**
 * The largest file that names an API's usual things: to judge it anew is work.
 * @param {string} folder
 * @param {readonly string[]} sources
 */
const largestOf = (folder, sources) => {
  const [first = ''] = sources
    .map((file) => ({ file, text: readFileSync(path.join(folder, file), 'utf8') }))
    .filter(({ text }) => /\bfetch\(|axios|stripe/iu.test(text) && text.length < 30_000)
    .sort((a, b) => b.text.length - a.text.length || a.file.localeCompare(b.file))
    .map(({ file }) => file);
  return first === '' ? (sources[0] ?? '') : first;
};
