import type { ts } from 'ts-morph';

import { namingParts } from './naming-parts.ts';

/** A name of another module: `*` for all of it. */
export interface Outside {
  readonly specifier: string;
  readonly name: string;
}

/** What a file declares, by name, as far as types are told by it. */
export interface DeclaredNames {
  /** Variables, functions, types, wherever they stand in the file. */
  readonly own: ReadonlyMap<string, readonly ts.Node[]>;
  /** Members of classes, interfaces and objects, whosever they are. */
  readonly members: ReadonlyMap<string, readonly ts.Node[]>;
  readonly imports: ReadonlyMap<string, Outside>;
  readonly reexports: ReadonlyMap<string, Outside>;
  /** `export * from` */
  readonly stars: readonly string[];
}

/** Read without a checker: which names lead on from a name is told by the syntax alone. */
export const declaredNames = (lib: typeof ts, file: ts.SourceFile): DeclaredNames => {
  const own = new Map<string, ts.Node[]>();
  const members = new Map<string, ts.Node[]>();
  const imports = new Map<string, Outside>();
  const reexports = new Map<string, Outside>();
  const stars: string[] = [];
  const add = (to: Map<string, ts.Node[]>, name: string, node: ts.Node): void => {
    to.set(name, [...(to.get(name) ?? []), node]);
  };

  const ofModule = (node: ts.Node): boolean => {
    if (lib.isImportDeclaration(node)) {
      const specifier = textOf(node.moduleSpecifier);
      const clause = node.importClause;
      if (clause?.name !== undefined) imports.set(clause.name.text, { specifier, name: 'default' });
      const bindings = clause?.namedBindings;
      if (bindings !== undefined && lib.isNamespaceImport(bindings))
        imports.set(bindings.name.text, { specifier, name: '*' });
      if (bindings !== undefined && lib.isNamedImports(bindings))
        for (const one of bindings.elements)
          imports.set(one.name.text, { specifier, name: (one.propertyName ?? one.name).text });
      return true;
    }
    if (!lib.isExportDeclaration(node)) return false;
    const specifier = node.moduleSpecifier === undefined ? undefined : textOf(node.moduleSpecifier);
    const clause = node.exportClause;
    if (clause === undefined) stars.push(specifier ?? '');
    else if (lib.isNamespaceExport(clause)) reexports.set(clause.name.text, { specifier: specifier ?? '', name: '*' });
    else
      for (const one of clause.elements) {
        const from = (one.propertyName ?? one.name).text;
        if (specifier !== undefined) reexports.set(one.name.text, { specifier, name: from });
        else if (one.propertyName !== undefined) add(own, one.name.text, one.propertyName);
      }
    return true;
  };

  const visit = (node: ts.Node): void => {
    if (ofModule(node)) return;
    if (lib.isExportAssignment(node)) add(own, 'default', node);
    else if (isMember(lib, node)) add(members, nameOf(lib, node.name), node);
    else if (lib.isParameter(node) && lib.isIdentifier(node.name)) {
      add(own, node.name.text, node);
      if (lib.isParameterPropertyDeclaration(node, node.parent)) add(members, node.name.text, node);
    } else if (isDeclaration(lib, node) && node.name !== undefined && lib.isIdentifier(node.name)) {
      add(own, node.name.text, node);
      if (isDefault(lib, node)) add(own, 'default', node);
    } else if (isDefault(lib, node)) add(own, 'default', node);
    else if (isMemberWrite(lib, node)) add(members, node.left.name.text, node);
    lib.forEachChild(node, visit);
  };
  lib.forEachChild(file, visit);
  return { own, members, imports, reexports, stars };
};

/** The names in what tells a type. */
export const namesIn = (
  lib: typeof ts,
  nodes: readonly ts.Node[],
  onName: (name: string) => void,
  onMember: (name: string) => void,
  onOutside: (outside: Outside) => void,
): void => {
  const visit = (node: ts.Node): void => {
    if (lib.isIdentifier(node)) return onName(node.text);
    if (node.kind === lib.SyntaxKind.ThisKeyword) return baseOf(lib, node).forEach(visit);
    if (lib.isPropertyAccessExpression(node)) {
      onMember(node.name.text);
      return visit(node.expression);
    }
    if (lib.isQualifiedName(node)) {
      onMember(node.right.text);
      onName(node.right.text);
      return visit(node.left);
    }
    if (lib.isImportTypeNode(node)) {
      const specifier = lib.isLiteralTypeNode(node.argument) ? textOf(node.argument.literal) : '';
      onOutside({ specifier, name: node.qualifier === undefined ? '*' : firstOf(lib, node.qualifier) });
    }
    if (lib.isExternalModuleReference(node)) return onOutside({ specifier: textOf(node.expression), name: '*' });
    if (lib.isCallExpression(node)) {
      const [first] = node.arguments;
      const loads =
        node.expression.kind === lib.SyntaxKind.ImportKeyword ||
        (lib.isIdentifier(node.expression) && node.expression.text === 'require');
      if (loads && first !== undefined) onOutside({ specifier: textOf(first), name: '*' });
    }
    if (lib.isLiteralTypeNode(node) && lib.isStringLiteral(node.literal)) onMember(node.literal.text);
    if (lib.isStringLiteral(node)) onMember(node.text);
    // Members of an object are asked for by their names.
    if (lib.isPropertyAssignment(node) || lib.isMethodDeclaration(node) || lib.isAccessor(node)) return;
    if (lib.isShorthandPropertyAssignment(node)) return onName(node.name.text);
    if (lib.isFunctionLike(node)) return namingParts(lib, node).forEach(visit);
    lib.forEachChild(node, visit);
  };
  nodes.forEach(visit);
};

const firstOf = (lib: typeof ts, name: ts.EntityName): string =>
  lib.isIdentifier(name) ? name.text : firstOf(lib, name.left);

/** What the class around `this` extends. */
const baseOf = (lib: typeof ts, node: ts.Node): readonly ts.Node[] => {
  let around = node.parent as ts.Node | undefined;
  while (around !== undefined && !lib.isClassLike(around)) around = around.parent;
  return around?.heritageClauses ?? [];
};

const textOf = (node: ts.Node): string => ('text' in node && typeof node.text === 'string' ? node.text : '');

type Member = ts.Node & { readonly name: ts.PropertyName };

const isMember = (lib: typeof ts, node: ts.Node): node is Member =>
  lib.isPropertyDeclaration(node) ||
  lib.isPropertySignature(node) ||
  lib.isMethodDeclaration(node) ||
  lib.isMethodSignature(node) ||
  lib.isAccessor(node) ||
  lib.isPropertyAssignment(node);

const nameOf = (lib: typeof ts, name: ts.PropertyName): string =>
  lib.isIdentifier(name) || lib.isStringLiteral(name) || lib.isPrivateIdentifier(name) ? name.text : '';

type Declaration = ts.Node & { readonly name?: ts.Node };

const isDeclaration = (lib: typeof ts, node: ts.Node): node is Declaration =>
  lib.isVariableDeclaration(node) ||
  lib.isBindingElement(node) ||
  lib.isFunctionDeclaration(node) ||
  lib.isClassLike(node) ||
  lib.isInterfaceDeclaration(node) ||
  lib.isTypeAliasDeclaration(node) ||
  lib.isTypeParameterDeclaration(node) ||
  lib.isImportEqualsDeclaration(node);

const isDefault = (lib: typeof ts, node: ts.Node): boolean =>
  lib.canHaveModifiers(node) &&
  (lib.getModifiers(node) ?? []).some(({ kind }) => kind === lib.SyntaxKind.DefaultKeyword);

/** `this.client = x`, `module.exports.client = x` */
const isMemberWrite = (
  lib: typeof ts,
  node: ts.Node,
): node is ts.BinaryExpression & { readonly left: ts.PropertyAccessExpression } =>
  lib.isBinaryExpression(node) &&
  node.operatorToken.kind === lib.SyntaxKind.EqualsToken &&
  lib.isPropertyAccessExpression(node.left);
