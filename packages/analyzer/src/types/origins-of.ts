import { relative, sep } from 'node:path';
import type { Known, TypeOrigin } from '@seamlint/core';
import type * as Morph from 'ts-morph';

/** Whose instance `node` is; undefined where the checker does not know. Found nothing: a type of the language's own. */
export const originsOf = (morph: typeof Morph, node: Morph.Node, root: string): Known<TypeOrigin> | undefined => {
  const found: TypeOrigin[] = [];
  for (const member of partsOf(node.getType())) {
    if (member.isAny() || member.isUnknown() || member.isTypeParameter()) return undefined;
    // The class itself, not an instance: whoever constructs it is found by following values.
    if (member.getConstructSignatures().length > 0) return undefined;
    const origin = originOf(morph, member, root);
    if (origin !== undefined) found.push(origin);
  }
  return { found, open: [] };
};

/** A generic stands for what it must at least be; of an intersection every part is it. */
const partsOf = (type: Morph.Type): readonly Morph.Type[] => {
  const whole = type.getNonNullableType();
  if (whole.isUnion()) return whole.getUnionTypes().flatMap(partsOf);
  if (whole.isIntersection()) return whole.getIntersectionTypes().filter((part) => !part.isTypeParameter());
  const constraint = whole.isTypeParameter() ? whole.getConstraint() : undefined;
  return constraint === undefined ? [whole] : partsOf(constraint);
};

const originOf = (morph: typeof Morph, type: Morph.Type, root: string): TypeOrigin | undefined => {
  const { SyntaxKind } = morph;
  const symbol = type.getSymbol() ?? type.getAliasSymbol();
  const declarations = symbol?.getDeclarations() ?? [];
  const named = [SyntaxKind.ClassDeclaration, SyntaxKind.ClassExpression, SyntaxKind.InterfaceDeclaration]
    .map((kind) => declarations.find((one) => one.getKind() === kind))
    .find((one) => one !== undefined);
  const declaration = named ?? declarations.find((one) => one.getKind() === SyntaxKind.ObjectLiteralExpression);
  if (symbol === undefined || declaration === undefined) return undefined;
  const file = declaration.getSourceFile().getFilePath();
  const owner = packageOf(file);
  if (owner !== undefined) {
    // The compiler's own libraries are no vendor.
    return owner === 'typescript' || owner === 'node' || named === undefined
      ? undefined
      : { kind: 'package', package: owner, name: qualifiedName(symbol) };
  }
  const path = relative(root, file).split(sep).join('/');
  if (path.startsWith('..')) return undefined;
  const at = [declaration.getStart(), declaration.getEnd()] as const;
  switch (declaration.getKind()) {
    case SyntaxKind.InterfaceDeclaration:
      return { kind: 'interface', path, name: symbol.getName() };
    case SyntaxKind.ObjectLiteralExpression:
      return { kind: 'object', path, at };
    default:
      return { kind: 'class', path, at };
  }
};

/** `/…/node_modules/@types/aws__sdk/index.d.ts` is of `@aws/sdk`; what pnpm links lies in a `node_modules` of its own. */
const packageOf = (file: string): string | undefined => {
  const name = /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//u.exec(file)?.[1];
  if (name === undefined) return undefined;
  const typed = /^@types\/(.+)$/u.exec(name)?.[1];
  if (typed === undefined) return name;
  return typed.includes('__') ? `@${typed.replace('__', '/')}` : typed;
};

/** Without the file or module it is declared in. */
const qualifiedName = (symbol: Morph.Symbol): string => symbol.getFullyQualifiedName().replace(/^"[^"]*"\./u, '');
