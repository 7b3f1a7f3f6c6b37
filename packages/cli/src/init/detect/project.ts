import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { Discovery } from '@seamlint/analyzer';
import { counted } from '../../counted.ts';
import { type PackageManager, packageManagerOf } from '../../installs/installer.ts';
import { type CiSetup, ciSetupOf } from './ci-setup.ts';
import { type EslintSetup, eslintSetupOf } from './eslint-setup.ts';
import { type Folder, openFolder } from './folder.ts';
import { type HooksSetup, hooksSetupOf } from './hooks-setup.ts';
import { type Manifest, readManifest } from './manifest.ts';

/** What is found before anything is proposed. */
export interface Project {
  /** The workspace's: config and baseline lie there. */
  readonly root: Folder;
  /** The top of the repository: hooks and CI jobs run there. */
  readonly top: Folder;
  /** The root as seen from the top; empty where they are the same. */
  readonly below: string;
  readonly manifest: Manifest;
  readonly manager: PackageManager;
  /** Where it says that this is TypeScript; null: it is JavaScript. */
  readonly typescript: string | null;
  /** Packages of ours that the project asks for, or has installed. */
  readonly installed: ReadonlySet<string>;
  readonly eslint: EslintSetup;
  readonly hooks: HooksSetup;
  /** The root, or the top of the repository. */
  readonly hooksIn: Folder;
  readonly ci: CiSetup;
}

export const readProject = ({ root: path, files }: Pick<Discovery, 'root' | 'files'>): Project => {
  const root = openFolder(path);
  const top = openFolder(topOf(path));
  const manifest = readManifest(root);
  const below = relative(top.path, root.path).split(sep).join('/');
  const own = hooksSetupOf(root, manifest);
  // Hooks may be those of a project below the top, or of the whole repository.
  const isAbove = own.manager === null && below !== '';
  return {
    root,
    top,
    below,
    manifest,
    manager: packageManagerOf(path),
    typescript: typescriptOf(root, manifest, files),
    installed: new Set(OURS.filter((name) => manifest.dependencies.has(name) || root.has(`node_modules/${name}`))),
    eslint: eslintSetupOf(root, manifest, files),
    hooks: isAbove ? hooksSetupOf(top, readManifest(top)) : own,
    hooksIn: isAbove ? top : root,
    ci: ciSetupOf(top),
  };
};

const OURS = ['seamlint', 'eslint-plugin-seamlint'];

/** The folder with `.git`, else the one that is asked about. */
const topOf = (path: string, from = path): string => {
  if (existsSync(join(path, '.git'))) return path;
  const parent = dirname(path);
  return parent === path ? from : topOf(parent, from);
};

/** In a workspace only the packages may say so: then most of the files do. */
const typescriptOf = (root: Folder, { dependencies }: Manifest, files: readonly string[]): string | null => {
  const config = ['tsconfig.json', 'tsconfig.base.json'].find(root.has);
  if (config !== undefined) return config;
  if (dependencies.has('typescript')) return '"typescript" in package.json';
  const typed = files.filter((file) => /\.[cm]?tsx?$/u.test(file)).length;
  return typed > files.length / 2 ? `${String(typed)} of ${counted(files.length, 'file')}` : null;
};
