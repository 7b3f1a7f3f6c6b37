import { recordOf } from '../read/parse-json.ts';
import type { Manifest } from './manifests.ts';
import { joinPath } from './path-parts.ts';
import type { SourceFiles } from './source-files.ts';

/**
 * The source file behind `subpath` (`.`, `./client`) of a package that lies in
 * the program. What its manifest names is mostly the output of a build that
 * isn't there, so each name is tried as it stands and then as what it was built from.
 */
export const findPackageSource = (manifest: Manifest, subpath: string, files: SourceFiles): string | undefined => {
  const named = exportedAs(manifest.exports, subpath);
  const entries = subpath === '.' ? manifest.entries : [];
  const plain = subpath === '.' ? DEFAULT_ENTRIES : [subpath, `./src/${subpath.slice(2)}`, `./lib/${subpath.slice(2)}`];
  return findFirst(manifest.folder, [...named, ...entries], files) ?? findFirst(manifest.folder, plain, files);
};

/** What `#name` means in a package, under whatever condition. */
export const findImportTargets = (manifest: Manifest, specifier: string): readonly string[] =>
  matchKeys(recordOf(manifest.imports) ?? {}, specifier);

/** The first of `targets`, relative to `folder`, that is a file of the program or was built from one. */
export const findFirst = (folder: string, targets: readonly string[], files: SourceFiles): string | undefined => {
  const places = targets.flatMap((target) => joinPath(folder, target) ?? []);
  for (const place of places) {
    const exact = files.resolve(place, true);
    if (exact !== undefined) return exact;
  }
  for (const target of targets) {
    for (const source of sourcesOf(target)) {
      const found = files.resolve(joinPath(folder, source) ?? source, true);
      if (found !== undefined) return found;
    }
  }
  return undefined;
};

const DEFAULT_ENTRIES = ['./src/index', './index', './src/main', './src/mod', './lib/index'];

const OUTPUT = /^(?:dist|build|lib|out|output|esm|cjs|es|umd|module|types|node|browser|dist-\w+|\.output|compiled)$/u;

/** `./dist/esm/a.js` may come of `src/esm/a`, `src/a`, `a` ... */
function* sourcesOf(target: string): Iterable<string> {
  const parts = target
    .replace(/^\.\//u, '')
    .replace(/(?:\.d)?\.[cm]?[jt]sx?$/u, '')
    .split('/');
  for (let dropped = 1; dropped < parts.length && OUTPUT.test(parts[dropped - 1] ?? ''); dropped++) {
    const rest = parts.slice(dropped).join('/');
    for (const base of ['src/', '', 'lib/', 'source/', 'app/']) yield base + rest;
  }
}

const exportedAs = (exports: unknown, subpath: string): readonly string[] => {
  const map = recordOf(exports);
  const isMap = map !== undefined && Object.keys(map).some((key) => key.startsWith('.'));
  if (isMap) return matchKeys(map, subpath);
  return subpath === '.' ? leavesOf(exports) : [];
};

/** Exact keys first, then the pattern with the longest head, as Node does; but the targets of all conditions. */
const matchKeys = (map: Readonly<Record<string, unknown>>, name: string): readonly string[] => {
  if (name in map) return leavesOf(map[name]);
  const patterns = Object.keys(map).flatMap((key) => {
    const [head = '', tail] = key.endsWith('/') ? [key, ''] : key.split('*');
    const matches =
      tail !== undefined && name.startsWith(head) && name.endsWith(tail) && name.length >= head.length + tail.length;
    return matches ? [{ key, head, part: name.slice(head.length, name.length - tail.length) }] : [];
  });
  const best = patterns.toSorted((a, b) => b.head.length - a.head.length)[0];
  if (best === undefined) return [];
  return leavesOf(map[best.key]).map((leaf) =>
    best.key.endsWith('/') ? leaf + best.part : leaf.replaceAll('*', best.part),
  );
};

const leavesOf = (target: unknown): readonly string[] => {
  if (typeof target === 'string') return [target];
  if (Array.isArray(target)) return target.flatMap(leavesOf);
  return Object.values(recordOf(target) ?? {}).flatMap(leavesOf);
};
