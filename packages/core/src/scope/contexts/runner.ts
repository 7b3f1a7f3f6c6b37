/** What a call of somebody else's code does with a function it is handed. */
import type { Attempts } from '../../catalog/library/runs.ts';
import { holdsFor } from '../../catalog/sdk-policy.ts';
import type { DecoratedRunner, Runner } from '../../catalog/tables/runners.ts';
import type { Ref } from '../../facts/file-facts.ts';
import type { Call } from '../../facts/structure.ts';
import { type Origin, pathText, symbolText } from '../../flow/origin.ts';
import type { Flow } from '../../flow/settle.ts';

export type External = Extract<Origin, { kind: 'external' }>;

const majorOf = ({ program }: Flow, { package: name, ref }: External): number | null =>
  name === null ? null : (program.major?.(ref.file, name) ?? null);

export const runnerOf = (
  flow: Flow,
  origin: External,
  argument: number,
  path: readonly string[],
): Runner | undefined => {
  const runners = flow.catalog.runnersOf(origin.package);
  if (runners.length === 0) return undefined;
  const major = majorOf(flow, origin);
  const text = pathText(origin.path);
  return runners.find(
    (runner) =>
      holdsFor(runner, major) &&
      runner.path.test(text) &&
      (runner.fn === 'any' || runner.fn === argument) &&
      (runner.key === undefined ? path.length === 0 : isKey(runner.key, path)),
  );
};

const isKey = (key: string, path: readonly string[]): boolean => {
  const wanted = key.split('.');
  return wanted.length === path.length && wanted.every((name, index) => name === '*' || name === path[index]);
};

export const decoratedRunnerOf = (flow: Flow, origin: External, on: 'method' | 'class'): DecoratedRunner | undefined =>
  flow.catalog
    .decoratedRunnersOf(origin.package)
    .find(
      (runner) =>
        runner.decorates === on && holdsFor(runner, majorOf(flow, origin)) && runner.path.test(pathText(origin.path)),
    );

export type Repeats = 'sure' | 'likely' | 'never';

/** Whether an option lets it run more than once. */
export const repeatsBy = (flow: Flow, file: string, call: Call, attempts: Attempts): Repeats => {
  const args = attempts.arg === 'any' ? call.args : call.args.slice(attempts.arg, attempts.arg + 1);
  const stated = args.flatMap(({ value }) => statedNumber(flow, { file, id: value }, attempts.option.split('.')));
  if (stated.includes('unknown')) return 'likely';
  const numbers = stated.filter((one) => one !== 'unknown');
  const most = numbers.length === 0 ? attempts.default : Math.max(...numbers);
  return most > attempts.once ? 'sure' : 'never';
};

/** Nothing where it is not stated. */
export const statedNumber = (flow: Flow, ref: Ref, path: readonly string[]): readonly (number | 'unknown')[] => {
  const holder = flow.value(ref);
  if (holder?.kind === 'function' || holder?.kind === 'string') return [];
  const known = flow.settleMember(ref, path);
  const found = known.found.flatMap((origin): readonly (number | 'unknown')[] => {
    const value = origin.kind === 'value' || origin.kind === 'made' ? flow.value(origin.ref) : undefined;
    if (origin.kind === 'value' && value?.kind === 'constant') {
      if (typeof value.value === 'number') return [value.value];
      return [value.value === true ? Number.POSITIVE_INFINITY : 0];
    }
    if (origin.kind === 'external' && symbolText(origin) === 'global:Infinity') return [Number.POSITIVE_INFINITY];
    // An object that has no such member.
    if (origin.kind === 'made' && (value?.kind === 'object' || value?.kind === 'string' || value?.kind === 'function'))
      return [];
    return value?.kind === 'undefined' ? [] : ['unknown'];
  });
  return known.open.length > 0 ? [...found, 'unknown'] : found;
};
