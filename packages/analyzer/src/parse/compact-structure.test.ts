import { createCatalog } from '@seamlint/core';
import { libraries, providers } from '@seamlint/providers';
import { expect, it } from 'vitest';

import { compactLowered, compactRead } from './compact-structure.ts';
import { extractOne } from './extract-one.ts';

const catalog = createCatalog(providers, libraries);
const { structure: lowered } = extractOne(
  'a.tsx',
  `import { a } from './a';
export const run = async (first, @Inject() second, ...rest) => {
  const kept = { first, list: [second, ...rest], text: \`\${first} and more\` };
  for (const one of rest) { if (one) { await a(one); } else { a(); } }
  try { switch (first) { case 1: return kept; default: a(first || second); } } catch { throw first; } finally { a(); }
  kept.more = <b title="half a pair \\ud800 and a long title">{kept}</b>;
};
`,
  catalog,
);

it.each([
  ['lowering', compactLowered],
  ['JSON', compactRead],
])('what comes from %s says the same, with one place for a call and its answer', (_, compact) => {
  const structure = structuredClone(lowered);
  compact(structure);
  expect(structure).toEqual(lowered);
  const places = structure.values.flatMap((value) =>
    value.kind === 'call' ? [[value.at, structure.calls[value.call]?.at]] : [],
  );
  expect(places.length).toBeGreaterThan(3);
  for (const [answer, call] of places) expect(answer).toBe(call);
});
