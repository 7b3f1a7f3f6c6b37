import { type KeySource, type OutboundCall, type Span, trailsOf } from '@seamlint/core';
import { MADE, SAME, keySays } from '../../wording/call-words.ts';
import type { Told, Way } from './explanation.ts';
import type { Spot } from './spot.ts';
import { wayOf } from './ways.ts';

/** Whether a call has an idempotency key, where it is written, and whether it is a good one. */
export const describeKey = (spot: Spot, call: OutboundCall): readonly Told[] => [
  spot.told(keySays(call), null),
  ...(call.key.values ?? []).map((ref) => spot.told('the key is what is written here', spanOf(spot, ref))),
  ...misplaced(spot, call),
  ...(call.key.state === 'given' && call.key.values !== undefined
    ? source(spot, spot.analysis.scope.keySourceOf(call))
    : []),
];

export const keyWays = (spot: Spot, { key }: OutboundCall): readonly Way[] =>
  (key.values ?? []).flatMap((ref) =>
    trailsOf(spot.recorder, ref).map((trail) => wayOf(spot, 'the idempotency key comes from', trail)),
  );

const misplaced = (spot: Spot, { key }: OutboundCall): readonly Told[] =>
  key.misplaced === undefined
    ? []
    : [spot.told(`${key.misplaced.name} stands where the API does not look for it`, key.misplaced.at)];

const source = (spot: Spot, { anew, sameFor, timed, shared }: KeySource): readonly Told[] => {
  const faults = [
    ...(anew === null
      ? []
      : [
          spot.told(MADE[anew.by], anew.at),
          spot.told(`so that it is another one for each run: ${anew.context.note}`, anew.context.at),
        ]),
    ...(sameFor === null ? [] : [spot.told(SAME[sameFor], null)]),
    ...(timed === null ? [] : [spot.told('it has the time in it', timed)]),
    ...(shared === null ? [] : [spot.told(`${shared.operation}, which is done before, has the same key`, shared.at)]),
  ];
  return faults.length > 0 ? faults : [spot.told('nothing that is seen makes it another key when it runs again', null)];
};

const spanOf = (spot: Spot, { file, id }: { readonly file: string; readonly id: number }): Span | null => {
  const at = spot.analysis.program.file(file)?.structure.values[id]?.at;
  return at === undefined ? null : { path: file, start: at[0], end: at[1] };
};
