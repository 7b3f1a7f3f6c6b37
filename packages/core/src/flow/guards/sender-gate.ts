/** A refusal that rests on what cannot be seen. */
import type { Ref } from '../../facts/file-facts.ts';
import type { SignatureCheck } from '../../facts/signature-check.ts';
import { spanOf } from '../../facts/span.ts';
import type { Step } from '../../facts/structure.ts';
import { isPlainMethod } from '../plain-method.ts';
import type { Flow } from '../settle.ts';
import { isHandedAddress } from './address-list.ts';
import { isHarmless } from './effect.ts';
import { skipOf } from './presence.ts';
import { presenceName } from './present.ts';
import { refusesSender } from './refusal.ts';
import { type State, blank } from './state.ts';
import { callOfKey, keysBehind } from './telling.ts';
import { tellsTime } from './tells-time.ts';
import { type Frame, type Walking, callAt, roleOf } from './walking.ts';

/** `if (!session) return 401`: somebody who cannot be seen decides who may come in. */
export const senderGate = (
  walking: Walking,
  step: Extract<Step, { kind: 'branch' }>,
  test: Ref,
  frame: Frame,
): State | undefined => {
  const { flow, tagger, followed, checks } = walking;
  if (step.expression) return undefined;
  const refusing =
    refusesSender(flow, frame.file, step.then, frame.bindings) ||
    refusesSender(flow, frame.file, step.else, frame.bindings);
  if (!refusing || skipOf(flow, tagger, test, frame.bindings) === 'missing-header') return undefined;
  // What is known to check says itself what comes of it.
  const unseen = (key: string): boolean =>
    !followed.has(key) && !walking.sayings.has(key) && mayDecide(walking, key, frame);
  const parts = partsOf(flow, test).filter(
    (part) => !measures(flow, part) && presenceName(flow, tagger, part, frame.bindings) === undefined,
  );
  if (!parts.some((part) => keysBehind(flow, part, (key) => followed.has(key)).some(unseen))) return undefined;
  const check: SignatureCheck = {
    kind: 'signature-check',
    span: spanOf(frame.file, step.at),
    form: 'authentication',
    provider: null,
    by: 'a refusal of the sender',
  };
  checks.push(check);
  return { ...blank, check };
};

/** What `&&`, `||` and `!` join. */
const partsOf = (flow: Flow, ref: Ref): readonly Ref[] => {
  const value = flow.value(ref);
  if (value?.kind === 'unary' && value.op === '!') return partsOf(flow, { file: ref.file, id: value.of });
  return value?.kind === 'either' && value.op !== '?:'
    ? value.of.flatMap((id) => partsOf(flow, { file: ref.file, id }))
    : [ref];
};

/** As many bytes, or not too old: anybody can send that. */
const measures = (flow: Flow, { file, id }: Ref): boolean => {
  const value = flow.value({ file, id });
  if (value?.kind !== 'binary') return false;
  const sides = [value.left, value.right];
  if (
    sides.every((side) => {
      const one = flow.value({ file, id: side });
      return (
        one?.kind === 'constant' || (one?.kind === 'member' && /^(?:byteLength|length|size)$/u.test(one.name ?? ''))
      );
    })
  )
    return true;
  return (
    /^[<>]=?$/u.test(value.op) &&
    sides.some((side) => keysBehind(flow, { file, id: side }).some((key) => tellsTimeAt(flow, file, key)))
  );
};

const tellsTimeAt = (flow: Flow, file: string, key: string): boolean => {
  const id = callOfKey(key);
  const call = id === undefined ? undefined : flow.program.file(file)?.structure.calls[id];
  return call !== undefined && flow.settle({ file, id: call.callee }).found.some(tellsTime);
};

/** Reading the request and computing decide nothing by themselves. */
const mayDecide = (walking: Walking, key: string, frame: Frame): boolean => {
  const id = callOfKey(key);
  const call = id === undefined ? undefined : callAt(walking, frame.file, id);
  if (call === undefined) return false;
  const callee = walking.flow.settle({ file: frame.file, id: call.callee }, frame.bindings);
  const onRequest = callee.found.some((origin) => origin.kind === 'param' && roleOf(walking, origin) !== undefined);
  if (isPlainMethod(walking.flow, callee.found) && isHandedAddress(walking, frame.file, call, frame.bindings))
    return false;
  return !onRequest && !callee.found.some((origin) => isHarmless(walking.flow.catalog, origin));
};
