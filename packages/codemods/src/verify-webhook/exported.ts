import { programOf } from '../source/bindings.ts';
import { endOf, j, type Node, startOf } from '../source/node.ts';
import type { Source } from '../source/source.ts';
import { Refusal, type Site } from '../transform.ts';

interface Exported {
  readonly name: string;
  readonly value: Node;
  readonly statement: Node;
}

/** What the site's export is: a function, a name or a call that answers one. `name` is preferred where several could be meant. */
export const exportedValue = (source: Source, name: string, site: Site): Node => {
  const all = programOf(source).body.flatMap(exportsOf);
  const touched = all.filter(({ statement }) => startOf(statement) <= site.start && site.end <= endOf(statement));
  const found = touched.find((one) => one.name === name) ?? touched[0] ?? all.find((one) => one.name === name);
  if (found === undefined) throw new Refusal(`The file exports no ${name === 'default' ? 'default handler' : name}.`);
  return found.value;
};

const exportsOf = (statement: Node): readonly Exported[] => {
  if (j.ExportDefaultDeclaration.check(statement)) {
    const { declaration } = statement;
    return [{ name: 'default', value: declaration, statement }];
  }
  if (!j.ExportNamedDeclaration.check(statement)) return [];
  const { declaration } = statement;
  if (declaration && j.FunctionDeclaration.check(declaration)) {
    const name = declaration.id?.name;
    return typeof name === 'string' ? [{ name, value: declaration, statement }] : [];
  }
  if (declaration && j.VariableDeclaration.check(declaration)) {
    return declaration.declarations.flatMap((one) =>
      j.VariableDeclarator.check(one) && j.Identifier.check(one.id) && one.init
        ? [{ name: one.id.name, value: one.init, statement }]
        : [],
    );
  }
  if (statement.source) return [];
  return (statement.specifiers ?? []).flatMap((one) =>
    j.ExportSpecifier.check(one) && one.local && j.Identifier.check(one.exported)
      ? [{ name: one.exported.name, value: one.local, statement }]
      : [],
  );
};
