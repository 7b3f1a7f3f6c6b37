import type { Ref } from '../../facts/file-facts.ts';
import type { Flow } from '../../flow/settle.ts';
import { entryOf } from './headers.ts';
import { optionOf } from './option.ts';

/**
 * What the first of `names` is set to: as it stands there where the options are one object in sight, else all it may come
 * from. Empty where some of that is out of sight.
 */
export const writtenAt = (flow: Flow, options: Ref, names: readonly string[]): readonly Ref[] => {
  for (const name of names) {
    const path = name.split('.');
    const entry = path.reduce<Ref | undefined>(
      (holder, key) => (holder !== undefined && isSingle(flow, holder) ? entryOf(flow, holder, key) : undefined),
      options,
    );
    if (entry !== undefined) return [entry];
    const option = optionOf(flow, options, path);
    if (option.state === 'given') return option.everywhere ? option.refs : [];
  }
  return [];
};

const isSingle = (flow: Flow, ref: Ref): boolean => {
  const value = flow.value(ref);
  return flow.settle(ref).found.length === 1 && (value?.kind !== 'variable' || value.writes.length === 0);
};
