/** Which fields of what was sent a handler reads, however it came to them. */
import type { Ref } from '../../facts/file-facts.ts';
import { type Bindings, type Origin, bindingKey } from '../../flow/origin.ts';
import { bindArguments } from '../../flow/bind-arguments.ts';
import { giveRoles } from '../../flow/give-roles.ts';
import type { Flow, FunctionRef } from '../../flow/settle.ts';
import { type Role, type Tagger, createTagger } from '../../flow/tags.ts';

export interface BodyFields {
  /** Read straight off the body. */
  readonly top: ReadonlySet<string>;
  /** These, and what is read deeper in it. */
  readonly all: ReadonlySet<string>;
}

const MAX_FUNCTIONS = 48;
const MAX_HOPS = 5;

/** Further than signals are looked for: asked only of the few routes whose path leaves it open what they are. */
export const bodyFieldsOf = (flow: Flow, handlers: readonly FunctionRef[], given: readonly Role[]): BodyFields => {
  const roles = new Map<string, Role>();
  for (const handler of handlers) giveRoles(roles, handler, given);
  const reading: Reading = { flow, roles, tagger: createTagger(flow, roles), top: new Set(), all: new Set() };
  const seen = new Set<string>();
  const queue = handlers.map((target) => ({ target, hops: 0 }));
  for (let head = queue.shift(); head !== undefined && seen.size < MAX_FUNCTIONS; head = queue.shift()) {
    const { target, hops } = head;
    const key = `${target.file}#${target.id}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const called = readFunction(reading, target);
    if (hops < MAX_HOPS) queue.push(...called.map((next) => ({ target: next, hops: hops + 1 })));
  }
  return { top: reading.top, all: reading.all };
};

interface Reading {
  readonly flow: Flow;
  readonly roles: ReadonlyMap<string, Role>;
  readonly tagger: Tagger;
  readonly top: Set<string>;
  readonly all: Set<string>;
}

/** Notes the fields, and answers with the functions that are called. */
const readFunction = (reading: Reading, target: FunctionRef): readonly FunctionRef[] => {
  const { flow } = reading;
  const structure = flow.program.file(target.file)?.structure;
  if (structure === undefined) return [];
  const [start, end] = target.fact.at;
  const isInside = ({ at }: { readonly at: readonly [number, number] }): boolean => at[0] >= start && at[1] <= end;
  const note = (name: string, object: number): void => {
    const depth = depthInBody(reading, { file: target.file, id: object }, target.bindings);
    if (depth === undefined) return;
    reading.all.add(name);
    if (depth === 0) reading.top.add(name);
  };
  for (const value of structure.values)
    if (value.kind === 'member' && value.name !== null && isInside(value)) note(value.name, value.object);
  const calls = structure.calls.filter(isInside);
  for (const call of calls) {
    const callee = structure.values[call.callee];
    const first = structure.values[call.args[0]?.value ?? -1];
    // A form is asked: `form.get('status')`.
    if (callee?.kind === 'member' && callee.name === 'get' && first?.kind === 'string' && first.text !== null)
      note(first.text, callee.object);
  }
  return calls.flatMap((call) =>
    flow
      .functionsOf({ file: target.file, id: call.callee }, target.bindings)
      .found.map((next) => ({ ...next, bindings: bindArguments(target.file, call, next, target.bindings) })),
  );
};

/** 0: the body itself; undefined: nothing of it. */
const depthInBody = (reading: Reading, ref: Ref, bindings: Bindings): number | undefined => {
  const depths = reading.flow.settle(ref, bindings).found.flatMap((origin) => {
    const members = membersOfBody(reading, origin, ref, bindings);
    return members === undefined ? [] : [members.filter((name) => name !== '()').length];
  });
  return depths.length === 0 ? undefined : Math.min(...depths);
};

const BODY = /^(?:body|json|formData|parseBody)$/u;
const PARSES = /^(?:parse|safeParse|parseAsync|safeParseAsync|validate|validateAsync)$/u;

/** The names between the body and the value. */
const membersOfBody = (
  { flow, roles, tagger }: Reading,
  origin: Origin,
  ref: Ref,
  bindings: Bindings,
): readonly string[] | undefined => {
  if (origin.kind === 'param') {
    const param = flow.value(origin.ref);
    const role = param?.kind === 'param' ? roles.get(bindingKey(origin.ref.file, param.fn, param.index)) : undefined;
    if (role === undefined) return undefined;
    if (role.startsWith('request.body')) return origin.path;
    const at = origin.path.findIndex((name) => BODY.test(name));
    return at === -1 || role === 'response' ? undefined : origin.path.slice(at + 1);
  }
  if (origin.kind !== 'external' && origin.kind !== 'made') return undefined;
  const at = origin.path.findLastIndex((name, index) => name === '()' && PARSES.test(origin.path[index - 1] ?? ''));
  const given = at === -1 ? undefined : tagger.tagsOf(ref, bindings);
  if (given?.has('body') !== true && given?.has('body-part') !== true) return undefined;
  const rest = origin.path.slice(at + 1);
  // What `safeParse` answers holds it.
  return /^safe/u.test(origin.path[at - 1] ?? '') && rest[0] === 'data' ? rest.slice(1) : rest;
};
