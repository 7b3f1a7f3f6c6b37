import { functionsAround, runsOf, surroundingsOf } from '@seamlint/core';
import type { Around, Told } from './explanation.ts';
import type { Spot } from './spot.ts';

const MAX_FUNCTIONS = 3;
const MAX_RUNS = 8;

/** The functions around the place: who calls them, what runs them, and how far that could be seen. */
export const aroundPlace = (spot: Spot): readonly Around[] => {
  const { recorder, path, range, analysis } = spot;
  const flow = recorder.flow();
  const structure = analysis.program.file(path)?.structure;
  if (flow === null || structure === undefined) return [];
  return functionsAround(structure, ...range)
    .slice(0, MAX_FUNCTIONS)
    .flatMap((id, index) => {
      const around = surroundingsOf(flow, path, id);
      if (around === undefined) return [];
      const runs = index === 0 ? runsOf(flow, analysis.scope, path, id) : { found: [], open: [] };
      const reached = [...around.callers, ...around.uses].map(({ at, note }) => spot.told(note, at));
      const open = [...around.open, ...runs.open].map(({ why, at }) => spot.told(`could not be followed: ${why}`, at));
      return [
        {
          says: around.name === null ? 'a function without a name' : `the function ${around.name}`,
          at: spot.where(around.at),
          details: distinct([
            ...reached,
            ...runs.found
              .slice(0, MAX_RUNS)
              .map(({ note, repeats, at }) =>
                spot.told(`what it calls runs: ${note}${repeats ? ', so that it may run again' : ''}`, at),
              ),
            ...open,
            ...(reached.length > 0 ? [] : [spot.told('nothing in sight calls it, or hands it on', null)]),
          ]),
        },
      ];
    });
};

const distinct = (all: readonly Told[]): readonly Told[] => {
  const seen = new Set<string>();
  return all.filter((one) => {
    const key = JSON.stringify(one);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};
