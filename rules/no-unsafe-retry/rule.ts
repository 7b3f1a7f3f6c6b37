import {
  type OutboundCall,
  type RunContext,
  type Scope,
  type Silent,
  defineRule,
  isCertain,
  isDoneTwice,
  whyHarmless,
} from '@seamlint/core';
import { isUnique, takesKey, weighs } from './receiver.ts';

export const rule = defineRule({
  name: 'no-unsafe-retry',
  description: 'Disallow retries of a write that the receiver cannot tell from a second one',
  message:
    '{{operation}} is sent again ({{why}}) although the first one may have arrived, and nothing tells {{receiver}} that it is the same one: {{harm}}.',
  help: '{{remedy}}.',
  severity: 'error',
  preset: 'recommended',

  *judge(scope) {
    const told = new Set<string>();
    for (const call of scope.facts('outbound-call')) {
      if (scope.isTest(call.file)) continue;
      const safe = whySafe(scope, call);
      if (safe !== undefined) {
        yield { silent: call.span, ...safe };
        continue;
      }
      const retries = retriesOf(scope, call);
      const again = retries.find(({ certainty }) => certainty === 'sure') ?? retries[0];
      if (again === undefined) yield { silent: call.span, why: 'nothing in the code sends it again' };
      else if (call.client === 'sdk' && !isKnown(call))
        yield { silent: call.span, why: 'what its API does with a second one is not known', but: 'open' };
      else if (retries.some(({ asksFirst }) => asksFirst === true))
        yield { silent: call.span, why: 'each attempt asks first whether it is there already' };
      else if (call.key.state === 'unknown')
        yield { undecided: call.span, why: 'what tells it from another may be among what cannot be seen' };
      else if (again.certainty === 'likely' && !isKnown(call))
        yield { silent: call.span, why: 'neither its receiver nor the retry is known', but: 'open' };
      else if (isToldBefore(told, call, again))
        yield { silent: call.span, why: 'it is told of another call of the client', but: 'aside' };
      else yield findingOf(scope, call, again);
    }
  },
});

/** What a client does with each of its calls is one thing to mend, where nobody knows whom they reach. */
const isToldBefore = (told: Set<string>, call: OutboundCall, { at, policy }: RunContext): boolean => {
  const key = `${at.path}#${String(at.start)}`;
  const isBefore = told.has(key);
  if (policy?.by === 'client' && !isKnown(call)) told.add(key);
  return isBefore && !isKnown(call);
};

const whySafe = (scope: Scope, call: OutboundCall): Pick<Silent, 'why' | 'but'> | undefined => {
  const provider = call.provider === null ? undefined : scope.provider(call.provider);
  if (call.effect !== 'write')
    return { why: call.effect === 'read' ? 'it only reads' : 'it is not known to write', but: 'aside' };
  if (!isDoneTwice(call)) return { why: whyHarmless(call) };
  if (call.key.state === 'given') return { why: `it has what tells it from another (${call.key.how ?? 'a key'})` };
  if (takesKey(call)) return { why: 'its API takes a key, which require-idempotency-key asks for', but: 'aside' };
  if (isUnique(provider, call)) return { why: 'its API makes no second one' };
  if (provider !== undefined && isKnown(call) && !weighs(provider, call))
    return { why: 'a second one does little harm' };
  return undefined;
};

/** It is known that its API has nothing of the kind for this operation. */
const isKnown = ({ provider, key }: OutboundCall): boolean => provider !== null && key.mechanism === 'none';

/** What the code does: what an SDK does by itself nobody wrote down here. */
const retriesOf = (scope: Scope, call: OutboundCall): readonly RunContext[] =>
  scope
    .contextsOf(call)
    .found.filter((context) => context.kind === 'retry' && context.repeats && !isOwn(call, context));

const isOwn = ({ client, clientAt, clientRetries, span }: OutboundCall, { at, policy }: RunContext): boolean => {
  const by = clientAt ?? span;
  return (
    client === 'sdk' &&
    clientRetries === 'writes' &&
    policy === undefined &&
    at.path === by.path &&
    at.start === by.start
  );
};

const findingOf = (scope: Scope, call: OutboundCall, again: RunContext) => {
  const provider = call.provider === null ? undefined : scope.provider(call.provider);
  const isSure =
    provider !== undefined &&
    isKnown(call) &&
    again.certainty === 'sure' &&
    isCertain(provider, 'idempotency', ['mechanism']) &&
    (call.client !== 'sdk' || isCertain(provider, 'calls', ['writes']));
  return {
    at: call.span,
    data: {
      operation: provider === undefined ? call.operation : `${provider.title} ${call.operation}`,
      why: again.note,
      receiver: provider?.title ?? 'the receiver',
      harm: HARM[provider?.category ?? ''] ?? 'where only the answer was lost it is done twice',
      remedy: isKnown(call)
        ? 'Send it again only after what was refused (429, a connection that was not made), or ask before each attempt whether it is there already'
        : 'Send an id that all attempts share (a header such as idempotency-key, or an id in the body), or send it again only after what was refused (429, a connection that was not made)',
    },
    certainty: isSure ? ('sure' as const) : ('hint' as const),
    because: [...again.via, { at: again.at, note: again.note }],
    provider: call.provider,
  };
};

const TWICE = 'where only the answer was lost the recipient gets it twice';

const HARM: Readonly<Record<string, string>> = {
  messaging: TWICE,
  email: TWICE,
  mail: TWICE,
  payments: 'where only the answer was lost the money moves twice',
};
