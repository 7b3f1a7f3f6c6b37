import { relative, sep } from 'node:path';
import type { Known, TypeOrigin } from '@seamlint/core';
import type * as Morph from 'ts-morph';

/** Whose instance `node` is; undefined where the checker does not know. Found nothing: a type of the language's own. */
export const originsOf = (morph: typeof Morph, node: Morph.Node, root: string): Known<TypeOrigin> | undefined => {
  const type = node.getType().getNonNullableType();
  const members = type.isUnion() ? type.getUnionTypes() : [type];
  const found: TypeOrigin[] = [];
  for (const member of members) {
    if (member.isAny() || member.isUnknown() || member.isTypeParameter()) return undefined;
    // The class itself, not an instance: whoever constructs it is found by following values.
    if (member.getConstructSignatures().length > 0) return undefined;
    const origin = originOf(morph, member, root);
    if (origin !== undefined) found.push(origin);
  }
  return { found, open: [] };
};

const originOf = (morph: typeof Morph, type: Morph.Type, root: string): TypeOrigin | undefined => {
  const symbol = type.getSymbol() ?? type.getAliasSymbol();
  const declaration = symbol
    ?.getDeclarations()
    .find((one) => isClass(morph, one) || one.getKind() === morph.SyntaxKind.InterfaceDeclaration);
  if (symbol === undefined || declaration === undefined) return undefined;
  const file = declaration.getSourceFile().getFilePath();
  const owner = packageOf(file);
  if (owner !== undefined) {
    // The compiler's own libraries are no vendor.
    return owner === 'typescript' || owner === 'node'
      ? undefined
      : { kind: 'package', package: owner, name: qualifiedName(symbol) };
  }
  const path = relative(root, file).split(sep).join('/');
  if (path.startsWith('..') || !isClass(morph, declaration)) return undefined;
  return { kind: 'class', path, at: [declaration.getStart(), declaration.getEnd()] };
};

const isClass = (morph: typeof Morph, node: Morph.Node): boolean =>
  node.getKind() === morph.SyntaxKind.ClassDeclaration || node.getKind() === morph.SyntaxKind.ClassExpression;

/** `/…/node_modules/@types/aws__sdk/index.d.ts` is of `@aws/sdk`. */
const packageOf = (file: string): string | undefined => {
  const name = /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//u.exec(file)?.[1];
  if (name === undefined) return undefined;
  const typed = /^@types\/(.+)$/u.exec(name)?.[1];
  if (typed === undefined) return name;
  return typed.includes('__') ? `@${typed.replace('__', '/')}` : typed;
};

/** Without the file or module it is declared in. */
const qualifiedName = (symbol: Morph.Symbol): string => symbol.getFullyQualifiedName().replace(/^"[^"]*"\./u, '');
