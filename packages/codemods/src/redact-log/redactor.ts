import { wrapperOf } from '../project/versions.ts';
import { fromRuntime } from '../source/from-runtime.ts';
import { functionsIn } from '../source/functions-in.ts';
import { lookUp } from '../source/reach.ts';
import type { Mending } from '../source/mend-sites.ts';
import type { Path } from '../source/node.ts';
import { programOf } from '../source/bindings.ts';
import { takesObjects, wrapsObjects } from './takes-objects.ts';

const NAMED_SO = /^(?:redact(?!ed|Log$)\w*|scrub\w*|sanitize(?:For)?Logs?\w*|maskSensitive\w*|stripSecrets?\w*)$/u;

/**
 * What the new code calls: the project's own redactor, by its config or because the file has one that takes objects, or
 * else the runtime's. By its name alone a function may be for addresses, for markup, or make a redactor of a list.
 */
export const redactorOf = ({ imports, project, source }: Mending, at: Path): string => {
  const own = wrapperOf(project, 'redactor');
  if (own !== null) {
    const [name = '', ...members] = own.import.split('.');
    const local = name === 'default' ? imports.defaultOf(own.from, 'redact') : imports.named(own.from, name);
    return [local, ...members].join('.');
  }
  const imported = imports.bindings.find(
    ({ local, typeOnly, module }) =>
      !typeOnly && NAMED_SO.test(local) && !module.endsWith('.json') && wrapsObjects(source, local),
  );
  if (imported !== undefined && lookUp(at, imported.local)?.kind !== 'param') return imported.local;
  const declared = functionsIn(programOf(source).body).find(
    ({ name, fn }) =>
      NAMED_SO.test(name) && lookUp(at, name)?.kind !== 'param' && takesObjects(source, fn, wrapsObjects(source, name)),
  );
  return declared?.name ?? fromRuntime({ imports, project }, 'redact');
};
