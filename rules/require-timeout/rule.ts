import { type OutboundCall, type Scope, type Silent, defineRule } from '@seamlint/core';
import { fixOf } from './fix.ts';
import { type Harm, harmOf } from './harm.ts';
import { type Lack, lackOf } from './lack.ts';
import { outcomeOf, remedyOf, targetOf } from './wording.ts';

export const rule = defineRule({
  name: 'require-timeout',
  description: 'Require a time limit on an outbound call that can hang where a hang hurts',
  message: 'If {{target}} stops answering, {{outcome}}.',
  help: '{{remedy}}.',
  severity: 'warning',
  preset: 'recommended',

  *judge(scope) {
    const told = new Set<string>();
    yield* unbounded(scope);
    for (const judged of byHarm(scope)) {
      const { call, lack, harm } = judged;
      if (lack.kind === 'unknown' || harm.rank === 'open') {
        const why =
          lack.kind === 'unknown'
            ? (call.limit.why ?? 'its options come from elsewhere')
            : 'who runs it is out of sight';
        yield { undecided: call.span, why, ...lostAt(scope, judged), strict: harm.rank === 'strict' };
        continue;
      }
      const at = placeOf(judged);
      const key = `${at.path}#${at.start}-${at.end}`;
      // All calls of a client hang for the same reason, and are mended in the same place.
      if (told.has(key)) {
        yield {
          silent: call.span,
          why: 'its client is reported once, for another call',
          but: 'aside',
          because: [{ at, note: 'here' }],
        };
        continue;
      }
      told.add(key);
      const fix = fixOf(scope, call, lack);
      yield {
        at,
        data: { target: targetOf(scope, call), outcome: outcomeOf(lack, harm), remedy: remedyOf(scope, call, lack) },
        certainty: harm.sure ? 'sure' : 'hint',
        ...(harm.rank === 'strict' ? { strict: true } : {}),
        because: [
          ...(at === call.span ? [] : [{ at: call.span, note: 'a call without a limit of its own' }]),
          ...lack.because,
          ...harm.because,
        ],
        provider: call.provider,
        ...(fix === undefined ? {} : { fix }),
      };
    }
  },
});

/** Where the trail was lost to what sets its limit, or to what runs it. */
const lostAt = (scope: Scope, { call, lack }: Judged): { readonly lost?: OutboundCall['span'] } => {
  const at = lack.kind === 'unknown' ? (call.limit.at ?? undefined) : scope.contextsOf(call).open[0]?.at;
  return at === undefined ? {} : { lost: at };
};

/** Calls that need no limit, or have one. */
function* unbounded(scope: Scope): Iterable<Silent> {
  for (const call of scope.facts('outbound-call')) {
    const { span: silent, limit } = call;
    if (scope.isTest(call.file)) continue;
    if (call.streams) yield { silent, why: 'it is a stream, which may take its time' };
    else if (call.ownApi) yield { silent, why: 'it calls the application itself', but: 'aside' };
    else if (limit.state === 'given')
      yield {
        silent,
        why: `its time is limited by ${limit.holder ?? LIMITS[limit.by] ?? limit.by}${limit.ms === null ? '' : `: ${limit.ms} ms`}`,
        because: limit.at === null ? [] : [{ at: limit.at, note: 'here' }],
      };
  }
}

const LIMITS: Readonly<Record<string, string>> = {
  call: 'the call itself',
  instance: 'its client',
  wrapper: 'what it is wrapped in',
  'sdk-default': 'the SDK by default',
};

interface Judged {
  readonly call: OutboundCall;
  readonly lack: Lack;
  readonly harm: Harm;
}

/** What hurts most first, so that a client's one finding tells of its worst call. */
const byHarm = (scope: Scope): readonly Judged[] => {
  const judged = scope.facts('outbound-call').flatMap((call): readonly Judged[] => {
    if (scope.isTest(call.file) || call.streams || call.ownApi) return [];
    const contexts = scope.contextsOf(call);
    const lack = lackOf(call, contexts.found);
    const provider = call.provider === null ? undefined : scope.provider(call.provider);
    return lack === undefined ? [] : [{ call, lack, harm: harmOf(call, lack, contexts, provider) }];
  });
  return judged.toSorted((one, other) => weight(other) - weight(one));
};

const weight = ({ harm }: Judged): number => (harm.rank === 'strict' ? 0 : 2) + (harm.sure ? 1 : 0);

/** The client's construction, unless the call itself says something wrong. */
const placeOf = ({ call, lack }: Judged): OutboundCall['span'] =>
  lack.kind === 'none' || lack.kind === 'off' || lack.kind === 'long' ? (call.clientAt ?? call.span) : call.span;
