import { recordOf } from '../read/parse-json.ts';
import type { Manifest } from './manifests.ts';
import type { ModuleWorld } from './module-question.ts';
import { exportedAs, matchKeys } from './package-exports.ts';
import { joinPath } from './path-parts.ts';

type World = Pick<ModuleWorld, 'files' | 'outputs'>;

/**
 * The source file behind `subpath` (`.`, `./client`) of a package that lies in
 * the program. What its manifest names is mostly the output of a build that
 * isn't there, so each name is tried as it stands and then as what it was built from.
 */
export const findPackageSource = (manifest: Manifest, subpath: string, world: World): string | undefined => {
  const named = exportedAs(manifest.exports, subpath);
  const entries = subpath === '.' ? manifest.entries : [];
  const plain = subpath === '.' ? DEFAULT_ENTRIES : [subpath, `./src/${subpath.slice(2)}`, `./lib/${subpath.slice(2)}`];
  return (
    findFirst(manifest.folder, [...named, ...entries], world) ??
    findFirst(manifest.folder, plain, world) ??
    onlyNamesake(manifest.folder, named, world)
  );
};

/** What `#name` means in a package, under whatever condition. */
export const findImportTargets = (manifest: Manifest, specifier: string): readonly string[] =>
  matchKeys(recordOf(manifest.imports) ?? {}, specifier);

/** The first of `targets`, relative to `folder`, that is a file of the program or was built from one. */
export const findFirst = (folder: string, targets: readonly string[], world: World): string | undefined => {
  const { files } = world;
  const places = targets.flatMap((target) => joinPath(folder, target) ?? []);
  for (const place of places) {
    const found = files.resolve(place, true) ?? builtTo(folder, place, world);
    if (found !== undefined) return found;
  }
  for (const target of targets) {
    for (const source of sourcesOf(target)) {
      const found = files.resolve(joinPath(folder, source) ?? source, true);
      if (found !== undefined) return found;
    }
  }
  return undefined;
};

/** What a configuration of the package says it builds `place` from. */
const builtTo = (folder: string, place: string, { files, outputs }: World): string | undefined => {
  for (const { to, from } of outputs(folder)) {
    if (!place.startsWith(`${to}/`)) continue;
    const rest = withoutExtension(place.slice(to.length + 1));
    for (const base of from) {
      const found = files.resolve(joinPath(base, rest) ?? rest, true);
      if (found !== undefined) return found;
    }
  }
  return undefined;
};

/** A bundler may build `dist/server.js` from anywhere: where one file of the package has that name, it is that one. */
const onlyNamesake = (folder: string, targets: readonly string[], { files }: World): string | undefined => {
  for (const target of targets) {
    const stem = withoutExtension(target.slice(target.lastIndexOf('/') + 1));
    const [only, ...others] = stem === 'index' ? [] : files.namesakes(stem).filter((path) => isIn(folder, path));
    if (only !== undefined && others.length === 0) return only;
  }
  return undefined;
};

const isIn = (folder: string, path: string): boolean => folder === '' || path.startsWith(`${folder}/`);

const withoutExtension = (path: string): string => path.replace(/(?:\.d)?\.[cm]?[jt]sx?$/u, '');

const DEFAULT_ENTRIES = ['./src/index', './index', './src/main', './src/mod', './lib/index'];

const OUTPUT = /^(?:dist|build|lib|out|output|esm|cjs|es|umd|module|types|node|browser|dist-\w+|\.output|compiled)$/u;

/** `./dist/esm/a.js` may come of `src/esm/a`, `src/a`, `a` ... */
function* sourcesOf(target: string): Iterable<string> {
  const parts = withoutExtension(target.replace(/^\.\//u, '')).split('/');
  for (let dropped = 1; dropped < parts.length && OUTPUT.test(parts[dropped - 1] ?? ''); dropped++) {
    const rest = parts.slice(dropped).join('/');
    for (const base of ['src/', '', 'lib/', 'source/', 'app/']) yield base + rest;
    // A build of several packages keeps their folders: `dist/packages/a/src/b.js` lies in packages/a.
    const cut = parts.lastIndexOf('src');
    if (cut > dropped) yield parts.slice(cut).join('/');
  }
}
