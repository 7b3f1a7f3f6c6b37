import type { Call, Structure } from '../../facts/structure.ts';
import { classifyEffect } from '../effects/classify-effect.ts';
import type { Origin } from '../origin.ts';
import type { Flow } from '../settle.ts';
import { usesEvent } from './effect.ts';
import type { Frame, Walking } from './walking.ts';
import { writesSql } from './writes-sql.ts';
import { writtenPath } from './written-path.ts';

/** What keeps an account of what came in, before anybody asked who sent it, does no harm. */
const ACCOUNTS =
  /^(?:logs?|logger|audits?|history|inbox|delivery|deliveries|webhooks?|attempts?|raw|traces?|rate|limiter|metrics?)$/u;

/** `webhookDelivery` is of a delivery, `withdrawal` of nothing raw. */
const isAccount = (name: string): boolean =>
  name.split(/(?=[A-Z])|[_\W]+/u).some((word) => ACCOUNTS.test(word.toLowerCase()));

const WRITES =
  /^(?:set|values|into|insert|update|upsert|merge|create|save|delete|remove|destroy|add|push|enqueue|send|publish|put|post|patch|run|execute|exec|query|raw|incr|decr|inc|dec|append|write|replace|bulk|batch|submit|charge|capture|refund|trigger|dispatch|schedule|start|prepare|bind|\$)/u;

export interface Done {
  /** It only keeps an account of what came in. */
  readonly accounts: boolean;
}

/** Whether a call surely writes, sends or hands on something of the event: the end of a chain, too. */
export const doneBy = (
  { flow, tagger }: Walking,
  call: Call,
  origins: readonly Origin[],
  frame: Frame,
): Done | undefined => {
  // Most calls are no such thing, and to classify one costs much.
  const callee = flow.value({ file: frame.file, id: call.callee });
  if (callee?.kind === 'member' && !WRITES.test(callee.name ?? '')) return undefined;
  const effect = classifyEffect(flow, frame.file, call, origins, frame.bindings);
  const chain = chainOf(flow, frame.file, call);
  // `db.prepare('delete from …').bind(id).run()`
  const isStatement =
    chain.length > 1 && chain[0] === call && chain.some((one) => writesSql(flow, frame.file, one, frame.bindings));
  if (effect === undefined && !isStatement) return undefined;
  const chained = chain.flatMap(({ args }) => args);
  const refs = [...(effect?.data ?? []), ...chained.map(({ value: id }) => ({ file: frame.file, id }))];
  if (!refs.some((ref) => usesEvent(tagger.tagsOf(ref, frame.bindings)))) return undefined;
  const path = writtenPath(flow, { file: frame.file, id: call.callee });
  return { accounts: /^(?:redis|fs)/u.test(effect?.by ?? '') || path.some(isAccount) };
};

/** `db.update(orders).set(paid).where(eq(orders.id, id))`: all the calls of the chain. */
const chainOf = ({ program }: Flow, file: string, call: Call): readonly Call[] => {
  const structure = program.file(file)?.structure;
  if (structure === undefined) return [call];
  const { values, calls } = structure;
  const inner = (one: Call, depth = 0): readonly Call[] => {
    const callee = values[one.callee];
    const object = callee?.kind === 'member' ? values[callee.object] : undefined;
    const before = object?.kind === 'call' && depth < MAX_CHAIN ? calls[object.call] : undefined;
    return before === undefined ? [one] : [one, ...inner(before, depth + 1)];
  };
  const next = nextIn(structure);
  const outer: Call[] = [];
  for (let at = next.get(call); at !== undefined && outer.length < MAX_CHAIN; at = next.get(at)) outer.push(at);
  return [...inner(call), ...outer];
};

const MAX_CHAIN = 12;

const memo = new WeakMap<Structure, ReadonlyMap<Call, Call>>();

/** By each call the one that is made on what it answers. */
const nextIn = (structure: Structure): ReadonlyMap<Call, Call> => {
  const known = memo.get(structure);
  if (known !== undefined) return known;
  const next = new Map<Call, Call>();
  for (const call of structure.calls) {
    const callee = structure.values[call.callee];
    const object = callee?.kind === 'member' ? structure.values[callee.object] : undefined;
    const before = object?.kind === 'call' ? structure.calls[object.call] : undefined;
    if (before !== undefined) next.set(before, call);
  }
  memo.set(structure, next);
  return next;
};
