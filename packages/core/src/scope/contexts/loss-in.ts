import { spanOf } from '../../facts/span.ts';
import type { Step, Structure, ValueId } from '../../facts/structure.ts';
import { exitsOf } from '../../flow/exits.ts';
import type { Flow } from '../../flow/settle.ts';
import type { Try } from './around.ts';
import type { Loss } from './fate.ts';
import { answersFailure, contains } from './retried-errors.ts';
import { waysOf } from './ways.ts';

/** What a `catch` makes of an error; null where it, or another like it, goes on. */
export const lossIn = (flow: Flow, file: string, step: Try): Loss | null => {
  const { handler } = step;
  const structure = flow.program.file(file)?.structure;
  if (handler === null || structure === undefined) return null;
  const ways = waysOf(handler.body);
  if (ways.has('throw') || throwsInside(flow, file, structure, handler.at)) return null;
  const told = ways.has('return') && returnsSomething(structure, handler.body);
  return {
    at: spanOf(file, handler.at),
    kind: told ? 'told' : 'quiet',
    answered: answersFailure(structure, handler.at),
  };
};

/** `handleError(error)`, which throws, `process.exit(1)`. */
const throwsInside = (flow: Flow, file: string, structure: Structure, at: readonly [number, number]): boolean =>
  structure.calls.some((call) => {
    if (!contains(at, call.at)) return false;
    return (
      flow.functionsOf({ file, id: call.callee }).found.some(({ fact }) => alwaysThrows(fact.body)) ||
      isExit(structure, call.callee)
    );
  });

const alwaysThrows = (body: readonly Step[]): boolean => {
  const ways = waysOf(body);
  return ways.has('throw') && !ways.has('end') && !ways.has('return');
};

const isExit = (structure: Structure, id: ValueId): boolean => {
  const value = structure.values[id];
  return value?.kind === 'member' && value.name === 'exit';
};

const returnsSomething = (structure: Structure, body: readonly Step[]): boolean =>
  exitsOf({ ...emptyFunction, body }).some(({ how, value }) => {
    const kind = value === null ? undefined : structure.values[value]?.kind;
    return how === 'return' && kind !== undefined && kind !== 'undefined';
  });

const emptyFunction = {
  at: [0, 0],
  name: null,
  parent: null,
  cls: null,
  params: [],
  async: false,
  generator: false,
  directives: [],
} as const;
