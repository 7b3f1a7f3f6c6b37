/** A signal that the code around a request asks or hands to the retry: it is to end all attempts together. */
import type { Ref } from '../../facts/file-facts.ts';
import type { ValueId } from '../../facts/structure.ts';
import { partsOf } from '../contexts/depends-on.ts';
import type { CallSite } from './call-site.ts';

/** `total.aborted`, `deadline.throwIfAborted()`, `pRetry(() => fetch(url, { signal }), { signal })`. */
export const isAskedOtherwise = ({ file, structure, call: own }: CallSite, refs: readonly Ref[]): boolean => {
  const made = new Set(
    refs
      .filter((ref) => ref.file === file)
      .flatMap(({ id }) => [...partsOf(structure, id)].filter((part) => structure.values[part]?.kind === 'call')),
  );
  const isIt = (id: ValueId): boolean => [...partsOf(structure, id)].some((part) => made.has(part));
  if (made.size === 0) return false;
  return (
    structure.values.some(
      (value) =>
        value.kind === 'member' && (value.name === 'aborted' || value.name === 'throwIfAborted') && isIt(value.object),
    ) ||
    structure.calls.some(
      (call) =>
        call !== own &&
        call.at[0] <= own.at[0] &&
        own.at[1] <= call.at[1] &&
        call.args.some(({ value }) => structure.values[value]?.kind !== 'function' && isIt(value)),
    )
  );
};
