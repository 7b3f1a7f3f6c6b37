/** The methods that may verify where following the receiver lost it: its written type may say whose they are, else a checker. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Call } from '../../facts/structure.ts';
import type { Origin } from '../origin.ts';
import type { Flow, FunctionRef } from '../settle.ts';
import { typedMembers } from '../typed-origins.ts';
import { writtenMembers } from '../written-members.ts';
import type { Frame, Walking } from './walking.ts';

/** Asked only for what is handed the request, or a part of it that a signature is about. */
export const methodsByType = (
  { flow, tagger }: Walking,
  call: Call,
  origins: readonly Origin[],
  frame: Frame,
): readonly FunctionRef[] => {
  const callee = flow.value({ file: frame.file, id: call.callee });
  if (callee?.kind !== 'member' || callee.name === null) return [];
  const given = call.args.flatMap((argument) => [
    ...tagger.tagsOf({ file: frame.file, id: argument.value }, frame.bindings),
  ]);
  if (!given.some((tag) => /^(?:request|headers|header:.*|raw)$/u.test(tag))) return [];
  const receiver: Ref = { file: frame.file, id: callee.object };
  const written = origins.flatMap((origin) =>
    origin.kind === 'param' || origin.kind === 'made' ? writtenMembers(flow, origin.ref, origin.path) : [],
  );
  // `const verifier: Verifier = container.get('verifier')`
  const found = functionsAt(flow, [...written, ...byAnnotation(flow, receiver, [callee.name])]);
  if (found.length > 0) return found;
  if (!origins.every((origin) => isLost(flow, origin))) return [];
  // What a framework hands in has no method of the program's.
  const handed = tagger.tagsOf(receiver, frame.bindings);
  if (['request', 'response', 'context'].some((tag) => handed.has(tag))) return [];
  return functionsAt(flow, typedMembers(flow, receiver, [callee.name]));
};

/** Of `deps.verifier.verify` by the type that is written at `deps`. */
const byAnnotation = (flow: Flow, ref: Ref, path: readonly string[]): readonly Origin[] => {
  const value = flow.value(ref);
  if (value?.kind === 'member' && value.name !== null && path.length < 6)
    return byAnnotation(flow, { file: ref.file, id: value.object }, [value.name, ...path]);
  return value?.kind === 'variable' ? writtenMembers(flow, ref, path) : [];
};

const functionsAt = (flow: Flow, origins: readonly Origin[]): readonly FunctionRef[] =>
  origins.flatMap((origin) => (origin.kind === 'value' ? flow.functionsOf(origin.ref, origin.bindings).found : []));

/** A method of the language's own is not: `PATTERN.test()`, `Object.keys()`, `map.get()`; a method of what it answers may be. */
const isLost = (flow: Flow, origin: Origin): boolean => {
  if (origin.kind === 'param') return true;
  if (origin.kind === 'made')
    return !/^(?:regexp|string|template|constant|array|binary|unary)$/u.test(flow.value(origin.ref)?.kind ?? '');
  if (origin.kind !== 'external' || origin.package !== null) return false;
  return /^(?:Map|WeakMap|Object|Reflect)$/u.test(origin.path[0] ?? '') && origin.path.lastIndexOf('()') >= 2;
};
