import { isCall } from '../source/calls.ts';
import type { Mending } from '../source/mend-sites.ts';
import {
  bare,
  dotted,
  endOf,
  j,
  memberName,
  type Node,
  objectOf,
  outerRange,
  type Path,
  startOf,
} from '../source/node.ts';
import { addProperty, keyOf } from '../source/object-literal.ts';
import { lookUp, type Reachable } from '../source/reach.ts';
import { sliceOf } from '../source/source.ts';
import { Refusal } from '../transform.ts';
import type { Signed } from './signed.ts';

/** Nest keeps the bytes as `rawBody` of its request, if the application is made so. */
export const nestBytes = (mending: Mending, { path, subject }: Signed): readonly string[] => {
  const { source } = mending;
  const request = requestOf(subject);
  if (request === null)
    throw new Refusal(
      'What is signed there comes without its request: take the request with @Req(), which has the rawBody.',
    );
  typed(mending, request.declared);
  const [start, end] = outerRange(source.text, path.node);
  const { quote } = source.style;
  source.magic.overwrite(start, end, `${request.name}.rawBody ?? ${quote}${quote}`);
  return keepBytes(mending)
    ? []
    : ['The bytes are only kept if the application is created with NestFactory.create(…, { rawBody: true }).'];
};

interface Held {
  readonly name: string;
  readonly declared: Reachable | null;
}

/** `request` of `request.body`, also through a constant. */
const requestOf = (subject: Path, depth = 0): Held | null => {
  const node: Node = bare(subject.node);
  if (memberName(node) === 'body') {
    const object = bare(objectOf(node) ?? node);
    return j.Identifier.check(object) ? { name: object.name, declared: lookUp(subject, object.name) } : null;
  }
  if (!j.Identifier.check(node) || depth > 0) return null;
  const declared = lookUp(subject, node.name);
  const init = declared?.init == null ? null : bare(declared.init);
  if (declared === null || init === null) return null;
  if (declared.members.join('.') === 'body' && j.Identifier.check(init))
    return { name: init.name, declared: lookUp(subject, init.name) };
  const object = memberName(init) === 'body' ? bare(objectOf(init) ?? init) : null;
  return object !== null && j.Identifier.check(object) && declared.members.length === 0
    ? { name: object.name, declared: lookUp(subject, object.name) }
    : null;
};

/** `RawBodyRequest<Request>` where it says `Request`. */
export const typed = (
  { source, imports, done }: Pick<Mending, 'source' | 'imports' | 'done'>,
  declared: Pick<Reachable, 'id' | 'init'> | null,
): void => {
  if (declared === null || !source.typescript || done.has(declared.id)) return;
  done.add(declared.id);
  const annotation = j.Identifier.check(declared.id) ? declared.id.typeAnnotation : null;
  const type =
    annotation != null && j.TSTypeAnnotation.check(annotation)
      ? annotation.typeAnnotation
      : typeArgument(declared.init);
  if (type === null || /RawBodyRequest|\bany\b/u.test(sliceOf(source, type))) return;
  const name = imports.typeOf('@nestjs/common', 'RawBodyRequest', 'RawBodyRequest') ?? 'RawBodyRequest';
  source.magic.appendLeft(startOf(type), `${name}<`).appendRight(endOf(type), '>');
};

/** `Request` of `getRequest<Request>()`. */
const typeArgument = (init: Node | null): Node | null => {
  const call = init === null ? null : bare(init);
  if (call === null || !isCall(call)) return null;
  // Babel keeps them under a name that ast-types declares for Flow only.
  const { typeParameters } = call as unknown as {
    readonly typeParameters?: { readonly params: readonly Node[] } | null;
  };
  return typeParameters?.params[0] ?? null;
};

/** Answers whether the application is made in this file. */
export const keepBytes = ({ source, done }: Pick<Mending, 'source' | 'done'>): boolean => {
  const [call] = source.root
    .find(j.CallExpression)
    .nodes()
    .filter(({ callee }) => dotted(callee) === 'NestFactory.create');
  if (call === undefined) return false;
  if (done.has(call)) return true;
  done.add(call);
  const options = call.arguments.at(-1);
  if (options !== undefined && j.ObjectExpression.check(options)) {
    if (!options.properties.some((one) => keyOf(one) === 'rawBody')) addProperty(source, options, 'rawBody: true');
  } else source.magic.appendLeft(endOf(call) - 1, ', { rawBody: true }');
  return true;
};
