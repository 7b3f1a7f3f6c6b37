/** Which functions of the program a call runs, whoever tells: where the callee comes from, or its type. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Call } from '../../facts/structure.ts';
import type { Known } from '../../scope/known.ts';
import { listenersOf, told } from '../emitters.ts';
import { constructorsOf } from '../guards/constructors-of.ts';
import { handedFunctions } from '../handed-origins.ts';
import { type Bindings, type Origin } from '../origin.ts';
import type { Flow, FunctionRef } from '../settle.ts';
import { shiftedCall } from '../shifted-call.ts';
import { typedMembers } from '../typed-origins.ts';
import { writtenMembers } from '../written-members.ts';

export interface Called {
  readonly functions: readonly FunctionRef[];
  /** The call as those functions see it. */
  readonly call: Call;
  readonly callee: Known<Origin>;
  /** All that it may run is in sight. */
  readonly whole: boolean;
}

/** `asks`: whether a type checker may be asked, too; that costs. */
export const calledBy = (flow: Flow, file: string, written: Call, bindings: Bindings, asks: () => boolean): Called => {
  const callee = flow.settle({ file, id: written.callee }, bindings);
  const isShifted = callee.found.some(
    (origin) => origin.kind === 'made' && /^(?:call|apply)$/u.test(origin.path.at(-1) ?? ''),
  );
  const call = isShifted ? shiftedCall(flow.program.file(file)?.structure, written) : written;
  const functions = flow.functionsOf({ file, id: call.callee }, bindings);
  if (functions.found.length > 0)
    return { functions: functions.found, call, callee, whole: functions.open.length === 0 };
  const made = call.construct ? constructorsOf(flow, callee) : undefined;
  if (made !== undefined) return { functions: made.flatMap((one) => one ?? []), call, callee, whole: true };
  const typed = typedFunctions(flow, file, call, callee.found, asks);
  if (typed.length > 0) return { functions: typed, call, callee, whole: true };
  const handed = callee.found.flatMap((origin) => (origin.kind === 'param' ? handedFunctions(flow, origin) : []));
  if (handed.length > 0) return { functions: handed, call, callee, whole: true };
  const listeners = listenersOf(flow, file, call, bindings, true);
  if (listeners.found.length > 0) return { functions: listeners.found, call: told(call), callee, whole: true };
  return { functions: [], call, callee, whole: false };
};

const typedFunctions = (
  flow: Flow,
  file: string,
  call: Call,
  origins: readonly Origin[],
  asks: () => boolean,
): readonly FunctionRef[] => {
  const callee = flow.value({ file, id: call.callee });
  if (callee?.kind !== 'member' || callee.name === null) return [];
  const receiver: Ref = { file, id: callee.object };
  const written = origins.flatMap((origin) =>
    origin.kind === 'param' || origin.kind === 'made' ? writtenMembers(flow, origin.ref, origin.path) : [],
  );
  const annotated = flow.value(receiver)?.kind === 'variable' ? writtenMembers(flow, receiver, [callee.name]) : [];
  const found = functionsAt(flow, [...written, ...annotated]);
  if (found.length > 0 || !origins.every(isLost) || !asks()) return found;
  return functionsAt(flow, typedMembers(flow, receiver, [callee.name]));
};

const functionsAt = (flow: Flow, origins: readonly Origin[]): readonly FunctionRef[] =>
  origins.flatMap((origin) => (origin.kind === 'value' ? flow.functionsOf(origin.ref, origin.bindings).found : []));

const isLost = (origin: Origin): boolean => origin.kind === 'param' || origin.kind === 'made';
