import { type CallNode, calledName, constructionOf, isCall, receiversOf } from '../source/calls.ts';
import type { Mending } from '../source/mend-sites.ts';
import { usesOf } from '../source/names.ts';
import { bare, j, memberName, type Node, objectOf, type Path } from '../source/node.ts';
import { giveOptions, type Option } from '../source/options.ts';
import { lookUp, type Reachable } from '../source/reach.ts';
import { Refusal } from '../transform.ts';
import { numberText, signalBeside, timerText } from './limit.ts';

/** Bounds one call, or the client it goes through. */
export type Bound = (mending: Mending, path: Path, ms: number) => void;

export const boundFetch: Bound = (mending, path, ms) => {
  refuseRequest(path);
  giveOptions(mending, path, 1, [signalOption(mending, ms)]);
};

export const signalOption = (mending: Mending, ms: number): Option => ({
  name: 'signal',
  value: timerText(mending, ms),
  replace: (value, property) => signalBeside(mending, value, property, ms),
});

/** `fetch(new Request(url, { signal }))`, `fetch(request.clone())`: a signal beside it would replace that one. */
const refuseRequest = (path: Path): void => {
  const [first] = (path.node as CallNode).arguments;
  if (first === undefined) return;
  const node = bare(first);
  if (isCall(node) && calledName(node) === 'clone' && node.arguments.length === 0)
    throw new Refusal('The call is given a copy of a request, which has a signal of its own.');
  const init = j.Identifier.check(node) ? lookUp(path, node.name)?.init : node;
  if (init != null && j.NewExpression.check(init) && calledName(init) === 'Request' && init.arguments.length > 1)
    throw new Refusal('The call is given a request that is made in the call itself.');
  if (init != null && j.Identifier.check(node) && isCall(init) && calledName(init) === 'clone')
    throw new Refusal('The call is given a copy of a request, which has a signal of its own.');
};

export const boundAxios: Bound = (mending, path, ms) => {
  const option = number(mending, 'timeout', ms);
  boundInstance(mending, path, (at) => giveOptions(mending, at, axiosIndex(at), [option]), /^create$/u);
};

/** Where a call of axios takes its config. */
export const axiosIndex = (path: Path): number => {
  const call = path.node as CallNode;
  const name = j.Identifier.check(bare(call.callee)) ? null : calledName(call);
  if (name !== null && /^(?:get|delete|head|options)$/u.test(name)) return 1;
  if (name !== null && /^(?:post|put|patch)(?:Form)?$/u.test(name)) return 2;
  if (name !== null && /^(?:request|create)$/u.test(name)) return 0;
  const [first, ...more] = call.arguments;
  if (first === undefined || more.length > 0) return 1;
  const held = heldBy(path, first);
  // Behind a config of its own axios takes none.
  if (held === 'unknown') throw new Refusal('Whether axios is given an address or a config is not clear here.');
  return held === 'options' ? 0 : 1;
};

/** `axios({ url })`, `got({ url })` and not `axios(url, config)`. */
export const firstIsOptions = (path: Path): boolean => {
  const [first, ...more] = (path.node as CallNode).arguments;
  return first !== undefined && more.length === 0 && isOptions(path, first);
};

/** An object of options, as far as it is written here or named so. */
export const isOptions = (path: Path, argument: Node): boolean => {
  const node = bare(argument);
  const held = heldBy(path, node);
  return (
    held === 'options' ||
    (held === 'unknown' && j.Identifier.check(node) && /(?:config|options|opts)$/iu.test(node.name))
  );
};

/** What is seen of an argument that may be an address or an object of options. */
const heldBy = (path: Path, argument: Node, depth = 0): 'options' | 'address' | 'unknown' => {
  const node = bare(argument);
  if (j.ObjectExpression.check(node)) return 'options';
  if (isText(node)) return 'address';
  const name = j.Identifier.check(node)
    ? node.name
    : (memberName(node) ?? (isCall(node) ? calledName(node) : '') ?? '');
  if (!j.Identifier.check(node)) return isAddressName(name) ? 'address' : 'unknown';
  const declared = lookUp(path, node.name);
  if (declared === null) return isAddressName(name) ? 'address' : 'unknown';
  const init =
    declared.init !== null && declared.members.length === 0 ? heldBy(path, declared.init, depth + 1) : 'unknown';
  if (init !== 'unknown' && depth < 3) return init;
  const type = typeName(declared.id);
  if (/^(?:string|URL)$/u.test(type)) return 'address';
  if (/(?:Config|Options|RequestInit|Request)$/u.test(type) || hasFields(path, declared)) return 'options';
  return isAddressName(name) ? 'address' : 'unknown';
};

const isText = (node: Node): boolean =>
  j.StringLiteral.check(node) ||
  j.TemplateLiteral.check(node) ||
  (j.BinaryExpression.check(node) && node.operator === '+') ||
  (j.NewExpression.check(node) && calledName(node) === 'URL');

const isAddressName = (name: string): boolean => /(?:ur[il]|href|endpoint|address|link|path)$/iu.test(name);

/** `AxiosRequestConfig` of `config: AxiosRequestConfig<Order>`; `object` of a type written out. */
const typeName = (id: Node): string => {
  const annotation = j.Identifier.check(id) ? id.typeAnnotation : null;
  const type = j.TSTypeAnnotation.check(annotation) ? annotation.typeAnnotation : null;
  if (j.TSStringKeyword.check(type)) return 'string';
  if (j.TSTypeLiteral.check(type)) return 'Options';
  return j.TSTypeReference.check(type) && j.Identifier.check(type.typeName) ? type.typeName.name : '';
};

/** Something of it is read or written that a text has not. */
const hasFields = (path: Path, { name, holder }: Reachable): boolean =>
  usesOf(name, holder).some((use) => {
    const member = objectOf(use.parent.node) === use.node ? memberName(use.parent.node) : null;
    return (
      /^(?:url|headers|method|data|params|baseURL|timeout|auth|responseType|transformRequest)$/u.test(member ?? '') ||
      j.SpreadElement.check(use.parent.node)
    );
  });

export const boundGot: Bound = (mending, path, ms) => {
  const text = `{ request: ${numberText(mending.source, ms)} }`;
  boundInstance(
    mending,
    path,
    (at) => giveOptions(mending, at, wrapperIndex(at), [{ name: 'timeout', value: text }]),
    /^extend$/u,
  );
};

export const boundKy: Bound = (mending, path, ms) => {
  const give = (at: Path): void => giveOptions(mending, at, wrapperIndex(at), [number(mending, 'timeout', ms)]);
  boundInstance(mending, path, give, /^(?:create|extend)$/u);
};

/** `got.extend({})`, `got({ url })`; otherwise behind the address. */
const wrapperIndex = (path: Path): number =>
  /^(?:create|extend)$/u.test(calledName(path.node as CallNode) ?? '') || firstIsOptions(path) ? 0 : 1;

export const boundGaxios: Bound = (mending, path, ms) => {
  boundInstance(mending, path, (at) => giveOptions(mending, at, 0, [number(mending, 'timeout', ms)]), /^Gaxios$/u);
};

/** A number of milliseconds; 0, false and undefined, which stand for no limit, give way. */
export const number = ({ source }: Mending, name: string, ms: number): Option => ({
  name,
  value: numberText(source, ms),
  replace: (value) => {
    const node = bare(value);
    const none =
      (j.NumericLiteral.check(node) && node.value <= 0) ||
      (j.BooleanLiteral.check(node) && !node.value) ||
      j.NullLiteral.check(node) ||
      (j.Identifier.check(node) && /^(?:undefined|Infinity)$/u.test(node.name));
    if (!none) throw new Refusal('The call already has a time limit.');
    return numberText(source, ms);
  },
});

/** The client of the call, where this file makes it: then all its calls are bounded. Elsewhere the call alone. */
export const boundInstance = (mending: Mending, path: Path, give: (at: Path) => void, maker: RegExp): void => {
  const { source, done } = mending;
  const call = path.node as CallNode;
  const receivers: readonly Node[] = j.Identifier.check(bare(call.callee)) ? [bare(call.callee)] : receiversOf(call);
  const made = receivers.map((receiver) => constructionOf(source, path, receiver)).find((one) => one !== null);
  const instance = made && isCall(made.node) && maker.test(calledName(made.node) ?? '') ? made : null;
  const at = instance ?? path;
  if (done.has(at.node)) return;
  done.add(at.node);
  give(at);
};
