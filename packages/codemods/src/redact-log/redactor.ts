import { wrapperOf } from '../project/versions.ts';
import { fromRuntime } from '../source/from-runtime.ts';
import { lookUp } from '../source/reach.ts';
import type { Mending } from '../source/mend-sites.ts';
import { isFunction } from '../source/names.ts';
import { bare, j, type Path } from '../source/node.ts';
import { programOf } from '../source/bindings.ts';

const NAMED_SO = /^(?:redact(?!ed|Log$)\w*|scrub\w*|sanitize(?:For)?Logs?\w*|maskSensitive\w*|stripSecrets?\w*)$/u;

/** What the new code calls: the project's own redactor, by its config or because the file has one, or else the runtime's. */
export const redactorOf = ({ imports, project, source }: Mending, at: Path): string => {
  const own = wrapperOf(project, 'redactor');
  if (own !== null)
    return own.import === 'default' ? imports.defaultOf(own.from, 'redact') : imports.named(own.from, own.import);
  const imported = imports.bindings.find(
    ({ local, typeOnly, module }) => !typeOnly && NAMED_SO.test(local) && !module.endsWith('.json'),
  );
  if (imported !== undefined && lookUp(at, imported.local)?.kind !== 'param') return imported.local;
  const declared = programOf(source).body.flatMap((statement) => {
    const inner =
      j.ExportNamedDeclaration.check(statement) && statement.declaration ? statement.declaration : statement;
    if (j.FunctionDeclaration.check(inner))
      return typeof inner.id?.name === 'string' && inner.params.length > 0 ? [inner.id.name] : [];
    if (!j.VariableDeclaration.check(inner)) return [];
    return inner.declarations.flatMap((one) =>
      j.VariableDeclarator.check(one) && j.Identifier.check(one.id) && one.init && isFunction(bare(one.init))
        ? [one.id.name]
        : [],
    );
  });
  return declared.find((name) => NAMED_SO.test(name)) ?? fromRuntime({ imports, project }, 'redact');
};
