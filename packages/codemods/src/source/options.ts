import type { ObjectExpression } from 'jscodeshift';
import { Refusal } from '../transform.ts';
import { type CallNode, insertArgument } from './calls.ts';
import type { Mending } from './mend-sites.ts';
import { childAt, bare, dotted, endOf, j, type Node, outerRange, type Path, startOf } from './node.ts';
import { addProperty } from './object-literal.ts';
import { lookUp, type Reachable } from './reach.ts';
import { type Source, sliceOf } from './source.ts';
import { styledLine } from './style.ts';

/** An option that a call is to get. */
export interface Option {
  readonly name: string;
  /** An expression, written with single quotes. */
  readonly value: string;
  /** The option where `own`, an expression, may hold one already; without it that one goes first. */
  join?(own: string): string;
  /** What a value that stands there already becomes; without it the place is refused. */
  replace?(value: Node, property: Path): string;
}

/** Gives a call options in its argument `index`, in whatever way that is written. */
export const giveOptions = (mending: Mending, path: Path, index: number, options: readonly Option[]): void => {
  const { source } = mending;
  const call = path.node as CallNode;
  if (call.arguments.slice(0, index + 1).some((argument) => j.SpreadElement.check(argument))) {
    throw new Refusal('The arguments of the call are spread from a list.');
  }
  const argument = call.arguments[index];
  if (argument === undefined || isNothing(argument)) {
    const text = `{ ${options.map(({ name, value }) => `${name}: ${value}`).join(', ')} }`;
    if (argument === undefined) insertArgument(source, call, index, text);
    else source.magic.overwrite(startOf(argument), endOf(argument), styledLine(text, source.style));
    return;
  }
  giveOptionsIn(mending, childAt(path, 'arguments', index), options);
};

/** The same where the options stand already, as a literal or under a name. */
export const giveOptionsIn = ({ source }: Mending, path: Path, options: readonly Option[]): void => {
  const node = bare(path.node);
  if (j.ObjectExpression.check(node)) {
    for (const option of options) extend(source, path, node, option);
    return;
  }
  const name = reference(node);
  if (name === null) throw new Refusal('The options of the call are computed in the call itself.');
  const literal = literalOf(path, node);
  const added = options.map((option) => `${option.name}: ${beside(source, path, name, literal, option)}`);
  const [start, end] = outerRange(source.text, path.node);
  source.magic.overwrite(start, end, styledLine(`{ ...${name}, ${added.join(', ')} }`, source.style));
};

const isNothing = (node: Node): boolean =>
  (j.Identifier.check(node) && node.name === 'undefined') || j.NullLiteral.check(node);

/** The value of an option beside `...name`, which may hold one already. */
const beside = (source: Source, path: Path, name: string, literal: ObjectExpression | null, option: Option): string => {
  const own = literal && propertyOf(literal, option.name);
  if (own && option.replace) return option.replace(own.value, path);
  if (own) throw new Refusal(`The options of the call already have ${option.name}.`);
  if (literal !== null && unknownSpreads(path, literal).length === 0) return option.value;
  return lacks(source, path, name, option.name)
    ? option.value
    : joined(option, [member(source, path, name, option.name)]);
};

const joined = (option: Option, before: readonly string[]): string => {
  const [own, ...more] = before;
  if (option.join === undefined || own === undefined) return [...before, option.value].join(' ?? ');
  if (more.length > 0) throw new Refusal(`What the options of the call are spread from may hold ${option.name}.`);
  return option.join(own);
};

const extend = (source: Source, path: Path, object: ObjectExpression, option: Option): void => {
  const own = propertyOf(object, option.name);
  if (own !== null) {
    if (option.replace === undefined) throw new Refusal(`The options of the call already have ${option.name}.`);
    const text = option.replace(own.value, path);
    const written = styledLine(own.shorthand ? `${option.name}: ${text}` : text, source.style);
    const [start, end] = own.shorthand ? [startOf(own.node), endOf(own.node)] : outerRange(source.text, own.value);
    source.magic.overwrite(start, end, written);
    return;
  }
  const before = unknownSpreads(path, object)
    .toReversed()
    .map((spread) => {
      const name = reference(bare(spread));
      if (name === null) throw new Refusal(`What the options of the call are spread from may hold ${option.name}.`);
      return lacks(source, path, name, option.name) ? null : member(source, path, name, option.name);
    })
    .filter((text) => text !== null);
  addProperty(source, object, `${option.name}: ${joined(option, before)}`);
};

interface OwnProperty {
  readonly node: Node;
  readonly value: Node;
  readonly shorthand: boolean;
}

/** The last property of that name. */
export const propertyOf = (object: ObjectExpression, name: string): OwnProperty | null => {
  const node = object.properties.findLast(
    (property) =>
      (j.ObjectProperty.check(property) || j.ObjectMethod.check(property)) &&
      ((j.Identifier.check(property.key) && property.computed !== true && property.key.name === name) ||
        (j.StringLiteral.check(property.key) && property.key.value.toLowerCase() === name.toLowerCase())),
  );
  if (j.ObjectMethod.check(node)) return { node, value: node, shorthand: false };
  return j.ObjectProperty.check(node) ? { node, value: node.value, shorthand: node.shorthand === true } : null;
};

/** What is spread into the object and cannot be seen through. */
const unknownSpreads = (path: Path, object: ObjectExpression): readonly Node[] =>
  object.properties.flatMap((property) =>
    j.SpreadElement.check(property) || j.SpreadProperty.check(property) ? hidden(path, bare(property.argument)) : [],
  );

const hidden = (path: Path, node: Node): readonly Node[] => {
  if (j.ObjectExpression.check(node)) return unknownSpreads(path, node);
  if (isNothing(node) || j.BooleanLiteral.check(node)) return [];
  if (j.ConditionalExpression.check(node))
    return [node.consequent, node.alternate].flatMap((one) => hidden(path, bare(one)));
  if (j.LogicalExpression.check(node) && node.operator === '&&') return hidden(path, bare(node.right));
  const literal = literalOf(path, node);
  return literal === null ? [node] : unknownSpreads(path, literal);
};

/** The object literal that a constant of this file holds. */
export const literalOf = (path: Path, node: Node): ObjectExpression | null => {
  if (!j.Identifier.check(node)) return null;
  const declared = lookUp(path, node.name);
  if (declared?.kind !== 'const' || declared.members.length > 0 || declared.init === null) return null;
  const init = bare(declared.init);
  return j.ObjectExpression.check(init) && !isWritten(declared) ? init : null;
};

/** `options.x = …` anywhere: then the literal does not say all. */
const isWritten = ({ name, holder }: Reachable): boolean =>
  j(holder)
    .find(j.AssignmentExpression)
    .some(({ node }) => dotted(node.left)?.startsWith(`${name}.`) === true);

/** A name or a chain of names, as text. */
export const reference = (node: Node): string | null => {
  if (j.ThisExpression.check(node)) return 'this';
  if (j.Identifier.check(node)) return node.name;
  if (!j.MemberExpression.check(node) && !j.OptionalMemberExpression.check(node)) return null;
  if (node.computed === true || !j.Identifier.check(node.property)) return null;
  const object = reference(bare(node.object));
  const optional = j.OptionalMemberExpression.check(node) && node.optional === true;
  return object === null ? null : `${object}${optional ? '?' : ''}.${node.property.name}`;
};

/** `options?.signal`; without the mark where it is surely an object. */
const member = (source: Source, path: Path, name: string, option: string): string => {
  const declared = lookUp(path, name);
  const there =
    declared !== null && (declared.defaulted || isTypedObject(source, declared) || declared.members.at(-1) === '...');
  // A header's name is written with its quotes.
  if (/^['"]/u.test(option)) return `${name}${there ? '' : '?.'}[${option}]`;
  return `${name}${there ? '.' : '?.'}${option}`;
};

const isTypedObject = (source: Source, { id }: Reachable): boolean =>
  j.Identifier.check(id) &&
  id.typeAnnotation != null &&
  id.optional !== true &&
  !/\b(?:undefined|null|any|unknown)\b/u.test(typeText(source, id));

const typeText = (source: Source, id: Node): string =>
  j.Identifier.check(id) && id.typeAnnotation != null ? sliceOf(source, id.typeAnnotation) : '';

/** Whether the written type of a parameter rules the option out. */
const lacks = (source: Source, path: Path, name: string, option: string): boolean => {
  const declared = lookUp(path, name);
  if (declared === null || !j.Identifier.check(declared.id)) return false;
  const annotation = declared.id.typeAnnotation;
  const type = annotation != null && j.TSTypeAnnotation.check(annotation) ? annotation.typeAnnotation : null;
  if (type === null) return false;
  const text = typeText(source, declared.id);
  if (j.TSTypeLiteral.check(type)) return !new RegExp(`\\b${option}\\b`, 'u').test(text) && !/\[/u.test(text);
  return new RegExp(`\\bOmit<[^>]*['"]${option}['"]`, 'u').test(text) || /\bRecord<string, string>/u.test(text);
};
