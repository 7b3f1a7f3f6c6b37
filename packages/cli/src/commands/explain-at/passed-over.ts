import { type Span, callTrails, loggedPieces } from '@seamlint/core';
import type { Item } from './explanation.ts';
import type { Spot } from './spot.ts';
import { wayOf } from './ways.ts';

/** What stands at the place, was looked at, and is taken for nothing: each with the reason. */
export const passedOverAt = (spot: Spot): readonly Item[] => {
  const routes = distinctRoutes(spot);
  const logs = spot.recorder.harmless.filter(({ call }) => spot.covers(call));
  return [
    ...routes.map(({ route, why, looked }) => ({
      kind: 'route',
      at: spot.where(route),
      says: `this route is not taken for a webhook: ${why}`,
      details: looked.map((says) => spot.told(says, null)),
      ways: [],
    })),
    ...logs.map(({ call, why }) => ({
      kind: 'log',
      at: spot.where(call),
      says: `this writes to a log, and is not reported: ${why}`,
      details: [],
      ways: loggedPieces(spot.recorder, call).flatMap(({ written, trails }) =>
        trails.map((trail) => wayOf(spot, written, trail)),
      ),
    })),
    ...callsAt(
      spot,
      logs.map(({ call }) => call),
    ),
  ];
};

const distinctRoutes = ({ recorder, covers }: Spot): Spot['recorder']['passedOver'] =>
  recorder.passedOver
    .filter(({ route }) => covers(route))
    .filter(
      ({ route, why }, index, all) =>
        all.findIndex((other) => other.route.start === route.start && other.why === why) === index,
    );

const callsAt = (spot: Spot, logs: readonly Span[]): readonly Item[] => {
  const { scope } = spot.analysis;
  const known: readonly Span[] = [
    ...logs,
    ...(['outbound-call', 'log-write', 'webhook-endpoint', 'route', 'signature-check'] as const).flatMap((kind) =>
      scope.facts(kind).map(({ span }) => span),
    ),
  ].filter(({ path }) => path === spot.path);
  const isKnown = (at: Span): boolean => known.some(({ start, end }) => start === at.start && end === at.end);
  const [start, end] = spot.range;
  return callTrails(spot.recorder, spot.path, start === end ? callAround(spot) : [start, end], isKnown).map(
    ({ at, written, trails, why }) => ({
      kind: 'call',
      at: spot.where(at),
      says: `${written}() is not taken for an API call: ${why}`,
      details: [],
      ways: trails.map((trail) => wayOf(spot, 'what is called comes from', trail)),
    }),
  );
};

/** The start of the innermost call around a column. */
const callAround = ({ analysis, path, range: [at] }: Spot): readonly [number, number] => {
  const around = (analysis.program.file(path)?.structure.calls ?? [])
    .map((call) => call.at)
    .filter(([start, end]) => start <= at && at <= end)
    .toSorted((one, other) => one[1] - one[0] - (other[1] - other[0]));
  const start = around[0]?.[0] ?? at;
  return [start, start + 1];
};
