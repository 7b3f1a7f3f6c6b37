/** `onceByEventId(store, id, work)` of the runtime: what is done in there is done once for each event. */
import { spanOf } from '../../facts/span.ts';
import type { Call } from '../../facts/structure.ts';
import type { Origin } from '../origin.ts';
import { carriesEvent } from './asking.ts';
import { type Env, type Frame, type Walking, distinctGuards } from './walking.ts';

/** What holds inside of the work: nothing more where the id says nothing of the event. Undefined: this is no such call. */
export const insideOnce = (
  walking: Walking,
  call: Call,
  origins: readonly Origin[],
  env: Env,
  { file, bindings }: Frame,
): Env | undefined => {
  if (!origins.some(isOnce)) return undefined;
  const [, id] = call.args;
  if (id === undefined || !carriesEvent(walking, { file, id: id.value }, bindings)) return env;
  const guard = {
    at: spanOf(file, call.at),
    note: 'this runs its work once for each event',
    open: false,
    throws: false,
  };
  return { ...env, guards: distinctGuards([...env.guards, guard]) };
};

const isOnce = (origin: Origin): boolean =>
  origin.kind === 'external' && origin.package === '@seamlint/runtime' && origin.path.at(-1) === 'onceByEventId';
