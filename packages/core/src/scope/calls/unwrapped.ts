import type { Ref } from '../../facts/file-facts.ts';
import type { Flow } from '../../flow/settle.ts';

/** `JSON.stringify(body)`, `new URLSearchParams(body)`, `qs.stringify(body)`: the body itself. */
export const unwrapped = (flow: Flow, ref: Ref, depth = 0): Ref => {
  for (const origin of flow.settle(ref).found) {
    if (origin.kind !== 'external' || !/(?:stringify|URLSearchParams|encode)\.\(\)$/u.test(origin.path.join('.')))
      continue;
    const value = flow.value(origin.ref);
    const call = value?.kind === 'call' ? flow.program.file(origin.ref.file)?.structure.calls[value.call] : undefined;
    const first = call?.args[0];
    if (first !== undefined && depth < 3) return unwrapped(flow, { file: origin.ref.file, id: first.value }, depth + 1);
  }
  return ref;
};
