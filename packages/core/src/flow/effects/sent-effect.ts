/** Jobs that are put on a queue, and messages to people, by libraries that are nobody's API. */
import type { Ref } from '../../facts/file-facts.ts';
import type { EnqueueRow } from '../../catalog/tables/stores.ts';
import type { Call } from '../../facts/structure.ts';
import { type Bindings, type Origin, pathText } from '../origin.ts';
import type { Flow } from '../settle.ts';
import { writtenTypeOf } from '../written-members.ts';
import { refsOf } from './chain.ts';
import type { ClassifiedEffect } from './classified.ts';
import { statesKey } from './stated.ts';

export const sentEffect = (
  flow: Flow,
  file: string,
  call: Call,
  origins: readonly Origin[],
  bindings: Bindings,
): ClassifiedEffect | undefined => {
  for (const origin of origins)
    for (const { name, paths, type } of namesOf(flow, origin)) {
      const enqueue = flow.catalog.enqueuesOf(name).find(({ path }) => paths.some((text) => path.test(text)));
      const data = refsOf(file, call);
      if (enqueue !== undefined) {
        const again = againOf(flow, data, enqueue, bindings);
        const why =
          again === 'same' ? 'puts a job on a queue under an id' : `puts a job on a queue of ${enqueue.title}`;
        return { does: 'enqueue', again, why, by: enqueue.id, data };
      }
      const send = flow.catalog
        .sendsOf(name)
        .find(
          (row) =>
            paths.some((text) => row.path.test(text)) ||
            (type !== undefined && row.types.includes(type) && endsAlike(row.path, paths)),
        );
      if (send !== undefined) return { does: 'send', again: 'twice', why: `sends ${send.what}`, by: send.id, data };
    }
  return undefined;
};

const againOf = (
  flow: Flow,
  data: readonly Ref[],
  { idOptions, options, payload }: EnqueueRow,
  bindings: Bindings,
): ClassifiedEffect['again'] => {
  if (idOptions.length === 0) return 'twice';
  const names = new Set(
    idOptions.map((option) => (option.startsWith('opts.') ? option.slice(5) : option).split('.')[0] ?? ''),
  );
  const holder = data[options ?? payload];
  if (holder === undefined) return 'twice';
  const isDeep = idOptions.some((option) => option.startsWith('opts.'));
  const state = statesKey(flow, holder, names, bindings, !isDeep);
  return state === 'given' ? 'same' : state === 'unknown' ? 'unknown' : 'twice';
};

interface Named {
  readonly name: string;
  readonly paths: readonly string[];
  readonly type?: string;
}

/** The package, and the member path from it as its rows write it; of a receiver that its type tells, as if it was made here. */
const namesOf = (flow: Flow, origin: Origin): readonly Named[] => {
  if (origin.kind === 'external')
    return origin.package === null ? [] : [{ name: origin.package, paths: [pathText(origin.path)] }];
  if (origin.kind !== 'param' && origin.kind !== 'made') return [];
  const type = writtenTypeOf(flow, origin.ref);
  if (type?.kind !== 'name' || type.specifier === null || origin.path.length === 0) return [];
  const target = flow.program.module(origin.ref.file, type.specifier);
  const rest = pathText(origin.path);
  return target.kind === 'package'
    ? [{ name: target.name, paths: [`${type.name}().${rest}`, `().${rest}`], type: type.name.split('.').at(-1) ?? '' }]
    : [];
};

const endsAlike = (path: RegExp, paths: readonly string[]): boolean => {
  const last = /\.(\w+)\$/u.exec(path.source.replaceAll('\\', ''))?.[1];
  return last !== undefined && paths.some((text) => text.endsWith(`.${last}`));
};
