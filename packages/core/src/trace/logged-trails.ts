/** What goes into a log, piece by piece, and where each piece comes from. */
import type { Span } from '../facts/span.ts';
import { spanOf } from '../facts/span.ts';
import type { Structure, ValueId } from '../facts/structure.ts';
import type { Recorder } from './recorder.ts';
import { writtenAs } from './call-trails.ts';
import { type ValueTrail, trailsOf } from './trails.ts';

export interface LoggedPiece {
  readonly at: Span;
  readonly written: string;
  readonly trails: readonly ValueTrail[];
}

const MAX_PIECES = 12;

export const loggedPieces = (recorder: Recorder, call: Span): readonly LoggedPiece[] => {
  const structure = recorder.flow()?.program.file(call.path)?.structure;
  const found = structure?.calls.find(({ at }) => at[0] === call.start && at[1] === call.end);
  if (structure === undefined || found === undefined) return [];
  const leaves = [...new Set(found.args.flatMap(({ value }) => leavesOf(structure, value)))];
  return leaves.slice(0, MAX_PIECES).map((id) => ({
    at: spanOf(call.path, structure.values[id]?.at ?? [call.start, call.end]),
    written: writtenAs(structure, id),
    trails: trailsOf(recorder, { file: call.path, id }),
  }));
};

/** What is not written out on the spot. */
const leavesOf = (structure: Structure, id: ValueId, depth = 0): readonly ValueId[] => {
  const value = structure.values[id];
  if (value === undefined || depth > 6) return [];
  const inside = (ids: readonly ValueId[]): readonly ValueId[] =>
    ids.flatMap((one) => leavesOf(structure, one, depth + 1));
  switch (value.kind) {
    case 'template':
      return inside(value.parts);
    case 'object':
      return inside(value.entries.map((entry) => entry.value));
    case 'array':
      return inside(value.items);
    case 'either':
      return inside(value.of);
    case 'await':
      return inside([value.of]);
    case 'binary':
      return inside([value.left, value.right]);
    case 'string':
    case 'constant':
    case 'undefined':
    case 'regexp':
      return [];
    default:
      return [id];
  }
};
