import { type Evidence, type Provider, confidenceOf } from '@seamlint/core';
import { providers } from '@seamlint/providers';
import { describe, expect, it, test } from 'vitest';
import { providerPage } from '../scripts/generate/provider-page.js';

const acme: Provider = {
  id: 'acme',
  title: 'Acme',
  category: 'other',
  hosts: [],
  packages: [],
  clients: [],
  webhooks: null,
  credentials: [],
  evidence: [],
};

const none = {
  mechanism: 'none',
  header: null,
  field: null,
  carriers: [],
  appliesTo: [],
  naturalKeys: [],
  auto: [],
} as const;

/** The cells of a provider by the titles of their columns. */
const cellsOf = (provider: Provider): Readonly<Record<string, string>> => {
  const [head = [], , row = []] = providerPage([provider], confidenceOf)
    .text.split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  return Object.fromEntries(head.map((title, at) => [title, row[at] ?? '']));
};

const evidence = (section: string, confidence: Evidence['confidence']): readonly Evidence[] => [
  { section, fields: ['*'], confidence, source: confidence === 'from-memory' ? 'not checked' : 'docs.acme.dev' },
];

describe('that there is none', () => {
  it.each([
    ['idempotency', { idempotency: none }, 'idempotency'],
    ['SDK', {}, 'clients'],
    ['signature', {}, 'webhooks'],
    ['event id', {}, 'webhooks'],
    ['timeout, retries', {}, 'sdkDefaults'],
  ])('%s: has a mark only where somebody has looked', (column, stated, section) => {
    const cellWith = (rows: readonly Evidence[]): string | undefined =>
      cellsOf({ ...acme, ...stated, evidence: rows })[column];
    expect(cellWith([])).toBe('');
    expect(cellWith(evidence(section, 'from-memory'))).toBe('');
    expect(cellWith(evidence(section, 'documented'))).toBe('–');
    expect(cellWith(evidence(section, 'verified'))).toBe('–');
  });
});

it('what there is has a mark even where it is only remembered', () => {
  const calls = { style: 'http', writes: ['*.create'], reads: [], highRisk: [], readPaths: [] } as const;
  expect(cellsOf({ ...acme, calls })['reads and writes']).toBe('·');
  expect(cellsOf({ ...acme, calls, evidence: evidence('calls', 'documented') })['reads and writes']).toBe('○');
  expect(cellsOf({ ...acme, calls, evidence: evidence('calls', 'verified') })['reads and writes']).toBe('●');
});

describe('packages', () => {
  it.each([
    [['a', 'b'], [], '`a`, `b`'],
    [['a', 'b', 'c'], [], '`a`, `b`, `c`'],
    [['a', 'b', 'c', 'd', 'e'], [], '`a`, `b`, `c` and 2 more'],
    [['a'], ['old'], '`a`'],
    [[], ['old'], '`old` (legacy)'],
    [[], [], ''],
  ])('%j and before them %j', (present, past, cell) => {
    const packages = [...past.map((name) => ({ name, role: 'legacy' as const })), ...present.map((name) => ({ name }))];
    expect(cellsOf({ ...acme, packages })['packages']).toBe(cell);
  });
});

test('whoever has an SDK names a package', () => {
  const nameless = providers.filter((provider) => {
    const cells = cellsOf(provider);
    return cells['SDK'] !== '' && cells['SDK'] !== '–' && cells['packages'] === '';
  });
  expect(nameless.map(({ id }) => id)).toEqual([]);
});
