import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/**
 * One program over all files, so that every compiler reads the same ones: the aliases of the folder's own configs and the
 * names of its packages lead where they would.
 * @param {string} folder
 * @param {readonly string[]} files relative
 */
export const joinedTsconfig = (folder, files) => {
  /** @type {Record<string, string[]>} */
  const paths = {};
  const add = (/** @type {string} */ alias, /** @type {readonly string[]} */ targets) => {
    paths[alias] = [...new Set([...(paths[alias] ?? []), ...targets])];
  };
  for (const file of files) {
    const base = path.basename(file);
    if (/^tsconfig[\w.-]*\.json$/u.test(base))
      for (const [alias, targets] of aliasesOf(folder, file)) add(alias, targets);
    if (base === 'package.json') for (const [alias, targets] of namesOf(folder, file)) add(alias, targets);
  }
  const compilerOptions = { ...fixed, paths };
  return `${JSON.stringify({ compilerOptions, include: ['**/*'], exclude: ['**/node_modules'] }, null, 2)}\n`;
};

const fixed = {
  target: 'es2023',
  lib: ['es2023', 'dom', 'dom.iterable'],
  module: 'esnext',
  moduleResolution: 'bundler',
  jsx: 'preserve',
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  allowJs: true,
  checkJs: false,
  experimentalDecorators: true,
  types: [],
};

/**
 * @param {string} folder
 * @param {string} file
 * @returns {readonly (readonly [string, readonly string[]])[]}
 */
const aliasesOf = (folder, file) => {
  const { config } = ts.readConfigFile(path.join(folder, file), (name) => readFileSync(name, 'utf8'));
  const { baseUrl = '.', paths = {} } = config?.compilerOptions ?? {};
  return Object.entries(paths).map(([alias, targets]) => [
    alias,
    targets.map((/** @type {string} */ target) => below(path.join(path.dirname(file), baseUrl, target))),
  ]);
};

/**
 * @param {string} folder
 * @param {string} file
 * @returns {readonly (readonly [string, readonly string[]])[]}
 */
const namesOf = (folder, file) => {
  const { name } = JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
  const home = path.dirname(file);
  if (typeof name !== 'string' || home === '.') return [];
  return [
    [name, [below(path.join(home, 'src')), below(home)]],
    [`${name}/*`, [below(path.join(home, 'src/*')), below(path.join(home, '*'))]],
  ];
};

/** @param {string} target */
const below = (target) => (target.startsWith('..') ? target : `./${target.replaceAll('\\', '/')}`);
