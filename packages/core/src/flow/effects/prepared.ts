/** `db.prepare('INSERT …')` does nothing yet: `run()` does, with the statement that was prepared, maybe elsewhere. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Call } from '../../facts/structure.ts';
import type { Bindings } from '../origin.ts';
import type { Flow } from '../settle.ts';

const RUNS = /^(?:run|all|get|first|execute|iterate|values|raw|each)$/u;
const MAX_HOPS = 6;

export interface Prepared {
  readonly file: string;
  readonly call: Call;
}

/** The call of `prepare` whose statement this one runs. */
export const preparedBefore = (flow: Flow, file: string, call: Call, bindings: Bindings): Prepared | undefined => {
  const callee = flow.value({ file, id: call.callee });
  return callee?.kind === 'member' && RUNS.test(callee.name ?? '')
    ? preparing(flow, { file, id: callee.object }, bindings, 0)
    : undefined;
};

export const isPreparing = (flow: Flow, file: string, call: Call): boolean => {
  const callee = flow.value({ file, id: call.callee });
  return callee?.kind === 'member' && callee.name === 'prepare';
};

const preparing = (flow: Flow, ref: Ref, bindings: Bindings, hops: number): Prepared | undefined => {
  const value = flow.value(ref);
  if (value === undefined || hops > MAX_HOPS) return undefined;
  if (value.kind === 'await') return preparing(flow, { file: ref.file, id: value.of }, bindings, hops + 1);
  if (value.kind === 'call') {
    const call = flow.program.file(ref.file)?.structure.calls[value.call];
    if (call === undefined) return undefined;
    if (isPreparing(flow, ref.file, call)) return { file: ref.file, call };
    const callee = flow.value({ file: ref.file, id: call.callee });
    // `prepare(…).bind(…).run()`
    return callee?.kind === 'member' && /^(?:bind|pluck|expand)$/u.test(callee.name ?? '')
      ? preparing(flow, { file: ref.file, id: callee.object }, bindings, hops + 1)
      : undefined;
  }
  for (const origin of flow.settle(ref, bindings).found) {
    if (origin.kind === 'module' || flow.value(origin.ref)?.kind !== 'call') continue;
    if (origin.ref.file === ref.file && origin.ref.id === ref.id) continue;
    const found = preparing(flow, origin.ref, bindings, hops + 1);
    if (found !== undefined) return found;
  }
  return undefined;
};
