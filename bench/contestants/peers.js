import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { TSCONFIG } from '../ground/ground.js';
import { eslintConfig } from './eslint-config.js';
import { patterns } from './patterns.js';

/** @typedef {import('./contestant.js').Contestant} Contestant */
/** @typedef {import('../ground/ground.js').Ground} Ground */

const own = fileURLToPath(new URL('../node_modules/', import.meta.url));
const workspace = fileURLToPath(new URL('../../node_modules/', import.meta.url));

/** @type {(file: string) => string | undefined} */
const missingOf = (file) =>
  existsSync(file) ? undefined : 'it is not installed: npm ci --ignore-scripts --prefix bench';

/** @param {string} folder of a package */
const versionOf = (folder) => {
  const file = path.join(folder, 'package.json');
  return existsSync(file) ? String(JSON.parse(readFileSync(file, 'utf8')).version) : '';
};

/**
 * @param {string} plugin the built plugin's entry
 * @returns {readonly Contestant[]}
 */
export const peers = (plugin) => [oxlint(), ...eslints(plugin), ...compilers(), astGrep()];

/** @returns {Contestant} */
const oxlint = () => {
  const bin = path.join(own, 'oxlint/bin/oxlint');
  return {
    id: 'oxlint',
    label: 'oxlint, default rules',
    missing: missingOf(bin),
    version: versionOf(path.join(own, 'oxlint')),
    command: ({ folder }) => ({
      // It goes into installed packages where no .gitignore tells it not to.
      argv: [process.execPath, bin, '--ignore-pattern', 'node_modules', '.'],
      cwd: folder,
      statuses: [0, 1],
    }),
  };
};

/**
 * @param {string} plugin
 * @returns {readonly Contestant[]}
 */
const eslints = (plugin) => {
  const bin = path.join(workspace, 'eslint/bin/eslint.js');
  const missing = missingOf(bin);
  const command = (
    /** @type {Ground} */ ground,
    /** @type {'trivial' | 'plugin'} */ kind,
    /** @type {readonly string[]} */ options,
  ) => ({
    argv: /** @type {const} */ ([
      process.execPath,
      // The trees of a million lines do not fit into Node's default on a small machine.
      '--max-old-space-size=6144',
      bin,
      '--config',
      eslintConfig(ground.outside, kind, plugin),
      ...options,
      '.',
    ]),
    cwd: ground.folder,
    statuses: [0, 1],
  });
  const version = versionOf(path.join(workspace, 'eslint'));
  return [
    {
      id: 'eslint',
      label: 'ESLint, typescript-eslint’s parser, one rule',
      missing,
      version,
      command: (ground) => command(ground, 'trivial', []),
    },
    {
      id: 'eslint-warm',
      label: 'the same with its own warm cache',
      missing,
      warm: true,
      command: (ground) =>
        command(ground, 'trivial', ['--cache', '--cache-location', path.join(ground.outside, 'eslint')]),
    },
    {
      id: 'eslint-plugin',
      label: 'the same with all rules of the plugin',
      missing: missing ?? (existsSync(plugin) ? undefined : 'the plugin is not built: npm run build'),
      command: (ground) => command(ground, 'plugin', []),
    },
  ];
};

/** @returns {readonly Contestant[]} */
const compilers = () =>
  [
    { id: 'tsc-7', home: path.join(own, 'typescript-7') },
    { id: 'tsc-6', home: path.join(workspace, 'typescript') },
  ].map(({ id, home }) => {
    const bin = path.join(home, 'bin/tsc');
    return {
      id,
      label: `${id.replace('-', ' ')} --noEmit`,
      missing: missingOf(bin),
      version: versionOf(home),
      command: ({ folder }) => ({
        argv: [process.execPath, '--max-old-space-size=6144', bin, '--noEmit', '-p', TSCONFIG],
        cwd: folder,
        statuses: [0, 1, 2],
      }),
    };
  });

/** @returns {Contestant} */
const astGrep = () => {
  // Its own installer, a script of the package, is not run: the binary lies in the package of the platform.
  const platform = `cli-${process.platform}-${process.arch}${process.platform === 'linux' ? '-gnu' : ''}`;
  const bin = path.join(own, '@ast-grep', platform, 'ast-grep');
  return {
    id: 'ast-grep',
    label: 'ast-grep, ten patterns',
    missing: missingOf(bin),
    version: versionOf(path.join(own, '@ast-grep/cli')),
    command: ({ folder, outside }) => ({
      argv: [bin, 'scan', '--config', patternConfig(outside), '.'],
      cwd: folder,
      statuses: [0, 1],
    }),
  };
};

/** @param {string} outside */
const patternConfig = (outside) => {
  const home = path.join(outside, 'patterns');
  const config = path.join(home, 'sgconfig.yml');
  if (existsSync(config)) return config;
  mkdirSync(path.join(home, 'rules'), { recursive: true });
  patterns.forEach((pattern, at) =>
    writeFileSync(
      path.join(home, 'rules', `${at}.yml`),
      `id: pattern-${at}\nlanguage: Tsx\nseverity: hint\nmessage: found\nrule:\n  pattern: ${JSON.stringify(pattern)}\n`,
    ),
  );
  const globs = ['*.ts', '*.tsx', '*.mts', '*.cts', '*.js', '*.jsx', '*.mjs', '*.cjs'];
  writeFileSync(config, `ruleDirs: [rules]\nlanguageGlobs:\n  tsx: ${JSON.stringify(globs)}\n`);
  return config;
};
