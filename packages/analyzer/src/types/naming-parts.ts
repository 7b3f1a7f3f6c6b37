import type { ts } from 'ts-morph';

type TypeScript = typeof ts;

/** What of a declaration tells its type; nothing of a body where the type is written. */
export const namingParts = (lib: TypeScript, node: ts.Node): readonly ts.Node[] => {
  const doc = isScript(node) ? (lib.getJSDocType(node) ?? lib.getJSDocReturnType(node)) : undefined;
  if (lib.isVariableDeclaration(node)) return present(doc ?? node.type ?? node.initializer ?? walked(lib, node));
  if (lib.isParameter(node))
    return present(doc ?? node.type ?? node.initializer, ...(typed(node, doc) ? [] : around(lib, node)));
  if (lib.isBindingElement(node)) return present(node.initializer, ...rootOf(lib, node));
  if (lib.isPropertyDeclaration(node)) return present(doc ?? node.type ?? node.initializer);
  if (lib.isPropertySignature(node)) return present(node.type);
  if (lib.isFunctionLike(node)) return ofFunction(lib, node, doc);
  if (lib.isTypeAliasDeclaration(node)) return [node.type];
  if (lib.isTypeParameterDeclaration(node)) return present(node.constraint, node.default);
  if (lib.isInterfaceDeclaration(node))
    return present(...(node.heritageClauses ?? []), ...node.members.filter((one) => one.name === undefined));
  if (lib.isClassLike(node)) return node.heritageClauses ?? [];
  if (lib.isPropertyAssignment(node)) return [node.initializer];
  if (lib.isExportAssignment(node)) return [node.expression];
  if (lib.isBinaryExpression(node)) return [node.right];
  if (lib.isImportEqualsDeclaration(node)) return [node.moduleReference];
  return [node];
};

const present = (...nodes: readonly (ts.Node | undefined)[]): readonly ts.Node[] =>
  nodes.filter((node) => node !== undefined);

const isScript = (node: ts.Node): boolean => /\.[cm]?jsx?$/u.test(node.getSourceFile().fileName);

const typed = (node: ts.ParameterDeclaration, doc: ts.Node | undefined): boolean =>
  doc !== undefined || node.type !== undefined;

/** `for (const client of clients)` */
const walked = (lib: TypeScript, node: ts.VariableDeclaration): ts.Node | undefined => {
  const statement = node.parent.parent;
  return lib.isForOfStatement(statement) || lib.isForInStatement(statement) ? statement.expression : undefined;
};

/** The members that a pattern takes to get at one of its names. */
export const takenMembers = (lib: TypeScript, node: ts.Node): readonly string[] => {
  if (!lib.isBindingElement(node)) return [];
  const key = node.propertyName ?? node.name;
  const own = lib.isIdentifier(key) || lib.isStringLiteral(key) ? [key.text] : [];
  return [...own, ...takenMembers(lib, node.parent.parent)];
};

const rootOf = (lib: TypeScript, element: ts.BindingElement): readonly ts.Node[] => {
  const owner = element.parent.parent;
  return lib.isBindingElement(owner) ? rootOf(lib, owner) : namingParts(lib, owner);
};

const ofFunction = (lib: TypeScript, node: ts.SignatureDeclaration, doc: ts.Node | undefined): readonly ts.Node[] => {
  const written = doc ?? node.type;
  const body = 'body' in node ? (node.body as ts.Node | undefined) : undefined;
  const answers = written === undefined && body !== undefined ? answersOf(lib, body) : [];
  const given = node.parameters.map(({ type }) => type);
  return present(...(node.typeParameters ?? []), ...given, written, ...answers);
};

/** What a body returns; the names in it lead on to what they are in the body. */
const answersOf = (lib: TypeScript, body: ts.Node): readonly ts.Node[] => {
  if (!lib.isBlock(body)) return [body];
  const answers: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (lib.isFunctionLike(node) || lib.isClassLike(node)) return;
    if (lib.isReturnStatement(node) && node.expression !== undefined) answers.push(node.expression);
    else lib.forEachChild(node, visit);
  };
  lib.forEachChild(body, visit);
  return answers;
};

/** A parameter without a type has that of the place its function stands in: a call's argument, a typed variable. */
const around = (lib: TypeScript, param: ts.ParameterDeclaration): readonly ts.Node[] => {
  for (let node: ts.Node = param.parent; ; node = node.parent) {
    // A file stands in nothing, whatever the declared type says.
    const above = node.parent as ts.Node | undefined;
    if (above === undefined || lib.isStatement(node)) return [];
    if (lib.isCallOrNewExpression(above))
      return [
        above.expression,
        ...(above.typeArguments ?? []),
        ...(above.arguments ?? []).filter((one) => one !== node),
      ];
    if ((lib.isVariableDeclaration(above) || lib.isPropertyDeclaration(above)) && above.type !== undefined)
      return [above.type];
    if (lib.isAsExpression(above) || lib.isSatisfiesExpression(above)) return [above.type];
    if (lib.isFunctionLike(above) && above.type !== undefined) return [above.type];
  }
};
