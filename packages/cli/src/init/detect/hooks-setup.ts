import { basename } from 'node:path';
import type { Folder } from './folder.ts';
import { type Manifest, majorOf, recordOf } from './manifest.ts';

export type HooksManager = 'husky' | 'lefthook' | 'pre-commit' | 'simple-git-hooks';

export interface HooksSetup {
  /** null: none is known here. */
  readonly manager: HooksManager | null;
  /** Where that is seen. */
  readonly evidence: string;
  /** The file that says what runs before a commit, there or not; null: one that is not plain text to append to. */
  readonly file: string | null;
  /** husky's. */
  readonly major: number | undefined;
  readonly lintStaged: LintStaged | null;
}

export interface LintStaged {
  /** The file that configures it. */
  readonly file: string;
}

const LEFTHOOK = ['lefthook', '.lefthook'].flatMap((name) => ['yml', 'yaml'].map((end) => `${name}.${end}`));
const LEFTHOOK_ELSEWHERE = ['lefthook.toml', 'lefthook.json', '.lefthook.toml', '.lefthook.json'];
const PRE_COMMIT = ['.pre-commit-config.yaml', '.pre-commit-config.yml'];
const LINT_STAGED = [
  '.lintstagedrc',
  ...['json', 'yaml', 'yml', 'js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].map((end) => `.lintstagedrc.${end}`),
  ...['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].map((end) => `lint-staged.config.${end}`),
];
const HUSKY = ['.huskyrc', ...['json', 'yaml', 'yml', 'js'].map((end) => `.huskyrc.${end}`), 'husky.config.js'];
const SIMPLE = ['.js', '.cjs', '.mjs', '.ts'].flatMap((end) => [`simple-git-hooks${end}`, `.simple-git-hooks${end}`]);

/** `folder`: where the hooks of the repository lie. */
export const hooksSetupOf = (folder: Folder, manifest: Manifest): HooksSetup => {
  const found =
    lefthook(folder) ??
    preCommit(folder) ??
    husky(folder, manifest) ??
    simpleGitHooks(folder, manifest) ??
    // What is configured goes before what is only asked for.
    askedFor(folder, manifest);
  const nobody = { manager: null, evidence: '', file: null };
  return { major: undefined, ...nobody, ...found, lintStaged: lintStaged(folder, manifest) };
};

type Found = Pick<HooksSetup, 'manager' | 'evidence' | 'file'> & { readonly major?: number | undefined };

const lefthook = (folder: Folder): Found | undefined => {
  const file = LEFTHOOK.find(folder.has);
  if (file !== undefined) return { manager: 'lefthook', evidence: file, file };
  const other = LEFTHOOK_ELSEWHERE.find(folder.has);
  return other === undefined ? undefined : { manager: 'lefthook', evidence: other, file: null };
};

const preCommit = (folder: Folder): Found | undefined => {
  const file = PRE_COMMIT.find(folder.has);
  return file === undefined ? undefined : { manager: 'pre-commit', evidence: file, file };
};

const husky = (folder: Folder, manifest: Manifest): Found | undefined => {
  const { dependencies, json } = manifest;
  const major = majorOf(dependencies.get('husky'));
  const old =
    Object.keys(recordOf(recordOf(json['husky'])['hooks'])).length > 0 ? '"husky" in package.json' : undefined;
  // Up to 4 it knows no folder.
  const elsewhere = old ?? (major !== undefined && major < 5 ? HUSKY.find(folder.has) : undefined);
  if (elsewhere !== undefined) return { manager: 'husky', evidence: elsewhere, file: null, major };
  const file = huskyFile(folder, manifest);
  return folder.has(file) ? { manager: 'husky', evidence: file, file, major } : undefined;
};

/** Where its own script puts it, or where it is by itself. */
const huskyFile = ({ path }: Folder, { scripts }: Manifest): string => {
  const homes = ['prepare', 'postinstall'].map(
    (name) => /\bhusky(?:\s+install)?\s+([\w./-]+)/u.exec(scripts[name] ?? '')?.[1],
  );
  const home = (homes.find((name) => name !== undefined && name !== 'install') ?? '.husky').replace(/^\.\//u, '');
  // From a folder below the top it goes there first: `cd .. && husky web/.husky`.
  const own = home.startsWith(`${basename(path)}/`) ? home.slice(basename(path).length + 1) : home;
  return `${own.replace(/\/$/u, '')}/pre-commit`;
};

const askedFor = (folder: Folder, manifest: Manifest): Found | undefined => {
  const range = manifest.dependencies.get('husky');
  if (range !== undefined || folder.has('.husky')) {
    const evidence = range === undefined ? '.husky' : `"husky": "${range}" in package.json`;
    const major = majorOf(range);
    const file = major !== undefined && major < 5 ? null : huskyFile(folder, manifest);
    return { manager: 'husky', evidence, file, major };
  }
  const simple = 'simple-git-hooks';
  return manifest.dependencies.has(simple)
    ? { manager: simple, evidence: `"${simple}" in package.json`, file: null }
    : undefined;
};

const simpleGitHooks = (folder: Folder, { json }: Manifest): Found | undefined => {
  const manager = 'simple-git-hooks';
  if (json[manager] !== undefined) return { manager, evidence: `"${manager}" in package.json`, file: 'package.json' };
  const file = ['.simple-git-hooks.json', 'simple-git-hooks.json'].find(folder.has);
  if (file !== undefined) return { manager, evidence: file, file };
  const other = SIMPLE.find(folder.has);
  return other === undefined ? undefined : { manager, evidence: other, file: null };
};

const lintStaged = (folder: Folder, { json, dependencies }: Manifest): LintStaged | null => {
  if (json['lint-staged'] !== undefined) return { file: 'package.json' };
  const file = LINT_STAGED.find(folder.has);
  return file === undefined || !(dependencies.has('lint-staged') || folder.has(file)) ? null : { file };
};
