import { calledName, isCall } from '../source/calls.ts';
import { bare, dotted, j, type Node, objectOf, type Path } from '../source/node.ts';
import { lookUp } from '../source/reach.ts';
import { type Source, sliceOf } from '../source/source.ts';

/** What an expression surely is; `open`: it may be absent, or something else. */
export type Kind = 'text' | 'bytes' | 'list' | 'other' | 'open';

const TEXTUAL =
  /^(?:toString|toLowerCase|toUpperCase|trim|trimStart|trimEnd|replace|replaceAll|slice|substring|substr|padStart|padEnd|concat|join|stringify|btoa|atob)$/u;
const LISTING = /^(?:split|map|filter|flatMap|keys|values|entries|from|of|toSorted|matchAll)$/u;

export const kindOf = (source: Source, path: Path, node: Node = path.node, depth = 0): Kind => {
  const inner = bare(node);
  if (inner !== node) return typedKind(source, node) ?? kindOf(source, path, inner, depth);
  if (j.StringLiteral.check(inner) || j.TemplateLiteral.check(inner)) return 'text';
  if (j.ArrayExpression.check(inner)) return 'list';
  if (j.Literal.check(inner) || j.FunctionExpression.check(inner) || j.ObjectExpression.check(inner)) return 'other';
  if (j.UnaryExpression.check(inner)) return 'other';
  if (j.BinaryExpression.check(inner)) return addedKind(source, path, inner, depth);
  if (j.LogicalExpression.check(inner)) return fallbackKind(source, path, inner, depth);
  if (isCall(inner)) return calledKind(source, path, inner, depth);
  if (!j.Identifier.check(inner) || depth > 4) return 'open';
  if (inner.name === 'undefined' || inner.name === 'NaN') return 'other';
  const declared = lookUp(path, inner.name);
  if (declared === null || declared.members.length > 0) return 'open';
  const type = j.Identifier.check(declared.id) && declared.id.optional !== true ? typeOf(source, declared.id) : null;
  if (type !== null) return kindOfType(type);
  if (declared.kind !== 'const' || declared.init === null) return 'open';
  return kindOf(source, path, declared.init, depth + 1);
};

/** `'sha256=' + digest` */
const addedKind = (
  source: Source,
  path: Path,
  { operator, left, right }: ReturnType<typeof j.binaryExpression>,
  depth: number,
): Kind => {
  const isText = operator === '+' && [left, right].some((side) => kindOf(source, path, side, depth + 1) === 'text');
  return isText ? 'text' : 'other';
};

/** `header ?? ''` */
const fallbackKind = (
  source: Source,
  path: Path,
  { left, right }: ReturnType<typeof j.logicalExpression>,
  depth: number,
): Kind => {
  const [first, second] = [left, right].map((side) => kindOf(source, path, side, depth + 1));
  return first === second ? (first ?? 'open') : 'open';
};

const calledKind = (source: Source, path: Path, call: Parameters<typeof calledName>[0], depth: number): Kind => {
  const name = calledName(call) ?? '';
  const object = objectOf(bare(call.callee));
  if (j.OptionalCallExpression.check(call)) return 'open';
  if (name === 'digest')
    return call.arguments.length > 0 ? 'text' : object !== null && isHash(object) ? 'bytes' : 'open';
  if (object === null) return /^(?:String|encodeURIComponent|btoa|atob)$/u.test(name) ? 'text' : 'open';
  if (dotted(object) === 'Buffer') return /^(?:from|alloc|concat)$/u.test(name) ? 'bytes' : 'open';
  if (name === 'from' || name === 'of' || name === 'keys' || name === 'values' || name === 'entries')
    return /^(?:Array|Object)$/u.test(dotted(object) ?? '') ? 'list' : 'open';
  if (LISTING.test(name)) return 'list';
  // A list has these, too.
  if (name === 'slice' || name === 'concat') return kindOf(source, path, object, depth + 1);
  return TEXTUAL.test(name) ? 'text' : 'open';
};

/** `createHmac(…).update(…)`: what `crypto.subtle` digests is a promise. */
const isHash = (node: Node): boolean => {
  const inner = bare(node);
  if (!isCall(inner)) return false;
  const name = calledName(inner) ?? '';
  const object = objectOf(bare(inner.callee));
  return /^create(?:Hash|Hmac)$/u.test(name) || (name === 'update' && object !== null && isHash(object));
};

/** `header as string[]` */
const typedKind = (source: Source, node: Node): Kind | null =>
  j.TSAsExpression.check(node) || j.TSTypeAssertion.check(node)
    ? kindOfType(sliceOf(source, node.typeAnnotation))
    : null;

const typeOf = (source: Source, id: Node): string | null =>
  j.Identifier.check(id) && id.typeAnnotation != null
    ? sliceOf(source, id.typeAnnotation).replace(/^:\s*/u, '').trim()
    : null;

/** A type is a promise: who calls may hand over a header that is missing. */
const kindOfType = (type: string): Kind => {
  if (/^(?:readonly )?[\w.]+\[\]$|^(?:Readonly)?Array<[^|]*>$/u.test(type)) return 'list';
  return /^(?:number|boolean|bigint|null|undefined|symbol)$/u.test(type) ? 'other' : 'open';
};
