/** `events.map((event) => save(event))`, `read(request).then((event) => …)`: what a callback is handed is of what it is called on. */
import type { Ref } from '../facts/file-facts.ts';
import { callbacksOf } from './follow-callback.ts';
import type { Flow } from './settle.ts';

const EACH = /^(?:map|forEach|flatMap|filter|find|findIndex|findLast|some|every)$/u;

/** By a parameter what its function is called for; `each`: for every item of it. */
export const calledFor = (flow: Flow, param: Ref): { readonly ref: Ref; readonly each: boolean } | undefined => {
  const value = flow.value(param);
  const structure = flow.program.file(param.file)?.structure;
  if (value?.kind !== 'param' || value.index > 0 || structure === undefined) return undefined;
  const callback = callbacksOf(structure).get(value.fn);
  const callee = callback?.index === 0 ? structure.values[callback.call.callee] : undefined;
  if (callee?.kind !== 'member' || callee.name === null) return undefined;
  const each = EACH.test(callee.name);
  return each || callee.name === 'then' ? { ref: { file: param.file, id: callee.object }, each } : undefined;
};
