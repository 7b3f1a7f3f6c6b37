import { isBuiltin } from 'node:module';
import { programOf } from './bindings.ts';
import type { Imports } from './imports.ts';
import { j, type Node, stringValue } from './node.ts';
import type { Source } from './source.ts';

/** `export const runtime = 'edge'` */
export const isEdgeRoute = (source: Source): boolean =>
  programOf(source).body.some(
    (statement) =>
      j.ExportNamedDeclaration.check(statement) &&
      j.VariableDeclaration.check(statement.declaration) &&
      statement.declaration.declarations.some(
        (one) =>
          j.VariableDeclarator.check(one) &&
          j.Identifier.check(one.id) &&
          one.id.name === 'runtime' &&
          /^(?:experimental-)?edge$/u.test((one.init && stringValue(one.init)) ?? ''),
      ),
  );

/**
 * Where a file runs that may have no `node:` modules; null where that is Node, or where the file uses one already
 * (`nodejs_compat`).
 */
export const edgeOf = (source: Source, imports: Imports): string | null => {
  const { bindings } = imports;
  if (isEdgeRoute(source)) return 'the edge runtime';
  if (bindings.some(({ module, typeOnly }) => !typeOnly && isBuiltin(module))) return null;
  if (
    bindings.some(({ module }) => /^cloudflare:|^hono\/cloudflare-workers$|^@cloudflare\/workers-types/u.test(module))
  )
    return 'Cloudflare Workers';
  if (/(?:^|\/)supabase\/functions\//u.test(source.path)) return 'Deno';
  if (bindings.some(({ module }) => /^(?:https?:|npm:|jsr:)/u.test(module)) || /\bDeno\.\w/u.test(source.text))
    return 'Deno';
  if (/(?:^|\/)middleware\.[cm]?[jt]s$/u.test(source.path) && bindings.some(({ module }) => module === 'next/server'))
    return 'the edge runtime';
  if (programOf(source).body.some(exportsFetch)) return 'Cloudflare Workers';
  // Who signs with it here may be bound to it.
  return /\bcrypto\.subtle\b/u.test(source.text) && !/\bprocess\.env\b|\bBuffer\./u.test(source.text)
    ? 'a runtime with Web Crypto'
    : null;
};

/** `export default { async fetch(request, env) {} }` */
const exportsFetch = (statement: Node): boolean =>
  j.ExportDefaultDeclaration.check(statement) &&
  j.ObjectExpression.check(statement.declaration) &&
  statement.declaration.properties.some(
    (one) =>
      (j.ObjectMethod.check(one) || j.ObjectProperty.check(one)) &&
      j.Identifier.check(one.key) &&
      one.key.name === 'fetch',
  );
