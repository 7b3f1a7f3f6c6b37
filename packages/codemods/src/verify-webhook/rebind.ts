import { usesOf } from '../source/names.ts';
import { contains, endOf, j, type Node, outerRange, type Path, startOf, widest } from '../source/node.ts';
import { type Source, statementRange } from '../source/source.ts';
import type { Check, EventTarget } from './check.ts';
import type { Receipt } from './receipt.ts';
import { isReadAsStripeEvent } from './stripe-event-uses.ts';

type Range = readonly [number, number];

/** How the handler comes by its event once the check has passed. */
export interface Rebound {
  /** Asked of the check's helper; null where that only has to pass. */
  readonly event: EventTarget | null;
  /** Lines behind the check. */
  readonly closing: readonly string[];
  /** Whole statements that go. */
  readonly removed: readonly Range[];
  /** Text that is replaced. */
  readonly replaced: readonly { readonly range: Range; readonly text: string }[];
}

const NOTHING: Rebound = { event: null, closing: [], removed: [], replaced: [] };

export const rebind = (receipt: Receipt, check: Check, eventType: () => string | null): Rebound => {
  const { rebinding, request } = receipt;
  if (rebinding.kind === 'assign') return assign(receipt, check, rebinding);
  if (rebinding.reads.length === 0 || (rebinding.kind === 'keep' && rebinding.reads.every(isAssigned))) return NOTHING;
  const type = check.answersEvent ? typeOfEvent(receipt, eventType) : undefined;
  if (type !== undefined) return answered(receipt, type);
  return rebinding.kind === 'keep' ? NOTHING : parsed(receipt, `JSON.parse(${request.text})`);
};

/** `event = JSON.parse(body)` into a variable declared before, mostly within a try: the same bytes, in a form of its own. */
const isAssigned = (read: Path): boolean => {
  const value = widest(read);
  return j.AssignmentExpression.check(value.parent.node) && value.parent.node.right === value.node;
};

/** The helper's own answer takes the place of the body. */
const answered = (receipt: Receipt, type: string | null): Rebound => {
  const { source } = receipt.request;
  const donor = donorOf(receipt);
  const name = donor?.name ?? receipt.request.fresh('event', 'stripeEvent', 'verifiedEvent');
  const others = receipt.rebinding.reads.filter((read) => read !== donor?.read);
  return {
    event: { name, declaration: type === null ? `let ${name};` : `let ${name}: ${type};` },
    closing: [],
    removed: donor === null ? [] : [statementRange(source, donor.statement)],
    replaced: others.map((read) => ({ range: outerRange(source.text, read.node), text: name })),
  };
};

/**
 * The type of the verified event in TypeScript, null in JavaScript. Undefined where the handler uses what it has as
 * `any`: a typed event would not compile there, so its own reading is kept behind the check.
 */
const typeOfEvent = ({ request, rebinding }: Receipt, eventType: () => string | null): string | null | undefined => {
  if (!request.source.typescript) return null;
  return rebinding.reads.every((read) => isReadAsStripeEvent(request.source, read)) ? eventType() : undefined;
};

/** The body is parsed from the bytes that were checked: where it was taken, or once for all places. */
const parsed = (receipt: Receipt, parse: string): Rebound => {
  const { request, rebinding } = receipt;
  const { source } = request;
  const [only, ...more] = rebinding.reads;
  if (only !== undefined && more.length === 0 && initialises(only)) {
    return { ...NOTHING, replaced: [{ range: outerRange(source.text, only.node), text: parse }] };
  }
  const donor = donorOf(receipt);
  const name = donor?.name ?? request.fresh('event', 'webhookEvent', 'verifiedEvent');
  const others = rebinding.reads.filter((read) => read !== donor?.read);
  const declaration = donor === null ? `const ${name} = ${parse};` : redeclared(source, donor, parse);
  return {
    event: null,
    closing: [declaration],
    removed: donor === null ? [] : [statementRange(source, donor.statement)],
    replaced: others.map((read) => ({ range: outerRange(source.text, read.node), text: name })),
  };
};

/** The donor's own declaration, its type assertion included, over the parsed text. */
const redeclared = (source: Source, donor: Donor, parse: string): string => {
  const [start, end] = outerRange(source.text, donor.read.node);
  const before = source.text.slice(startOf(donor.statement), start);
  const after = source.text.slice(end, endOf(donor.statement));
  return `${before}${parse}${after.replace(/;$/u, '')};`;
};

const initialises = (read: Path): boolean => {
  const value = widest(read);
  return j.VariableDeclarator.check(value.parent.node) && value.parent.node.init === value.node;
};

/** The body of the request becomes the event, for everybody who gets the request. */
const assign = (
  receipt: Receipt,
  check: Check,
  { target, reads }: Extract<Receipt['rebinding'], { kind: 'assign' }>,
): Rebound => {
  const { request } = receipt;
  const replaced = reads.map((read) => ({ range: outerRange(request.source.text, read.node), text: target }));
  if (!check.answersEvent) return { ...NOTHING, closing: [`${target} = JSON.parse(${request.text});`], replaced };
  return { ...NOTHING, event: { name: target, declaration: null }, replaced };
};

interface Donor {
  readonly name: string;
  readonly read: Path;
  readonly statement: Node;
}

/** `const event = <body>`: the one declaration whose name the verified event can take. */
const donorOf = ({ rebinding, handler, insertion }: Receipt): Donor | null => {
  const donors = rebinding.reads.flatMap((read) => donorIn(read));
  const [donor, ...others] = donors;
  if (donor === undefined || others.length > 0 || !contains(insertion.container, donor.statement)) return null;
  const block: Node = widest(donor.read).parent.parent.parent.node;
  const uses = usesOf(donor.name, handler.path);
  const reads = rebinding.reads.every((read) => read === donor.read || contains(insertion.container, read.node));
  const alone = j(handler.path).find(j.VariableDeclarator, { id: { name: donor.name } }).length === 1;
  // Behind `event = null` a read of the body would not be what the name holds.
  if (isReassigned(donor.name, handler.path)) return null;
  return reads && alone && uses.every((use) => contains(block, use.node)) ? donor : null;
};

const isReassigned = (name: string, scope: Path): boolean =>
  j(scope)
    .find(j.AssignmentExpression)
    .some(({ node: { left } }) => j.Identifier.check(left) && left.name === name);

const donorIn = (read: Path): readonly Donor[] => {
  const declarator: Path = widest(read).parent;
  const statement: Path | null = declarator.parent;
  if (!initialises(read) || statement === null || !j.VariableDeclaration.check(statement.node)) return [];
  if (statement.node.declarations.length !== 1 || !j.BlockStatement.check(statement.parent?.node)) return [];
  const { id } =
    statement.node.declarations[0] && j.VariableDeclarator.check(statement.node.declarations[0])
      ? statement.node.declarations[0]
      : { id: null };
  return j.Identifier.check(id) ? [{ name: id.name, read, statement: statement.node }] : [];
};
