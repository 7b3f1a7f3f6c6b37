/** Calls that run functions of the program. */
import type { Call, Value } from '../../facts/structure.ts';
import { bindArguments } from '../bind-arguments.ts';
import { handedThrough } from '../handed-through.ts';
import { bindingKey } from '../origin.ts';
import type { Flow, FunctionRef } from '../settle.ts';
import { saying } from './recalled.ts';
import type { Says } from './says.ts';
import { type State, chain, distinctStates } from './state.ts';
import type { Frame, Walking, Ways } from './walking.ts';

/** The ways through a function of the program that is called. `said` hears what its answer tells of a check. */
export const enterCall = (
  walking: Walking,
  call: Call,
  target: FunctionRef,
  states: readonly State[],
  frame: Frame,
  said: (Says | undefined)[] = [],
  key: string | null = null,
): readonly State[] => {
  const bindings = handedThrough(
    walking.flow,
    bindArguments(frame.file, call, target, frame.bindings),
    target,
    frame.bindings,
  );
  handArguments(walking, call, target, frame);
  const ways = walking.run(target, bindings, frame.depth + 1);
  said.push(ways.says);
  frame.passed.push(...states.flatMap((state) => ways.passed.map((way) => chain(state, way))));
  frame.thrown.push(...refusals(states, ways));
  // A refusal inside a helper is for its caller to act on; only a handler's own is final.
  const going = ways.out.filter((way) => !way.refused || way.check !== null);
  const results = going.length > 0 ? going : ways.out;
  const isFinal = walking.answerEnds && going.length === 0;
  return states.flatMap((state) =>
    results.map((way) =>
      chain(state, {
        ...way,
        refused: isFinal,
        answered: false,
        skip: way.check === null ? way.skip : null,
        said: way.said + saying(key, way.answer),
      }),
    ),
  );
};

/** `handle.apply(this, arguments)`: what it was handed itself. */
const handArguments = ({ flow, roles, adopt }: Walking, call: Call, target: FunctionRef, { file }: Frame): void => {
  const list = call.args.length === 1 && call.args[0]?.spread === true ? call.args[0].value : undefined;
  const value = list === undefined ? undefined : flow.value({ file, id: list });
  if (value?.kind !== 'global' || value.name !== 'arguments') return;
  target.fact.params.forEach((_, index) => {
    const role = roles.get(bindingKey(file, call.fn, index));
    if (role !== undefined) adopt(bindingKey(target.file, target.id, index), role);
  });
};

const isParameter = (flow: Flow, file: string, value: Extract<Value, { kind: 'variable' }>): boolean =>
  value.defs.some((id) => flow.value({ file, id })?.kind === 'param');

/** The ways on which a check refused by an exception. */
const refusals = (states: readonly State[], { thrown }: Ways): readonly State[] =>
  distinctStates(
    states.flatMap((state) =>
      thrown.flatMap((way) => (way.check === null && way.skip?.check != null ? [chain(state, way)] : [])),
    ),
  );

/** Functions handed to a call nobody can see into are taken to run once, here. */
export const inline = (
  { flow, run }: Walking,
  call: Call,
  states: readonly State[],
  frame: Frame,
  said: (Says | undefined)[] = [],
): readonly State[] => {
  let on = states;
  for (const argument of call.args) {
    const value = flow.value({ file: frame.file, id: argument.value });
    if (value?.kind !== 'function' && value?.kind !== 'variable') continue;
    for (const target of flow.functionsOf({ file: frame.file, id: argument.value }, frame.bindings).found) {
      // What was handed in to be run comes from anywhere: `runIn(context, async () => ...)`.
      if (value.kind === 'variable' && target.file !== frame.file && !isParameter(flow, frame.file, value)) continue;
      const ways = run(target, new Map([...frame.bindings, ...target.bindings]), frame.depth + 1);
      said.push(ways.says);
      frame.passed.push(...on.flatMap((state) => ways.passed.map((way) => chain(state, way))));
      frame.thrown.push(...refusals(on, ways));
      on = distinctStates(on.flatMap((state) => ways.out.map((way) => chain(state, way))));
    }
  }
  return on;
};
