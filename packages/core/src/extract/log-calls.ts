/** Which calls may write to a log, told by what is called. */
import type { Catalog } from '../catalog/catalog.ts';
import { lastPartOf, namesOfWrapper } from '../catalog/own/own-wrappers.ts';
import type { Call, Structure, ValueId } from '../facts/structure.ts';

/** Nearly every call is settled by this: no method of a logger, and no function with such a name. */
export const mayWrite = ({ logMethods, wrappers }: Catalog, structure: Structure, call: Call): boolean => {
  if (call.args.length === 0) return false;
  if (isConfigured(wrappers, structure, call.callee)) return true;
  const callee = structure.values[call.callee];
  if (callee?.kind === 'member')
    return callee.name === null
      ? isConsole(structure, callee.object)
      : logMethods.has(callee.name) || isLoggerName(callee.name);
  if (callee?.kind === 'variable' || callee?.kind === 'import')
    return isLoggerName(callee.name) || isMade(structure, call.callee);
  return callee?.kind === 'call';
};

/** `console[level](…)` */
const isConsole = (structure: Structure, id: ValueId): boolean => {
  const value = structure.values[id];
  return value?.kind === 'global' && value.name === 'console';
};

/** Named as one of the config's loggers is, or imported from where it comes; an instance of a class has any name. */
const isConfigured = (wrappers: Catalog['wrappers'], structure: Structure, id: ValueId, depth = 0): boolean => {
  if (wrappers.length === 0 || depth > 6) return false;
  const value = structure.values[id];
  const inside = (one: ValueId): boolean => isConfigured(wrappers, structure, one, depth + 1);
  switch (value?.kind) {
    case 'member':
      return inside(value.object) || isNamed(wrappers, value.name ?? '', '');
    case 'variable':
      return isNamed(wrappers, value.name, '') || (value.defs.length === 1 && value.defs.some(inside));
    case 'import':
      return isNamed(wrappers, value.name, value.specifier);
    case 'call':
      return inside(structure.calls[value.call]?.callee ?? -1);
    default:
      return false;
  }
};

const isNamed = (wrappers: Catalog['wrappers'], name: string, specifier: string): boolean =>
  wrappers.some((wrapper) => {
    if (wrapper.kind !== 'logger') return false;
    const names = namesOfWrapper(wrapper);
    return (
      names.includes(name) ||
      /^[A-Z]/u.test(names[0]) ||
      (specifier !== '' && wrapper.from !== null && lastPartOf(specifier) === lastPartOf(wrapper.from))
    );
  });

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
