import { recordOf } from '../read/parse-json.ts';

/** What `exports` of a package.json has for `subpath` (`.`, `./client`), under whatever condition. */
export const exportedAs = (exports: unknown, subpath: string): readonly string[] => {
  const map = recordOf(exports);
  const isMap = map !== undefined && Object.keys(map).some((key) => key.startsWith('.'));
  if (isMap) return matchKeys(map, subpath);
  return subpath === '.' ? leavesOf(exports) : [];
};

/** Exact keys first, then the pattern with the longest head, as Node does; but the targets of all conditions. */
export const matchKeys = (map: Readonly<Record<string, unknown>>, name: string): readonly string[] => {
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
  const map = recordOf(target) ?? {};
  // Fakes for tests come last: nobody means them but tests.
  return Object.entries(map)
    .toSorted(([a], [b]) => Number(a === 'test') - Number(b === 'test'))
    .flatMap(([, leaf]) => leavesOf(leaf));
};
