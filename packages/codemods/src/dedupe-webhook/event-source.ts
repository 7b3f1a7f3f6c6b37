import { bare, dotted, j, type Node, type Path } from '../source/node.ts';
import { calledName, isCall } from '../source/calls.ts';
import { programOf } from '../source/bindings.ts';
import { functionsIn } from '../source/functions-in.ts';
import { lookUp } from '../source/reach.ts';
import { type Source, sliceOf } from '../source/source.ts';
import { ownPaths } from './own-nodes.ts';
import type { Reception } from './reception.ts';

type Pattern = ReturnType<typeof j.objectPattern>;

/** Where the handler has its event. */
export type EventSource =
  | { readonly kind: 'variable'; readonly name: string; readonly at: readonly Node[]; readonly verified: boolean }
  /** `const { type, data } = JSON.parse(body)` */
  | { readonly kind: 'pattern'; readonly pattern: Pattern; readonly at: readonly Node[] }
  /** `req.body.type`, here and there. */
  | { readonly kind: 'member'; readonly text: string };

/** Helpers of SDKs that check a signature and answer the event. */
const ANSWERS_EVENT =
  /^(?:constructEvent(?:Async)?|unwrap|unmarshal|verify|verifyWebhook|validateEvent|parseEventNotification(?:Async)?|verifyStandardWebhook|verifyAndParse)$/u;
const VERDICT = /valid|verif|^ok$|match|signature|digest|hash|hmac|result|authentic/iu;
const BYTES = /raw|buf|bytes|text|string/iu;

export const eventSourceOf = (source: Source, reception: Reception): EventSource | null => {
  const stored = ownPaths(reception.handler, isStoring).flatMap((path) => storedBy(source, path, reception));
  const rank = [...stored.filter(({ how }) => how === 'verified'), ...stored.filter(({ how }) => how === 'parsed')];
  const [best = stored.find(({ how }) => how === 'body')] = rank;
  if (best === undefined) return handedSource(reception) ?? memberSource(reception);
  if (typeof best.into !== 'string') return { kind: 'pattern', pattern: best.into, at: [best.node] };
  const at = stored.filter(({ into }) => into === best.into).map(({ node }) => node);
  return { kind: 'variable', name: best.into, at, verified: best.how === 'verified' };
};

interface Stored {
  readonly into: string | Pattern;
  readonly how: 'verified' | 'parsed' | 'body';
  readonly node: Node;
}

const isStoring = (node: Node): boolean => j.VariableDeclarator.check(node) || j.AssignmentExpression.check(node);

const storedBy = (source: Source, path: Path, reception: Reception): readonly Stored[] => {
  const { node } = path;
  const [left, right] = j.VariableDeclarator.check(node)
    ? [node.id, node.init]
    : j.AssignmentExpression.check(node)
      ? [node.left, node.right]
      : [null, null];
  if (left === null || !right) return [];
  const answered = isDeclaredEvent(source, path, left, right) || isOpenedByOwn(source, right);
  const how = howOf(right, reception) ?? (answered ? 'verified' : null);
  if (how === null) return [];
  if (j.ObjectPattern.check(left)) return [{ into: left, how, node }];
  if (!j.Identifier.check(left) || typeof left.name !== 'string') return [];
  if (how === 'verified' && VERDICT.test(left.name) && !/event|payload/iu.test(left.name)) return [];
  return how === 'body' && BYTES.test(left.name) ? [] : [{ into: left.name, how, node }];
};

/** `const event: Stripe.Event = readEvent(body, signature)`: a function of the project's own that answers an SDK's event. */
const isDeclaredEvent = (source: Source, path: Path, left: Node, right: Node): boolean => {
  if (!j.Identifier.check(left) || !isCall(unwrapped(right))) return false;
  const declared = lookUp(path, left.name)?.id ?? left;
  const type = j.Identifier.check(declared) && declared.typeAnnotation ? sliceOf(source, declared.typeAnnotation) : '';
  return /^:\s*\w+\.\w*Event$/u.test(type);
};

/** `opened(request)`, a function of the file that answers what such a helper does. */
const isOpenedByOwn = (source: Source, value: Node): boolean => {
  const call = unwrapped(value);
  const name = isCall(call) ? dotted(call.callee) : null;
  const own = functionsIn(programOf(source).body).find((one) => one.name === name);
  if (own === undefined) return false;
  return j(own.fn)
    .find(j.ReturnStatement)
    .nodes()
    .some(({ argument }) => {
      const inner = argument ? unwrapped(argument) : null;
      // Of a name that says no more the answer may be a verdict.
      return (
        inner !== null &&
        isCall(inner) &&
        /^constructEvent(?:Async)?$|^unwrap$|^validateEvent$/u.test(calledName(inner) ?? '')
      );
    });
};

const howOf = (value: Node, { bodyOf, readsFrom }: Reception): Stored['how'] | null => {
  const inner = unwrapped(value);
  if (isCall(inner)) {
    if (ANSWERS_EVENT.test(calledName(inner) ?? '')) return 'verified';
    if (/^(?:JSON\.parse|readBody)$/u.test(dotted(inner.callee) ?? '')) return 'parsed';
    return readsFrom !== null && dotted(inner.callee) === `${readsFrom}.json` ? 'parsed' : null;
  }
  return bodyOf !== null && dotted(inner) === `${bodyOf}.body` ? 'body' : null;
};

const unwrapped = (value: Node): Node => {
  const inner = bare(value);
  return j.AwaitExpression.check(inner) && inner.argument ? unwrapped(inner.argument) : inner;
};

/** `@Body() event` */
const handedSource = ({ given }: Reception): EventSource | null =>
  given === undefined ? null : { kind: 'variable', name: given, at: [], verified: false };

const memberSource = ({ handler, bodyOf }: Reception): EventSource | null => {
  if (bodyOf === null) return null;
  const text = `${bodyOf}.body`;
  const read = ownPaths(handler, (node) => dotted(node) === text).some(({ parent }) => {
    const around: Node = parent.node;
    return !isCall(around) || !/parse|verif|valid|signature|hmac|update/iu.test(calledName(around) ?? '');
  });
  return read ? { kind: 'member', text } : null;
};
