import type { Ref } from '../../facts/file-facts.ts';
import type { Flow } from '../settle.ts';

/** `a.b.c` as written, from the first name that is no variable of a call. */
export const writtenPath = (flow: Flow, ref: Ref): readonly string[] => {
  const value = flow.value(ref);
  if (value?.kind === 'member' && value.name !== null)
    return [...writtenPath(flow, { file: ref.file, id: value.object }), value.name];
  if (value?.kind === 'variable' || value?.kind === 'global') return [value.name];
  if (value?.kind === 'await') return writtenPath(flow, { file: ref.file, id: value.of });
  if (value?.kind === 'this') return ['this'];
  return [];
};
