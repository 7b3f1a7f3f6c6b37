/** What the config names `dedupe`: a call of it, or a way through it, takes an event once. */
import type { Span } from '../../facts/span.ts';
import { spanOf } from '../../facts/span.ts';
import type { Call } from '../../facts/structure.ts';
import type { Bindings } from '../origin.ts';
import type { Flow, FunctionRef } from '../settle.ts';
import { isInsideWrapper, ownWrapperAt } from '../wrappers/own-wrapper.ts';
import type { Guard } from './walking.ts';

/** What holds behind such a call, and inside of what it is handed; open where one file does not show whether it is one. */
export const ownDedupe = (flow: Flow, file: string, call: Call, bindings: Bindings): Guard | undefined => {
  if (call.construct) return undefined;
  const is = ownWrapperAt(flow, { file, id: call.callee }, 'dedupe', bindings);
  return is === 'no' ? undefined : guardAt(spanOf(file, call.at), is === 'maybe');
};

/** What holds where a function of it runs: it is the middleware, or was put around the handler. */
export const insideOwnDedupe = (flow: Flow, { file, id, fact }: FunctionRef): Guard | undefined =>
  isInsideWrapper(flow, file, id, 'dedupe') ? guardAt(spanOf(file, fact.at), false) : undefined;

const guardAt = (at: Span, open: boolean): Guard => ({
  at,
  note: open ? 'this may be what the config names as dedupe' : 'the config names this as what takes an event once',
  open,
  throws: true,
});
