import { readdirSync, readFileSync } from 'node:fs';
import { providers } from '@seamlint/providers';
import { describe, expect, it } from 'vitest';
import { behaviourProblems } from './observed/behaviour-problems.ts';
import { explained } from './observed/explained.ts';
import { helperProblems } from './observed/helper-problems.ts';
import type { Observation, Problem } from './observed/observation.ts';
import { structureProblems } from './observed/structure-problems.ts';

const folder = new URL('../packages/providers/observed/', import.meta.url);
const observations = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Observation);

const seenOf = new Map(observations.map((seen) => [seen.provider, seen]));
const observed = providers.flatMap((provider) => {
  const seen = seenOf.get(provider.id);
  return seen === undefined ? [] : [[provider.id, provider, seen] as const];
});

const wordsOf = (id: string, { at, says, saw }: Problem): string =>
  `${id}: ${at}: the catalog says ${says}, the package shows ${saw}`;

describe.each(observed)('%s', (id, provider, seen) => {
  const unexplained = (problems: readonly Problem[]): readonly string[] =>
    problems.filter(({ at }) => explained[at] === undefined).map((problem) => wordsOf(id, problem));

  it('names what its packages have', () => {
    expect(unexplained(structureProblems(provider, seen))).toEqual([]);
  });

  it('says what its clients do by themselves', () => {
    expect(unexplained(behaviourProblems(provider, seen))).toEqual([]);
  });

  it('says what its helpers do with good and bad signatures', () => {
    expect(unexplained(helperProblems(provider, seen))).toEqual([]);
  });
});

it('has seen only what the catalog has', () => {
  const ids = new Set<string>(providers.map(({ id }) => id));
  expect(observations.map(({ provider }) => provider).filter((id) => !ids.has(id))).toEqual([]);
});

it('explains no difference that there is not', () => {
  const problems = observed.flatMap(([, provider, seen]) =>
    [structureProblems, behaviourProblems, helperProblems].flatMap((find) => find(provider, seen)),
  );
  const found = new Set(problems.map(({ at }) => at));
  expect(Object.keys(explained).filter((at) => !found.has(at))).toEqual([]);
});
