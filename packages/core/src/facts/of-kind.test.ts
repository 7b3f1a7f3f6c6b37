import { expect, it } from 'vitest';
import { parseWith } from '../../../testkit/src/parse-with.ts';
import { createCatalog } from '../catalog/catalog.ts';
import { extract } from '../extract/extract.ts';
import { findOfKind, foundOfKind, someOfKind } from './of-kind.ts';

const text = `import { a } from 'lib';
export const b = { one: a.x, two: [1, 'two', \`\${a}\`], three: async () => await a?.(!b, a === b) };
class C extends a { d = this.e ?? /f/; }
for (const g of b.two) if (g) throw new C(g);`;
const { structure } = extract(parseWith('oxc', 'src/a.ts', text), createCatalog([], []));

it('finds what going through all values does, in the same order', () => {
  const kinds = [...new Set(structure.values.map(({ kind }) => kind))];
  expect(kinds.length).toBeGreaterThan(12);
  for (const kind of kinds) {
    const all = [...structure.values.keys()].filter((id) => structure.values[id]?.kind === kind);
    expect(foundOfKind(structure, kind, (value, id) => (value.kind === kind ? [id] : []))).toEqual(all);
    expect(findOfKind(structure, kind, () => true)).toBe(all[0]);
    expect(findOfKind(structure, kind, (_, id) => id === all.at(-1))).toBe(all.at(-1));
  }
});

it('finds nothing of a kind that is not there', () => {
  expect(someOfKind(structure, 'super', () => true)).toBe(false);
});
