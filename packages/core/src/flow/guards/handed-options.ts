/** Of options that a call hands over in an object: `verify({ key, skipIfUnsigned: true })`. */
import type { Ref } from '../../facts/file-facts.ts';
import { type Bindings, bindingKey } from '../origin.ts';
import type { Flow } from '../settle.ts';

/** Whether a member of a parameter is surely something, or surely nothing, as the caller wrote it. */
export const optionTruth = (flow: Flow, ref: Ref, bindings: Bindings): boolean | undefined => {
  const member = flow.value(ref);
  if (member?.kind !== 'member' || member.name === null) return undefined;
  if (!isHandedOver(flow, { file: ref.file, id: member.object }, bindings)) return undefined;
  const { found, open } = flow.settle(ref, bindings);
  const [only, ...others] = found;
  if (only === undefined || others.length > 0 || open.length > 0) return undefined;
  const value = only.kind === 'value' || only.kind === 'made' ? flow.value(only.ref) : undefined;
  // Nothing stands there under the name.
  if (only.kind === 'made')
    return value?.kind === 'object' && only.path.length === 1 && value.entries.every((one) => one.key !== null)
      ? false
      : undefined;
  if (value?.kind === 'function') return true;
  return value?.kind === 'constant' && typeof value.value === 'boolean' ? value.value : undefined;
};

const isHandedOver = (flow: Flow, ref: Ref, bindings: Bindings): boolean => {
  const value = flow.value(ref);
  if (value?.kind === 'variable')
    return (
      value.defs.length === 1 &&
      value.writes.length === 0 &&
      isHandedOver(flow, { file: ref.file, id: value.defs[0] ?? -1 }, bindings)
    );
  if (value?.kind !== 'param') return false;
  const handed = bindings.get(bindingKey(ref.file, value.fn, value.index));
  return handed !== undefined && flow.value(handed)?.kind === 'object';
};
