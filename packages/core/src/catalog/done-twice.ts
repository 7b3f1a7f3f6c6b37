import type { OutboundCall } from '../facts/outbound-call.ts';

/** A second time it would be there twice: not what sets a state by id, and not what only lets somebody in for a while. */
export const isDoneTwice = (call: OutboundCall): boolean => {
  if (call.effect !== 'write' || SCRIPT.test(call.file)) return false;
  if (call.client !== 'sdk' || /^[A-Z]+$/u.test(call.operation))
    return call.operation === 'POST' && !UNDOES.test(call.url ?? '');
  const [last = ''] = call.operation.split('.').slice(-1);
  return !SETS_STATE.test(last) && (call.highRisk || !PASSING.test(call.operation));
};

/** Of a write that `isDoneTwice` says no of. */
export const whyHarmless = ({ file }: OutboundCall): string =>
  SCRIPT.test(file) ? 'it is in a script, and whoever runs that sees what it did' : 'doing it twice does no harm';

/** The last word of an address: gone is gone, and what is only worked out may be worked out twice. */
const UNDOES =
  /\/(?:delete|remove|cancel|revoke|archive|unsubscribe|logout|reset|ping|health|completions?|chat|generate|generations|embed|predict|infer|translate|transcri|classify|analy[sz]e|check|validate|verify|rpc|evaluate|convert|render|extract|ocr|geocode|lookup|find|query|search|filter|read|summar|poll|status)[\w-]*\/?(?:[?#]|$)/iu;

/** Somebody runs it by hand and looks on. */
const SCRIPT = /(?:^|\/)scripts?\//u;

const SETS_STATE =
  /^(?:update|modify|set|upsert|put|replace|patch|edit|rename|del$|delete|remove|destroy|cancel|void|archive|unarchive|close|reopen|detach|attach|expire|revoke|disable|enable|deactivate|activate|reactivate|resume|pause|finalize|confirm|capture|verify|approve|reject|accept|mark|lock|unlock|join|leave|subscribe|unsubscribe|pin|unpin|addLabels|addAssignees|resolve|assign|unassign|merge|restore|invalidate|purge|release|authorize|authenticate|exchange|token)/iu;

const PASSING =
  /(?:sessions?|links?|keys?|tokens?|secrets?|codes?)\.create$|^(?:generate|sign|preview|calculate|estimate)/iu;
