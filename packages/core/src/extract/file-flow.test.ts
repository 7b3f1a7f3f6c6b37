import { expect, it } from 'vitest';
import { parseWith } from '../../../testkit/src/parse-with.ts';
import { createCatalog } from '../catalog/catalog.ts';
import { extractFollowing } from './extract.ts';

const catalog = createCatalog([], []);
const extracted = (text: string) => extractFollowing(parseWith('oxc', 'src/a.ts', text), catalog);

it('goes on with the facts that were found', () => {
  const { facts, flow } = extracted('export const headers = (key) => ({ headers: { authorization: key } });');
  expect(facts.facts).not.toEqual([]);
  expect(flow?.program.file('src/a.ts')).toBe(facts);
});

it('is left behind where a secret was taken out of what it saw', () => {
  const { facts, flow } = extracted("export const config = { secret: 'letmein' };");
  expect(JSON.stringify(facts)).not.toContain('letmein');
  expect(flow).toBeUndefined();
});
