/** Which calls may write to a log, told by what is called. */
import type { Catalog } from '../catalog/catalog.ts';
import type { Call, Structure, ValueId } from '../facts/structure.ts';

/** Nearly every call is settled by this: no method of a logger, and no function with such a name. */
export const mayWrite = ({ logMethods }: Catalog, structure: Structure, call: Call): boolean => {
  if (call.args.length === 0) return false;
  const callee = structure.values[call.callee];
  if (callee?.kind === 'member')
    return callee.name !== null && (logMethods.has(callee.name) || isLoggerName(callee.name));
  if (callee?.kind === 'variable' || callee?.kind === 'import')
    return isLoggerName(callee.name) || isMade(structure, call.callee);
  return callee?.kind === 'call';
};

/** `const log = debug('orders')`, whatever it is called; `import { anything } from './log'` goes by its name. */
const isMade = (structure: Structure, id: ValueId): boolean => {
  const value = structure.values[id];
  return value?.kind === 'variable' && value.defs.some((def) => structure.values[def]?.kind === 'call');
};

/** `log`, `logError`, `auditLogger`, `trackEvent`; no `login`, no `catalog`, no `dialog`. */
export const isLoggerName = (name: string): boolean =>
  LOGGER_NAME.test(name) &&
  !/^(?:errors|error(?:Response|Handler|Result|Message|Code)\w*|infoWindow|trackBy)$/u.test(name);

const LOGGER_NAME =
  /^_*(?:log|logger|logging)(?:[A-Z_\d]|$)|[a-z\d](?:Log|Logger|Logging)(?:[A-Z_\d]|$)|_(?:log|logger)(?:_|$)|^(?:debug|trace|print|report|track|capture|audit|info|warn|error|fatal|notify)(?:[A-Z_]|$)/u;
