import picomatch from 'picomatch';

import type { ReadText } from '../read/read-source.ts';
import type { Manifest, Manifests } from './manifests.ts';
import { foldersAround } from './path-parts.ts';

/** The packages that lie in the program and know each other by name. */
export interface Workspaces {
  /** The package that `name` means to a file in `folder`, if it lies in the program. */
  readonly find: (folder: string, name: string) => Manifest | undefined;
}

/** Of npm, yarn, bun (package.json) and pnpm (pnpm-workspace.yaml); a workspace may lie within another. */
export const createWorkspaces = (
  folders: ReadonlySet<string>,
  manifests: Manifests,
  readText: ReadText,
): Workspaces => {
  const known = new Map<string, ReadonlyMap<string, Manifest> | undefined>();
  const membersOf = (root: string): ReadonlyMap<string, Manifest> | undefined => {
    if (!known.has(root)) known.set(root, readMembers(root));
    return known.get(root);
  };
  const readMembers = (root: string): ReadonlyMap<string, Manifest> | undefined => {
    const globs = globsOf(root, manifests, readText);
    if (globs === undefined) return undefined;
    const members = [...folders].filter(memberTest(root, globs)).flatMap((folder) => manifests.in(folder) ?? []);
    return new Map(members.flatMap((member) => (member.name === null ? [] : [[member.name, member] as const])));
  };
  const ownOf = (folder: string, name: string): Manifest | undefined => {
    const own = manifests.around(folder);
    return own?.name === name ? own : undefined;
  };
  return {
    find: (folder, name) =>
      ownOf(folder, name) ??
      foldersAround(folder)
        .map((root) => membersOf(root)?.get(name))
        .find((member) => member !== undefined),
  };
};

const globsOf = (root: string, manifests: Manifests, readText: ReadText): readonly string[] | undefined => {
  const yaml = readText(root === '' ? 'pnpm-workspace.yaml' : `${root}/pnpm-workspace.yaml`);
  return (yaml === undefined ? undefined : packagesOf(yaml)) ?? manifests.in(root)?.workspaces ?? undefined;
};

/** The list under `packages:`, as a block or in brackets: all that is wanted of the YAML. */
const packagesOf = (yaml: string): readonly string[] | undefined => {
  const [, flow, block] =
    /^packages:[ \t]*(?:\[([^\]]*)\]|(?:#.*)?\r?\n((?:[ \t]*(?:-.*|#.*)?(?:\r?\n|$))*))/mu.exec(yaml) ?? [];
  const items = flow?.split(',') ?? block?.split(/\r?\n/u).filter((line) => /^\s*-/u.test(line));
  return items
    ?.map((item) => item.replace(/^\s*-\s*|\s+#.*$/gu, '').replace(/^\s*["']?|["']?\s*$/gu, ''))
    .filter((item) => item !== '');
};

/** As npm and pnpm read them: later patterns may take back what earlier ones took in; the root is a member. */
const memberTest = (root: string, globs: readonly string[]): ((folder: string) => boolean) => {
  const rules = globs.map((glob) => {
    const negated = glob.startsWith('!');
    return { negated, matches: picomatch(glob.replace(/^!/u, '').replace(/^\.\//u, '').replace(/\/+$/u, '')) };
  });
  const lead = root === '' ? '' : `${root}/`;
  return (folder) => {
    if (folder === root) return true;
    if (!folder.startsWith(lead)) return false;
    const seen = folder.slice(lead.length);
    return rules.findLast(({ matches }) => matches(seen))?.negated === false;
  };
};
