import { type FunctionNode, isFunction } from './names.ts';
import { bare, j, type Node } from './node.ts';

/** A function of the file's top level. */
interface Named {
  readonly name: string;
  readonly fn: FunctionNode;
}

export const functionsIn = (statements: readonly Node[]): readonly Named[] =>
  statements.flatMap((statement) => {
    const inner =
      j.ExportNamedDeclaration.check(statement) && statement.declaration ? statement.declaration : statement;
    if (j.FunctionDeclaration.check(inner))
      return typeof inner.id?.name === 'string' ? [{ name: inner.id.name, fn: inner }] : [];
    if (!j.VariableDeclaration.check(inner)) return [];
    return inner.declarations.flatMap((one) => {
      const init = j.VariableDeclarator.check(one) && one.init ? bare(one.init) : null;
      return j.VariableDeclarator.check(one) && j.Identifier.check(one.id) && init !== null && isFunction(init)
        ? [{ name: one.id.name, fn: init }]
        : [];
    });
  });
