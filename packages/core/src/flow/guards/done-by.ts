import type { Call } from '../../facts/structure.ts';
import { classifyEffect } from '../effects/classify-effect.ts';
import type { Origin } from '../origin.ts';
import { chainOf } from './chain-of.ts';
import { usesEvent } from './effect.ts';
import type { Frame, Walking } from './walking.ts';
import { writesSql } from './writes-sql.ts';
import { writtenPath } from './written-path.ts';

/** What keeps an account of what came in, before anybody asked who sent it, does no harm. */
const ACCOUNTS =
  /^(?:logs?|logger|audits?|history|inbox|delivery|deliveries|webhooks?|attempts?|raw|traces?|rate|limiter|metrics?|caches?|cached)$/u;

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
  // `db.insert(cacheStore)`
  const tables = chained.flatMap(({ value: id }) => {
    const value = flow.value({ file: frame.file, id });
    return value?.kind === 'variable' || value?.kind === 'import' ? [value.name] : [];
  });
  return { accounts: /^(?:redis|fs)/u.test(effect?.by ?? '') || [...path, ...tables].some(isAccount) };
};
