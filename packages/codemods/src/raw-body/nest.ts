import type { ASTPath, CallExpression } from 'jscodeshift';
import { isCall } from '../source/calls.ts';
import type { Mending, Opened } from '../source/mend-sites.ts';
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
import { tailOf } from '../source/property-lines.ts';
import { type Source, sliceOf } from '../source/source.ts';
import { Refusal, type Site } from '../transform.ts';
import { keepInOwnParsers } from './nest-parsers.ts';
import type { Signed } from './signed.ts';

/** Nest keeps the bytes as `rawBody` of its request, if the application is made so. */
export const nestBytes = (mending: Mending, { path, subject }: Signed, site: Site): readonly string[] => {
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
  return keepBytes(mending, site) ? [] : [KEPT];
};

/** Where it can't be seen how the application is created. */
export const KEPT =
  'The bytes are only kept if the application is created with NestFactory.create(…, { rawBody: true }).';

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

/**
 * Has the application keep them. False where it is not known which that is. Option of a site: `applications`, the calls
 * that create it, a list of `{ path, start, end }` in JSON.
 */
export const keepBytes = (mending: Pick<Mending, 'source' | 'imports' | 'done' | 'open'>, site: Site): boolean => {
  const told: readonly Place[] = JSON.parse(site.options['applications'] ?? '[]') as readonly Place[];
  const created = told.length > 0 ? told.map((place) => createdAt(mending, place)) : createdHere(mending);
  const kept = created.map((one) => {
    if (one === null) return false;
    keepInOwnParsers(one.file, site, mending.done);
    return setOption(one, mending.done);
  });
  return kept.length > 0 && kept.every(Boolean);
};

interface Place {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

interface Created {
  readonly file: Opened;
  readonly path: ASTPath<CallExpression>;
}

const createdAt = ({ open }: Pick<Mending, 'open'>, { path, start, end }: Place): Created | null => {
  const file = open(path);
  return (
    (file === null ? [] : createdHere(file)).find(
      (one) => startOf(one.path.node) === start && endOf(one.path.node) === end,
    ) ?? null
  );
};

const createdHere = ({ source, imports }: Opened): readonly Created[] =>
  source.root
    .find(j.CallExpression)
    .filter(({ node }) => dotted(node.callee) === 'NestFactory.create')
    .paths()
    .map((path) => ({ file: { source, imports }, path }));

/** Its options come last, behind an adapter if there is one; two applications may share them. False where they can't be seen. */
const setOption = ({ file: { source }, path }: Created, done: Mending['done']): boolean => {
  const last = path.node.arguments.at(-1);
  if (last === undefined) return false;
  const given = path.node.arguments.length < 2 ? null : held(bare(last), path);
  const place = given === null || j.NewExpression.check(given) ? path.node : given;
  if (done.has(place)) return true;
  const isSet = setIn(source, given, { last, end: endOf(path.node) });
  if (isSet) done.add(place);
  return isSet;
};

const setIn = (
  source: Source,
  given: Node | null,
  { last, end }: { readonly last: Node; readonly end: number },
): boolean => {
  if (given === null || j.NewExpression.check(given)) {
    const { at, hasComma } = tailOf(source, last, end);
    source.magic.appendLeft(at, hasComma ? ' { rawBody: true },' : ', { rawBody: true }');
    return true;
  }
  if (!j.ObjectExpression.check(given) || given.properties.some((one) => keyOf(one) === null)) return false;
  const set = given.properties.find((one) => keyOf(one) === 'rawBody');
  if (set === undefined) addProperty(source, given, 'rawBody: true');
  else if (!j.ObjectProperty.check(set) || !j.BooleanLiteral.check(set.value)) return false;
  else if (!set.value.value) source.magic.overwrite(startOf(set.value), endOf(set.value), 'true');
  return true;
};

/** What a constant holds. */
const held = (given: Node, path: Path): Node => {
  const declared = j.Identifier.check(given) ? lookUp(path, given.name) : null;
  return declared?.init == null || declared.members.length > 0 ? given : bare(declared.init);
};
