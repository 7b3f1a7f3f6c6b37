import {
  type FixPlan,
  type FloatingCall,
  type OutboundCall,
  type RunContext,
  type Scope,
  type Span,
  defineRule,
} from '@seamlint/core';

export const rule = defineRule({
  name: 'no-floating-call',
  description: 'Disallow outbound writes that nobody waits for where the process may stop or the error is lost',
  message: 'Nobody waits for {{operation}}{{place}}: {{outcome}}.',
  help: '{{remedy}}.',
  severity: 'error',
  preset: 'recommended',
  edits: 'suggested',

  *judge(scope) {
    const told = new Set<string>();
    for (const call of scope.facts('outbound-call')) {
      if (scope.isTest(call.file)) continue;
      const why = whySilent(scope, call);
      if (why !== undefined) {
        yield { silent: call.span, why, but: 'aside' };
        continue;
      }
      const floating = scope.floatingOf(call);
      if (floating.length === 0) yield { silent: call.span, why: 'it is waited for, or kept by something' };
      for (const one of floating) {
        const where = whereItHurts(one);
        const key = `${one.at.path}#${String(one.at.start)}`;
        if (where === undefined || scope.isTest(one.at.path)) {
          yield { silent: call.span, why: SURVIVES, because: [{ at: one.at, note: 'nobody waits here' }] };
          continue;
        }
        // What a helper writes in several places is lost together.
        if (told.has(key)) continue;
        told.add(key);
        yield findingOf(scope, call, one, where);
      }
    }
  },
});

const SURVIVES = 'nobody waits for it, but nothing is known to stop it or to lose its error';

const whySilent = (scope: Scope, call: OutboundCall): string | undefined => {
  const provider = call.provider === null ? undefined : scope.provider(call.provider);
  if (call.effect !== 'write') return 'it is not known to write';
  if (call.runsIn === 'browser' || call.runsIn === 'tool') return 'it runs before the eyes of somebody';
  if (provider !== undefined && REPORTS.has(provider.category)) return 'what only reports may be lost';
  if (call.client.startsWith('node:')) return 'it answers no promise';
  return undefined;
};

const REPORTS: ReadonlySet<string> = new Set(['analytics', 'observability']);

/** A server lives on; there only the error counts, and only where a sender would have called again for it. */
const whereItHurts = ({ contexts, caught, how }: FloatingCall): RunContext | undefined =>
  contexts.find(({ freezes }) => freezes === 'always') ??
  contexts.find(({ freezes }) => freezes !== undefined) ??
  // To answer first and work then is what senders ask for.
  (caught || how === 'later' ? undefined : contexts.find(({ kind, repeats }) => kind === 'webhook' && repeats));

const findingOf = (scope: Scope, call: OutboundCall, floating: FloatingCall, where: RunContext) => {
  const { at, how, caught, via } = floating;
  const provider = call.provider === null ? undefined : scope.provider(call.provider);
  const isItself = at.path === call.file && at.start <= call.span.start && call.span.end <= at.end && via.length === 0;
  const fix = fixOf(floating);
  return {
    at,
    data: {
      operation: provider === undefined ? call.operation : `${provider.title} ${call.operation}`,
      place: isItself ? '' : ', which is done behind this call',
      outcome:
        where.freezes !== undefined
          ? 'once the answer is out the function may be stopped before it is done, and its error is lost'
          : 'its error reaches nobody, and the sender, told that all went well, does not deliver again',
      remedy:
        how === 'each'
          ? 'Await `Promise.all(list.map(…))` in place of `forEach`, or walk the list with `for … of`'
          : how === 'later'
            ? LATER
            : REMEDY,
    },
    certainty: isSure(scope, where, caught) ? ('sure' as const) : ('hint' as const),
    because: [
      ...(isItself ? [] : [{ at: call.span, note: 'the write that hangs on it' }]),
      ...where.via,
      { at: where.at, note: where.note },
    ],
    provider: call.provider,
    ...(fix === undefined ? {} : { fix }),
  };
};

/** That its sender hears of no error is what is told of a webhook, and makes it no less certain. */
const isSure = (scope: Scope, { kind, at, certainty, freezes }: RunContext, caught: boolean): boolean => {
  // On a server of one's own it is done all the same.
  if (freezes === 'by-host') return !caught;
  if (kind !== 'webhook' || freezes === 'always') return freezes === 'always' || certainty === 'sure';
  return scope
    .facts('webhook-endpoint')
    .some(({ span, certain, provider }) => certain && provider !== null && isSame(span, at));
};

const isSame = (one: Span, other: Span): boolean =>
  one.path === other.path && one.start === other.start && one.end === other.end;

const REMEDY =
  'Await it, or hand it to what keeps the function alive: `waitUntil(…)` of the platform, `after(…)` of next/server, a queue';

const LATER =
  'Await it before the answer, or hand its promise to what keeps the function alive: `waitUntil(…)` of the platform, `after(…)` of next/server, a queue; a timer does not';

const fixOf = ({ at: { path, start }, awaitable }: FloatingCall): FixPlan | undefined =>
  awaitable
    ? { kind: 'edits', safe: false, title: 'Await it', edits: [{ at: { path, start, end: start }, text: 'await ' }] }
    : undefined;
