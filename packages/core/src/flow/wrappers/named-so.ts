import type { Ref } from '../../facts/file-facts.ts';
import type { Flow } from '../settle.ts';

/** `audit`, `this.audit`, `logger.audit` as it is written: what goes by its name alone comes from anywhere. */
export const isNamedSo = (flow: Flow, ref: Ref, name: string): boolean => {
  const wanted = name.split('.');
  const written = writtenNames(flow, ref);
  return wanted.every((part, index) => part === written[written.length - wanted.length + index]);
};

const writtenNames = (flow: Flow, ref: Ref): readonly string[] => {
  const value = flow.value(ref);
  if (value?.kind === 'member' && value.name !== null)
    return [...writtenNames(flow, { file: ref.file, id: value.object }), value.name];
  return value?.kind === 'variable' || value?.kind === 'global' ? [value.name] : [];
};
