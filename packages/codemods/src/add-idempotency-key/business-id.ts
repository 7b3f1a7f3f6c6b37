import { bindingsOf } from '../source/bindings.ts';
import { type CallNode, calledName, isCall } from '../source/calls.ts';
import { isFunction } from '../source/names.ts';
import { bare, dotted, endOf, j, type Node, type Path, startOf } from '../source/node.ts';
import { lookUp, type Reachable, reachableFrom } from '../source/reach.ts';
import { type Source, sliceOf } from '../source/source.ts';
import { Refusal } from '../transform.ts';
import { isAskedFor } from './asked-for.ts';
import { boundariesOf } from './repetition.ts';
import { isDelivery, isPart, isRepeatable, isSubject, wordOfId, wordOfMember } from './subjects.ts';

const VOLATILE =
  /uuid|random|nanoid|cuid|ulid|snowflake|\bnow\b|Date|generate|create|insert|save|add|make|build|new|next|start|register/iu;

/** An expression that names the operation in hand, and nothing about the attempt. */
export interface BusinessId {
  readonly text: string;
  /** What it is of: `order`. */
  readonly subject: string;
  readonly from: Reachable;
}

/**
 * The ids that tell this write from the next, outermost first: one of the operation, and one of each element where it
 * runs once for each of many.
 */
export const businessIds = (source: Source, path: Path): readonly BusinessId[] => {
  const all = reachableFrom(path).flatMap((name) => candidatesOf(source, path, name));
  const told = all.filter(({ subject }) => isSubject(subject));
  const call = path.node as CallNode;
  const whole = (from: readonly Candidate[]): BusinessId | null =>
    bestOf(from.filter(fits(source, call)), path, source);
  const [innermost, ...outer] = boundariesOf(source, path);
  if (innermost === undefined) return [whole(told) ?? refuse(told, call)];
  const inside = all.filter(({ from }) => innermost.declares(from));
  const own = whole(inside.filter(({ subject }) => isSubject(subject)));
  if (own !== null) return [own];
  const part = bestOf(
    inside.filter(({ subject }) => isPart(subject)),
    path,
    source,
  );
  // Of loops in loops: the element of the next one out.
  const [next] = outer;
  const around = whole(told.filter(({ from }) => !innermost.declares(from) && next?.declares(from) !== false));
  if (part === null || around === null) {
    throw new Refusal(`It runs once for each ${innermost.what}, and no id of it is in reach.`);
  }
  return [around, part];
};

/** Whether the id of that subject is another one for each such write that is meant. */
const fits =
  (source: Source, call: CallNode) =>
  ({ subject }: Candidate): boolean => {
    const called = calledName(call) ?? '';
    if (isDelivery(subject)) return true;
    if (isRepeatable(called)) return false;
    // A payment may be given back in parts.
    const partly =
      /refund/iu.test(dotted(call.callee) ?? '') &&
      call.arguments.some((one) => /\bamount\b/u.test(sliceOf(source, one)));
    return !partly || /refund|claim|dispute/iu.test(subject);
  };

const refuse = (told: readonly Candidate[], call: CallNode): never => {
  if (told.length === 0)
    throw new Refusal('No id of the order, payment or event in hand is in reach to derive a key from.');
  throw new Refusal(
    `${told[0]?.text ?? 'The id'} does not tell one ${calledName(call) ?? 'call'} from the next that is meant, and no id of an event or job is in reach.`,
  );
};

interface Candidate extends BusinessId {
  /** How far out its name is declared. */
  readonly distance: number;
}

const candidatesOf = (source: Source, path: Path, from: Reachable): readonly Candidate[] => {
  if (!/^(?:param|const|loop)$/u.test(from.kind) || isVolatile(from) || isOptional(source, from)) return [];
  const distance = startOf(path.node) - startOf(from.holder.node);
  const scope = outermostFunction(path);
  const own = isMissingSomewhere(source, from.name) ? null : wordOfId(from.name);
  if (own !== null && (from.members.length === 0 || from.members.at(-1) !== '...')) {
    return from.defaulted || isAskedFor(scope, path, { text: from.name, from })
      ? []
      : [{ text: from.name, subject: own, from, distance }];
  }
  return membersUsed(source, path, from).flatMap((text): readonly Candidate[] => {
    const subject = wordOfMember(text);
    const name = text.split('.').at(-1) ?? '';
    return subject === null ||
      isMissingSomewhere(source, name) ||
      isOfUnknownType(source, from, name) ||
      isAskedFor(scope, path, { text, from })
      ? []
      : [{ text, subject, from, distance }];
  });
};

/** Chains that the function uses without asking whether they are there: what they name exists. */
const membersUsed = (source: Source, path: Path, from: Reachable): readonly string[] => {
  const scope = outermostFunction(path);
  const found = j(scope)
    .find(j.MemberExpression)
    .filter(({ node }) => dotted(node)?.split('.')[0] === from.name)
    .filter(
      (use) =>
        lookUp(use, from.name)?.id === from.id &&
        sliceOf(source, use.node).replaceAll(/[!\s]/gu, '') === dotted(use.node),
    )
    .filter(({ node }) => endOf(node) <= endOf(path.node))
    .nodes()
    .map((node) => dotted(node) ?? '');
  const event =
    /^(?:event|evt|stripeEvent|webhookEvent)$/u.test(from.name) &&
    found.some((text) => /\.(?:type|data)\b/u.test(text));
  const job = from.name === 'job' && found.some((text) => text.startsWith('job.data'));
  const all = [...found, ...(event || job ? [`${from.name}.id`] : [])];
  return [...new Set(all)].filter((text) => !/\.(?:metadata|query|headers|env|params\.length)\b/u.test(text));
};

const outermostFunction = (path: Path): Path => {
  let found = path;
  for (let at: Path | null = path.parent; at !== null; at = at.parent)
    if (isFunction(at.node) || j.ObjectMethod.check(at.node) || j.ClassMethod.check(at.node)) found = at;
  return found === path ? rootOf(path) : found;
};

const rootOf = (path: Path): Path => (path.parent === null ? path : rootOf(path.parent));

/** `orderId?: string` in a type of the file. */
const isMissingSomewhere = (source: Source, name: string): boolean =>
  new RegExp(`\\b${name}\\?\\s*:`, 'u').test(source.text);

/**
 * `Partial<Order>`; or a type of another file, where any field but the id itself may be optional: what is not known there
 * must not stand in a key.
 */
const isOfUnknownType = (source: Source, { id }: Reachable, name: string): boolean => {
  const type =
    (j.Identifier.check(id) || j.ObjectPattern.check(id)) && id.typeAnnotation != null
      ? sliceOf(source, id.typeAnnotation)
      : '';
  const words: readonly string[] = type.match(/[A-Za-z_$][\w$]*/gu) ?? [];
  if (words.includes('Partial')) return true;
  if (words.some((word) => new RegExp(`\\btype ${word}\\b[^;]*\\bPartial<`, 'u').test(source.text))) return true;
  if (/^(?:id|_id|uuid)$/u.test(name)) return false;
  return bindingsOf(source).some(({ local, module }) => /^[.~#]|^@\//u.test(module) && words.includes(local));
};

/** Made in this very run: another attempt would make another. */
const isVolatile = ({ init, kind }: Reachable): boolean => {
  if (init === null || kind === 'loop') return false;
  return calledIn(init).some((name) => VOLATILE.test(name)) || /^(?:NewExpression)$/u.test(bare(init).type);
};

/** Names of what is called for a value, outermost first; not inside of callbacks. */
const calledIn = (node: Node): readonly string[] => {
  const inner = bare(node);
  if (j.AwaitExpression.check(inner)) return inner.argument ? calledIn(inner.argument) : [];
  if (j.MemberExpression.check(inner) || j.OptionalMemberExpression.check(inner)) return calledIn(inner.object);
  if (j.LogicalExpression.check(inner)) return [...calledIn(inner.left), ...calledIn(inner.right)];
  if (j.ConditionalExpression.check(inner)) return [...calledIn(inner.consequent), ...calledIn(inner.alternate)];
  if (j.TemplateLiteral.check(inner)) return inner.expressions.flatMap((one) => calledIn(one));
  if (j.BinaryExpression.check(inner)) return [...calledIn(inner.left), ...calledIn(inner.right)];
  if (!isCall(inner)) return [];
  // What verifies or parses an event hands over the one that came.
  const name = calledName(inner) ?? '';
  return /^(?:constructEvent(?:Async)?|parse|unwrap|verify\w*)$/u.test(name) ? [] : [name];
};

/** Written as something that may be missing: its key would be one for all that miss it. */
const isOptional = (source: Source, { id, defaulted }: Reachable): boolean => {
  if (defaulted || !j.Identifier.check(id)) return defaulted;
  const type = id.typeAnnotation == null ? '' : sliceOf(source, id.typeAnnotation);
  return id.optional === true || /\b(?:undefined|null)\b/u.test(type);
};

/** What the call itself is about first, then what its arguments name, then the nearest. */
const bestOf = (candidates: readonly Candidate[], path: Path, source: Source): BusinessId | null => {
  const call = path.node as CallNode;
  const callee = (dotted(call.callee) ?? '').toLowerCase();
  const args = call.arguments.map((argument) => sliceOf(source, argument)).join(' ');
  const score = ({ text, subject, distance }: Candidate): number =>
    (callee.includes(subject.toLowerCase()) ? 4_000_000 : 0) +
    (new RegExp(`(?<![\\w.])${text.replaceAll('.', '\\.')}(?![\\w(])`, 'u').test(args) ? 2_000_000 : 0) -
    Math.min(distance, 1_000_000);
  const [best] = candidates.toSorted((a, b) => score(b) - score(a));
  return best ?? null;
};
