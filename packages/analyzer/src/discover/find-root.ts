import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Root {
  /** Absolute. */
  readonly folder: string;
  /** It says of itself that it is a root: a repository or a workspace. */
  readonly marked: boolean;
}

/** The nearest workspace or repository around `folder`; without one the nearest package; without that `folder` itself. */
export const findRoot = (folder: string): Root => {
  let nearestPackage: string | undefined;
  for (const ancestor of selfAndAncestors(folder)) {
    const isPackage = existsSync(join(ancestor, 'package.json'));
    if (isWorkspaceRoot(ancestor, isPackage)) return { folder: ancestor, marked: true };
    if (isPackage) nearestPackage ??= ancestor;
  }
  return { folder: nearestPackage ?? folder, marked: false };
};

export const selfAndAncestors = (folder: string): readonly string[] => {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...selfAndAncestors(parent)];
};

const isWorkspaceRoot = (folder: string, isPackage: boolean): boolean =>
  existsSync(join(folder, '.git')) ||
  existsSync(join(folder, 'pnpm-workspace.yaml')) ||
  (isPackage && declaresWorkspaces(join(folder, 'package.json')));

const declaresWorkspaces = (manifest: string): boolean => {
  try {
    const content: unknown = JSON.parse(readFileSync(manifest, 'utf8'));
    return typeof content === 'object' && content !== null && 'workspaces' in content;
  } catch {
    return false;
  }
};
