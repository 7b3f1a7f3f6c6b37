import { calledName, type CallNode } from '../source/calls.ts';
import { isFunction } from '../source/names.ts';
import { bare, dotted, j, type Node, type Path, stringValue } from '../source/node.ts';

/** What the code does here, in words for a key: `charge-order-payment-intents-create`. */
export const operationOf = (path: Path): string => {
  const call = path.node as CallNode;
  const words = [nameAround(path), callWords(call)].filter((part) => part !== '').map(kebab);
  const [around = '', own = ''] = words;
  return own === '' || around.endsWith(own) ? around : words.join('-');
};

/** The name of the nearest function that has one and is not just any handler. */
const nameAround = (path: Path): string => {
  for (let at: Path | null = path.parent; at !== null; at = at.parent) {
    const name = functionName(at);
    if (
      name !== null &&
      !/^(?:handler|handle|execute|run|main|default|process|perform|callback|fn|POST|PUT|PATCH|GET|DELETE|constructor)$/u.test(
        name,
      )
    )
      return name;
  }
  return '';
};

const functionName = (path: Path): string | null => {
  const { node } = path;
  if ((j.ObjectMethod.check(node) || j.ClassMethod.check(node)) && j.Identifier.check(node.key)) return node.key.name;
  if (!isFunction(node)) return null;
  if (!j.ArrowFunctionExpression.check(node) && typeof node.id?.name === 'string') return node.id.name;
  const holder: Node | undefined = path.parent?.node;
  if (holder === undefined) return null;
  if (j.VariableDeclarator.check(holder)) return j.Identifier.check(holder.id) ? holder.id.name : null;
  if (!j.ObjectProperty.check(holder) && !j.ClassProperty.check(holder)) return null;
  return j.Identifier.check(holder.key) ? holder.key.name : null;
};

/** `paymentIntents.create` of `this.stripe.paymentIntents.create()`; the method and last segments of an address. */
const callWords = (call: CallNode): string => {
  const [first] = call.arguments;
  const url = first === undefined ? null : staticTail(bare(first));
  const chain = dotted(call.callee)?.split('.') ?? [calledName(call) ?? ''];
  if (url !== null) return `${chain.length > 1 ? (chain.at(-1) ?? '') : ''}-${url}`;
  return chain
    .slice(-2)
    .filter((name) => !/^(?:this|client|api)$/u.test(name))
    .join('-');
};

/** The last fixed words of an address. */
const staticTail = (node: ReturnType<typeof bare>): string | null => {
  const text = j.TemplateLiteral.check(node)
    ? node.quasis.map(({ value }) => value.cooked ?? '').join('/')
    : stringValue(node);
  if (text === null || !text.includes('/')) return null;
  const segments = text
    .replace(/^\w+:\/\/[^/]*/u, '')
    .replace(/[?#].*$/su, '')
    .split('/');
  return (
    segments
      .filter((segment) => /^[a-z][\w-]*$/iu.test(segment) && !/^(?:v\d+|api|rest)$/u.test(segment))
      .slice(-2)
      .join('-') || null
  );
};

const kebab = (text: string): string =>
  text
    .replace(/([a-z0-9])([A-Z])/gu, '$1-$2')
    .replace(/[^a-zA-Z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '')
    .toLowerCase();
