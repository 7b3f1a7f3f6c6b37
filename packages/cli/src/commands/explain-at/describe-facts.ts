import type {
  Credential,
  CredentialSink,
  LogWrite,
  Open,
  OutboundCall,
  Scope,
  Span,
  WebhookEndpoint,
} from '@seamlint/core';

/** One thing that is known of a place. */
export interface Known {
  readonly at: Span;
  /** `webhook-endpoint`, `outbound-call` ... */
  readonly kind: string;
  /** For people, one statement. */
  readonly says: string;
  /** What it rests on, or could not be seen, each with its place. */
  readonly details: readonly { readonly says: string; readonly at: Span | null }[];
}

export const describeFacts = (scope: Scope): readonly Known[] => [
  ...scope.facts('webhook-endpoint').map((endpoint) => ofEndpoint(scope, endpoint)),
  ...scope.facts('outbound-call').map((call) => ofCall(scope, call)),
  ...scope.facts('log-write').map(ofLog),
  ...scope.facts('credential').map(ofCredential),
  ...scope.facts('credential-sink').map(ofSink),
];

const titleOf = (scope: Scope, id: string | null): string =>
  id === null ? 'somebody' : (scope.provider(id)?.title ?? id);

const opens = (open: readonly Open[]): Known['details'] =>
  open.map(({ why, at }) => ({ says: `could not be followed: ${why}`, at }));

const ofEndpoint = (scope: Scope, endpoint: WebhookEndpoint): Known => {
  const { found, open, gaps, because } = scope.guardsOf(endpoint);
  return {
    at: endpoint.span,
    kind: endpoint.kind,
    says: `${endpoint.method} ${endpoint.route} receives events of ${titleOf(scope, endpoint.provider)} (${endpoint.framework}): it ${endpoint.evidence.join(', ')}`,
    details: [
      ...because.map(({ at, note }) => ({ says: note, at })),
      ...found.map(({ span, form, by }) => ({ says: `checked by ${by} (${form})`, at: span })),
      ...gaps.map(({ at, when }) => ({ says: `acted on without a check where ${WHEN[when]}`, at })),
      ...opens(open),
      ...(found.length === 0 && open.length === 0
        ? [{ says: 'no check was found, and nothing was left open', at: null }]
        : []),
    ],
  };
};

const WHEN = {
  'missing-secret': 'the secret is not set',
  'missing-header': 'the request has no signature',
  branch: 'a condition lets it pass',
  'not-awaited': 'nobody waits for what the check answers',
} as const;

const ofCall = (scope: Scope, call: OutboundCall): Known => {
  const { found, open } = scope.contextsOf(call);
  const to = call.provider === null ? (call.url ?? 'an address that is not known') : titleOf(scope, call.provider);
  return {
    at: call.span,
    kind: call.kind,
    says: `${call.client === 'sdk' ? (call.package ?? 'an SDK') : call.client} ${call.operation} to ${to}: ${EFFECT[call.effect]}${call.highRisk ? ' that hurts when it is done twice' : ''}`,
    details: [
      { says: limitSays(call), at: call.limit.at },
      { says: keySays(call), at: null },
      { says: `its client repeats: ${call.clientRetries}`, at: call.clientAt },
      { says: `runs: ${call.runsIn}`, at: null },
      ...(call.ownApi ? [{ says: 'it is the application’s own address', at: null }] : []),
      ...(call.streams ? [{ says: 'it is a stream', at: null }] : []),
      ...found.flatMap(({ at, note, repeats, via }) => [
        { says: `${note}${repeats ? ', so that it may run again' : ''}`, at },
        ...via.map((step) => ({ says: step.note, at: step.at })),
      ]),
      ...opens(open),
    ],
  };
};

const EFFECT = { read: 'a read', write: 'a write', unknown: 'a read or a write' } as const;

const limitSays = ({ limit: { state, by, ms } }: OutboundCall): string =>
  state === 'unknown'
    ? 'whether its time is limited cannot be seen'
    : state === 'given'
      ? `its time is limited by ${by}${ms === null ? '' : `: ${String(ms)} ms`}`
      : `nothing limits its time (${by})`;

const keySays = ({ key: { state, mechanism, how }, autoKey }: OutboundCall): string => {
  const auto = autoKey ? '; the SDK makes one for its own retries' : '';
  if (mechanism === 'none') return `the API takes no idempotency key for it${auto}`;
  if (mechanism === 'unknown') return `whether the API takes an idempotency key is not known${auto}`;
  return `idempotency key (${how ?? mechanism}): ${state}${auto}`;
};

const ofLog = ({ span, kind, sink, secrets, open }: LogWrite): Known => ({
  at: span,
  kind,
  says: `writes to ${sink}`,
  details: [
    ...secrets.flatMap(({ at, title, because }) => [
      { says: title, at },
      ...because.map((step) => ({ says: step.note, at: step.at })),
    ]),
    ...opens(open),
    ...(secrets.length === 0 && open.length === 0
      ? [{ says: 'nothing of it is known to be sensitive', at: null }]
      : []),
  ],
});

const ofCredential = ({ span, kind, what, shape, evidence, certain }: Credential): Known => ({
  at: span,
  kind,
  says: `${what} (${shape.mask}), by its ${evidence}${certain ? '' : '; the format is not certain'}${shape.placeholder ? '; a placeholder' : ''}`,
  details: [],
});

const ofSink = ({ span, kind, what }: CredentialSink): Known => ({
  at: span,
  kind,
  says: `takes ${what}`,
  details: [],
});
