import type { AnewKey, Because, FixPlan, KeySource, Misplaced, OutboundCall, Scope, Span } from '@seamlint/core';
import { hoistingOf } from './fix.ts';

export interface Fault {
  /** Behind "The idempotency key of Stripe customers.create". */
  readonly fault: string;
  readonly cure: string;
  readonly certainty: 'sure' | 'hint';
  readonly because: readonly Because[];
  readonly fix?: FixPlan | undefined;
}

const FROM_ID = 'make it of the id of what the write is done for, such as `order-${order.id}`';

export const anewFault = (scope: Scope, call: OutboundCall, anew: AnewKey): Fault => {
  const { by, at, context } = anew;
  const takes = `so that ${receiverOf(scope, call)} takes every attempt for another request`;
  const how = { random: 'is drawn anew', time: 'is made of the time', attempt: 'counts the attempts' }[by];
  const again = by === 'attempt' ? '' : ' each time it runs again';
  const isHeld = context.kind === 'retry' && by === 'random';
  return {
    fault: `${how}${again} (${context.note}), ${takes}`,
    cure: isHeld
      ? `Make the key once, before the first attempt, and hand the same one to all of them; better, ${FROM_ID}`
      : capital(FROM_ID),
    certainty: context.certainty === 'sure' && by !== 'attempt' ? 'sure' : 'hint',
    because: [{ at, note: MADE[by] }, ...context.via, { at: context.at, note: context.note }],
    fix: hoistingOf(call, anew),
  };
};

const MADE = { random: 'drawn here', time: 'the time is asked here', attempt: 'counted here' } as const;

export const misplacedFault = (scope: Scope, call: OutboundCall, { at, name, where }: Misplaced): Fault => ({
  fault:
    where === 'mixed'
      ? `is ${name} in one object with the parameters, which ${receiverOf(scope, call)} takes from an object before the options: it sees the one or the other`
      : `is ${name} ${PLACES[where]}, where ${receiverOf(scope, call)} does not look for one: a repeated request is carried out again`,
  cure: `Put it where it counts: ${call.key.how ?? 'see the documentation of the API'}`,
  certainty: 'sure',
  because: [{ at, note: 'put here' }],
});

const PLACES = {
  headers: 'in the headers',
  body: 'in the body',
  parameters: 'among the parameters',
  items: 'on the items of a batch',
} as const;

/** One key for what is more than one write. */
export const faultOf = (
  scope: Scope,
  call: OutboundCall,
  sameFor: KeySource['sameFor'],
  shared: KeySource['shared'],
): Fault | undefined => {
  const known = call.provider === null ? undefined : scope.provider(call.provider)?.idempotency;
  if (call.key.mechanism === 'natural-key' || known?.onReuse === 'merge') return undefined;
  const receiver = receiverOf(scope, call);
  if (sameFor !== null) {
    return {
      fault:
        sameFor === 'requests'
          ? `is the same for all requests, so that ${receiver} takes each of them for the first one`
          : `is made once for the whole process, so that ${receiver} takes each of its requests for the first one`,
      cure: capital(FROM_ID),
      certainty: call.provider === null ? 'hint' : 'sure',
      because: [],
    };
  }
  // Elsewhere a key may count for one operation only.
  if (shared === null || known?.acrossOperations !== true) return undefined;
  return {
    fault: `is that of ${shared.operation} too, so that ${receiver} refuses the second of the two writes or takes it for the first`,
    cure: 'Put the name of the operation in front of the key, such as `refund-${order.id}`',
    certainty: 'sure',
    because: [{ at: shared.at, note: 'the same key is given here' }],
  };
};

/** Nothing repeats it for certain, but whoever asks for it may. */
export const timedFault = (scope: Scope, call: OutboundCall, at: Span): Fault => ({
  fault: `has the time in it, so that ${receiverOf(scope, call)} takes the same request, made once more, for another one`,
  cure: 'Leave the time out of the key: the id that stands beside it tells one request from the next',
  certainty: 'sure',
  because: [{ at, note: MADE.time }],
});

const receiverOf = (scope: Scope, { provider }: OutboundCall): string =>
  (provider === null ? undefined : scope.provider(provider)?.title) ?? 'the receiver';

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
