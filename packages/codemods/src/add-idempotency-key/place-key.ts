import type { ObjectExpression } from 'jscodeshift';
import { axiosIndex } from '../add-timeout/clients.ts';
import { type CallNode, insertArgument } from '../source/calls.ts';
import type { Mending } from '../source/mend-sites.ts';
import { childAt, bare, dotted, j, type Node, outerRange, type Path } from '../source/node.ts';
import { addProperty } from '../source/object-literal.ts';
import { giveOptions, literalOf, propertyOf, reference } from '../source/options.ts';
import { lookUp } from '../source/reach.ts';
import { type Source, sliceOf } from '../source/source.ts';
import { styledLine } from '../source/style.ts';
import { Refusal, type Site } from '../transform.ts';

/** Puts the key where the provider takes it. */
export const placeKey = (mending: Mending, path: Path, site: Site, key: string): void => {
  const { carrier = 'unknown', name = '', header = '' } = site.options;
  if (carrier === 'header')
    return placeHeader(mending, path, site.options['package'] ?? '', headerName(header || name), key);
  if (name === '') throw new Refusal('Under which name the provider takes a key is not known here.');
  if (carrier === 'arg-field') return give(mending, path, fieldIndex(path, site), name, key);
  if (carrier === 'options-arg') return placeOption(mending, path, site, name, key);
  if (carrier === 'positional') return placePositional(mending, path, site, key);
  throw new Refusal(`How a key is given by ${carrier} is not known here.`);
};

const give = (mending: Mending, path: Path, index: number, name: string, value: string): void => {
  const call = path.node as CallNode;
  if (call.arguments.length < index) throw new Refusal('The arguments before the key are missing.');
  giveOptions(mending, path, index, [{ name, value }]);
};

const argumentIndex = (path: Path, { options }: Site): number => {
  const index = Number(options['argIndex'] ?? '0');
  return Number.isInteger(index) ? index : Math.max(0, (path.node as CallNode).arguments.length - 1);
};

/** The request, which stands behind the ids of what it is about: `payments.update(id, request)`. */
const fieldIndex = (path: Path, site: Site): number => {
  const given = (path.node as CallNode).arguments;
  const first = argumentIndex(path, site);
  const literal = given.findIndex((argument, index) => index >= first && j.ObjectExpression.check(bare(argument)));
  return literal < 0 ? first : literal;
};

/** Options that are no parameters of what is written: a last argument with one of them is for the request. */
const REQUEST_OPTION =
  /^(?:idempotencyKey|stripeAccount|stripeContext|apiKey|apiVersion|maxNetworkRetries|timeout|host|headers|signal|maxRetries|timeoutInSeconds|timeoutMs|abortSignal)$/u;

const placeOption = (mending: Mending, path: Path, site: Site, name: string, key: string): void => {
  const given = (path.node as CallNode).arguments;
  if (given.length === 0) throw new Refusal('The call has no parameters that a key could stand behind.');
  if (site.options['argIndex'] !== undefined && site.options['argIndex'] !== 'last') {
    give(mending, path, argumentIndex(path, site), name, key);
    return;
  }
  const last = given.at(-1);
  const behind = last !== undefined && given.length > 1 && isRequestOptions(path, bare(last));
  give(mending, path, behind ? given.length - 1 : given.length, name, key);
};

const isRequestOptions = (path: Path, node: Node): boolean => {
  if (j.Identifier.check(node)) {
    const init = lookUp(path, node.name)?.init ?? null;
    if (init !== null && j.ObjectExpression.check(bare(init))) return isRequestOptions(path, bare(init));
    return /(?:options|opts|config)$/iu.test(node.name);
  }
  if (!j.ObjectExpression.check(node) || node.properties.length === 0) return false;
  return node.properties.every((property) =>
    j.SpreadElement.check(property)
      ? isRequestOptions(path, bare(property.argument))
      : j.ObjectProperty.check(property) && j.Identifier.check(property.key) && REQUEST_OPTION.test(property.key.name),
  );
};

const placePositional = ({ source }: Mending, path: Path, site: Site, key: string): void => {
  const call = path.node as CallNode;
  const index = site.options['argIndex'] === 'last' ? call.arguments.length : argumentIndex(path, site);
  if (index !== call.arguments.length)
    throw new Refusal(`The key is argument ${index + 1} of the call, which has ${call.arguments.length}.`);
  insertArgument(source, call, index, key);
};

const SPELLED: ReadonlyMap<string, string> = new Map([['paypal-request-id', 'PayPal-Request-Id']]);

const headerName = (header: string): string =>
  SPELLED.get(header.toLowerCase()) ??
  (header.toLowerCase() === header ? header.replace(/(?:^|-)[a-z]/gu, (letter) => letter.toUpperCase()) : header);

/** In the headers of a plain HTTP call. */
const placeHeader = (mending: Mending, path: Path, pkg: string, header: string, key: string): void => {
  if (header === '') throw new Refusal('Under which header the provider takes a key is not known here.');
  const index = isAxios(path, pkg) ? axiosIndex(path) : 1;
  const option = `'${header}': ${key}`;
  const headers = headersAt(path, index);
  if (headers === null) {
    const join = (own: string): string => {
      // Of fetch's own options it may be a Headers object, and nothing would be spread from that.
      if (!isAxios(path, pkg)) throw new Refusal(`${own} may be a Headers object, which cannot be spread.`);
      return `{ ...${own}, ${option} }`;
    };
    giveOptions(mending, path, index, [{ name: 'headers', value: `{ ${option} }`, join }]);
    return;
  }
  const literal = headersLiteral(headers);
  if (literal === null) {
    spreadHeaders(mending, headers, option);
    return;
  }
  const object = literal.node as ObjectExpression;
  if (propertyOf(object, header) !== null) throw new Refusal('The call already has a key.');
  addProperty(mending.source, object, option);
};

const isAxios = (path: Path, pkg: string): boolean =>
  pkg === 'axios' || /^axios\b/u.test(dotted((path.node as CallNode).callee) ?? '');

/** `headers: h` and `headers`, where they are surely an object of names. */
const spreadHeaders = ({ source }: Mending, path: Path, option: string): void => {
  const node = bare(path.node);
  const name = reference(node);
  if (name === null) throw new Refusal('The headers of the call are computed in the call itself.');
  if (!isPlainObject(source, path, node, name))
    throw new Refusal(`${name} may be a Headers object, which cannot be spread.`);
  const property: Node = path.parent.node;
  const key = j.ObjectProperty.check(property) && property.shorthand === true ? 'headers: ' : '';
  const [start, end] = outerRange(source.text, path.node);
  source.magic.overwrite(start, end, styledLine(`${key}{ ...${name}, ${option} }`, source.style));
};

const isPlainObject = (source: Source, path: Path, node: Node, name: string): boolean => {
  if (literalOf(path, node) !== null || isSpread(source, name)) return true;
  const id = j.Identifier.check(node) ? lookUp(path, node.name)?.id : undefined;
  const type = j.Identifier.check(id) && id.typeAnnotation != null ? sliceOf(source, id.typeAnnotation) : '';
  return /^:\s*(?:Readonly<)?(?:Record<string, ?[\w| ]+>|\{[^}]*\})>?$/u.test(type);
};

/** Its author spreads it elsewhere. */
const isSpread = (source: Source, name: string): boolean =>
  source.root.find(j.SpreadElement).some(({ node }) => dotted(node.argument) === name);

/** The value of `headers` in the options of the call. */
const headersAt = (path: Path, index: number): Path | null => {
  const argument = (path.node as CallNode).arguments[index];
  const object = argument === undefined ? null : bare(argument);
  const own = j.ObjectExpression.check(object) ? propertyOf(object, 'headers') : null;
  if (own === null) return null;
  const property = j(path)
    .find(j.ObjectProperty)
    .filter(({ node }) => node === own.node)
    .paths()[0];
  return property === undefined ? null : childAt(property, 'value');
};

/** `{}` of `new Headers({})` and of a literal; null for a name. */
const headersLiteral = (path: Path): Path | null => {
  const node = bare(path.node);
  if (j.ObjectExpression.check(node)) return node === path.node ? path : childAt(path, 'expression');
  if (!j.NewExpression.check(node)) return null;
  if (!j.ObjectExpression.check(node.arguments[0])) throw new Refusal('The headers of the call are created elsewhere.');
  return childAt(path, 'arguments', 0);
};
