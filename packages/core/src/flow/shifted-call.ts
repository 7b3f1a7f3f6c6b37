import type { Call, Structure, ValueId } from '../facts/structure.ts';

const made = new WeakMap<Call, Call>();
const selves = new WeakMap<Call, ValueId>();

/** What such a call hands over as `this`. */
export const selfOf = (shifted: Call): ValueId | undefined => selves.get(shifted);

/** `handle.call(self, req)` and `handle.apply(self, [req])` hand over what stands behind the first. */
export const shiftedCall = (structure: Structure | undefined, call: Call): Call => {
  const callee = structure?.values[call.callee];
  if (callee?.kind !== 'member' || (callee.name !== 'call' && callee.name !== 'apply')) return call;
  const known = made.get(call);
  if (known !== undefined) return known;
  const [, ...rest] = call.args;
  const args = callee.name === 'call' ? rest : rest.slice(0, 1).map((list) => ({ ...list, spread: true }));
  const shifted = { ...call, args };
  made.set(call, shifted);
  if (call.args[0]?.spread === false) selves.set(shifted, call.args[0].value);
  return shifted;
};
