import type { Program } from 'jscodeshift';
import { bare, j, type Node, stringValue } from './node.ts';
import type { Source } from './source.ts';

/** One name that a file takes from a module, and the declaration that takes it. */
export interface Binding {
  readonly local: string;
  readonly module: string;
  /** `default`, `*` for the namespace, or the exported name. `require('x')` as a whole is `default`. */
  readonly imported: string;
  readonly typeOnly: boolean;
  readonly declaration: Node;
}

export const programOf = (source: Source): Program => source.root.find(j.Program).nodes()[0] ?? j.program([]);

/** What the file's top level imports or requires. */
export const bindingsOf = (source: Source): readonly Binding[] => programOf(source).body.flatMap(bindingsIn);

const bindingsIn = (statement: Node): readonly Binding[] => {
  if (j.ImportDeclaration.check(statement)) return importedBy(statement);
  if (j.VariableDeclaration.check(statement)) return requiredBy(statement);
  if (!j.TSImportEqualsDeclaration.check(statement)) return [];
  const { id, moduleReference } = statement;
  if (typeof id.name !== 'string') return [];
  if (!j.TSExternalModuleReference.check(moduleReference)) return [];
  const module = stringValue(moduleReference.expression);
  return module === null
    ? []
    : [{ local: id.name, module, imported: 'default', typeOnly: false, declaration: statement }];
};

const importedBy = (declaration: ReturnType<typeof j.importDeclaration>): readonly Binding[] => {
  const module = stringValue(declaration.source);
  if (module === null) return [];
  return (declaration.specifiers ?? []).flatMap((specifier) => {
    const local = specifier.local?.name;
    if (typeof local !== 'string') return [];
    const typeOnly = [declaration, specifier].some((node) => 'importKind' in node && node.importKind === 'type');
    return [{ local, module, imported: importedName(specifier), typeOnly, declaration }];
  });
};

const importedName = (specifier: Node): string => {
  if (j.ImportDefaultSpecifier.check(specifier)) return 'default';
  if (j.ImportNamespaceSpecifier.check(specifier)) return '*';
  return j.ImportSpecifier.check(specifier) && typeof specifier.imported.name === 'string'
    ? specifier.imported.name
    : '*';
};

const requiredBy = (declaration: ReturnType<typeof j.variableDeclaration>): readonly Binding[] =>
  declaration.declarations.flatMap((declarator) => {
    if (!j.VariableDeclarator.check(declarator) || !declarator.init) return [];
    const module = requiredModule(declarator.init);
    if (module === null) return [];
    if (j.Identifier.check(declarator.id)) {
      return [{ local: declarator.id.name, module, imported: 'default', typeOnly: false, declaration }];
    }
    if (!j.ObjectPattern.check(declarator.id)) return [];
    return declarator.id.properties.flatMap((property) =>
      j.ObjectProperty.check(property) && j.Identifier.check(property.key) && j.Identifier.check(property.value)
        ? [{ local: property.value.name, module, imported: property.key.name, typeOnly: false, declaration }]
        : [],
    );
  });

/** `x` of `require('x')`. */
export const requiredModule = (node: Node): string | null => {
  const call = bare(node);
  if (!j.CallExpression.check(call) || !j.Identifier.check(call.callee) || call.callee.name !== 'require') return null;
  const [argument] = call.arguments;
  return argument === undefined ? null : stringValue(argument);
};

/** Whether the file is written with `import` or with `require`. */
export const isEsModule = (source: Source): boolean => {
  if (/\.mjs$|\.mts$/u.test(source.path)) return true;
  const { body } = programOf(source);
  if (body.some((node) => j.ImportDeclaration.check(node) || isExport(node))) return true;
  return source.typescript && !/\.cts$/u.test(source.path) && !/\brequire\(|\bmodule\.exports\b/u.test(source.text);
};

const isExport = (node: Node): boolean =>
  j.ExportNamedDeclaration.check(node) || j.ExportDefaultDeclaration.check(node) || j.ExportAllDeclaration.check(node);
