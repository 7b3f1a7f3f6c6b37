import picomatch from 'picomatch';

import type { ReadText } from '../read/read-source.ts';
import type { Manifest, Manifests } from './manifests.ts';
import { parseJsonObject, recordOf, stringsOf } from '../read/parse-json.ts';
import { foldersAround, joinPath } from './path-parts.ts';

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
  const listed = (folder: string, name: string): Manifest | undefined =>
    ownOf(folder, name) ??
    foldersAround(folder)
      .map((root) => membersOf(root)?.get(name))
      .find((member) => member !== undefined);

  /** `link:../shared`, `workspace:@acme/verify@*`: what the range says of the place or of the name. */
  const linked = (folder: string, name: string): Manifest | undefined => {
    for (const around of foldersAround(folder)) {
      const range = manifests.in(around)?.dependencies.get(name);
      if (range === undefined) continue;
      const [, place] = /^(?:link|file|portal):(.+)$/u.exec(range) ?? [];
      if (place !== undefined) return manifests.in(joinPath(around, place) ?? '?');
      const [, real] = /^(?:workspace|npm):((?:@[^/]+\/)?[^@*^~]+)@/u.exec(range) ?? [];
      if (real !== undefined) return listed(folder, real);
      return /^workspace:|^\*$/u.test(range) ? anywhere(name) : undefined;
    }
    return undefined;
  };

  let all: ReadonlyMap<string, readonly Manifest[]> | undefined;
  /** Where no list names the members, the only package of that name. */
  const anywhere = (name: string): Manifest | undefined => {
    all ??= byName([...folders].flatMap((folder) => manifests.in(folder) ?? []));
    const [only, ...others] = all.get(name) ?? [];
    return others.length === 0 ? only : undefined;
  };

  return { find: (folder, name) => listed(folder, name) ?? linked(folder, name) };
};

const byName = (members: readonly Manifest[]): ReadonlyMap<string, readonly Manifest[]> => {
  const found = new Map<string, Manifest[]>();
  for (const member of members) {
    if (member.name !== null) found.set(member.name, [...(found.get(member.name) ?? []), member]);
  }
  return found;
};

const globsOf = (root: string, manifests: Manifests, readText: ReadText): readonly string[] | undefined => {
  const yaml = readText(root === '' ? 'pnpm-workspace.yaml' : `${root}/pnpm-workspace.yaml`);
  const declared = (yaml === undefined ? undefined : packagesOf(yaml)) ?? manifests.in(root)?.workspaces;
  return declared ?? listedBy(root, readText);
};

/** Of lerna, and of rush, which lists every folder. */
const listedBy = (root: string, readText: ReadText): readonly string[] | undefined => {
  const read = (name: string): Readonly<Record<string, unknown>> | undefined =>
    parseJsonObject(readText(root === '' ? name : `${root}/${name}`));
  const lerna = stringsOf(read('lerna.json')?.['packages']);
  if (lerna !== null) return lerna;
  const projects: unknown = read('rush.json')?.['projects'];
  if (!Array.isArray(projects)) return undefined;
  return projects.flatMap((project: unknown) => {
    const folder = recordOf(project)?.['projectFolder'];
    return typeof folder === 'string' ? [folder] : [];
  });
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
