import {
  type Because,
  type Finding,
  type Gap,
  type Scope,
  type Span,
  type WebhookEndpoint,
  defineRule,
  isCertain,
} from '@seamlint/core';

export const rule = defineRule({
  name: 'no-signature-bypass',
  description: 'Disallow ways around the signature check of a webhook',
  message: 'Anyone can forge an event at {{route}}: {{hole}}.',
  help: '{{mend}}.',
  severity: 'error',
  preset: 'recommended',

  *judge(scope) {
    const told = new Map<string, Hole>();
    for (const endpoint of scope.facts('webhook-endpoint')) {
      const { found, gaps, open } = scope.guardsOf(endpoint);
      // Where there is no check at all, require-webhook-signature says so.
      if (found.length === 0 && (open.length > 0 || !gaps.some(({ when }) => isOfAddress(when)))) continue;
      const kind = graverFirst.find((one) => gaps.some(({ when }) => when === one));
      const gap = gaps.find(({ when }) => when === kind);
      if (gap === undefined || kind === undefined) continue;
      const at = gap.because[0]?.at ?? gap.at;
      const key = keyOf(at);
      const hole = told.get(key) ?? { at, kind, gap, endpoints: [] };
      hole.endpoints.push(endpoint);
      told.set(key, hole);
    }
    for (const hole of told.values()) yield finding(scope, hole);
    yield* mutedChecks(scope);
    for (const { span, when, name, check, by } of scope.facts('open-verifier')) {
      if (told.has(keyOf(span))) continue;
      yield {
        at: span,
        data: {
          route: `whatever relies on \`${name}\``,
          hole: holes[when],
          mend: mends[when].replace('{{by}}', `\`${by}\``),
        },
        because: when === 'not-awaited' ? [] : [{ at: check, note: 'this check is skipped' }],
        fix: { kind: 'transform', transform: 'fail-closed', safe: false, options: { kind: when, framework: '' } },
      };
    }
  },
});

const keyOf = ({ path, start, end }: Span): string => `${path}:${String(start)}:${String(end)}`;

type Kind = Exclude<Gap['when'], 'branch'>;

/** One finding an endpoint: what anybody can do comes before what a deployment must have forgotten. */
const graverFirst: readonly Kind[] = [
  'not-awaited',
  'ignored',
  'inverted',
  'failed',
  'caught',
  'missing-header',
  'handover',
  'missing-secret',
  'flag',
  'late',
  'empty-secret',
  'address-sent',
  'address',
];

const isOfAddress = (when: Gap['when']): boolean => when === 'address' || when === 'address-sent';

/** Where a forged event gets in, be it to several endpoints. */
interface Hole {
  readonly at: Span;
  readonly kind: Kind;
  readonly gap: Gap;
  readonly endpoints: WebhookEndpoint[];
}

const holes: Readonly<Record<Kind, string>> = {
  'missing-secret': 'the check is skipped when the secret is not set',
  'missing-header': 'the check is skipped when the request has no signature, and an attacker just sends none',
  flag: 'the request itself can switch the check off',
  'not-awaited': 'the check returns a promise that is not awaited, and a promise is always truthy',
  ignored: 'the result of the check is ignored',
  failed: 'it carries on although the check failed',
  inverted: 'it carries on only if the check failed, and refuses genuine events',
  caught: 'the error of the check is caught, and it carries on',
  handover:
    'whoever sends the handshake gets their own secret stored in place of yours, and can sign with it from then on',
  late: 'this is done before the check, whatever the check then says',
  'empty-secret': 'the key is the empty string when the secret is not set, and anybody can sign with that',
  address:
    'only the address of the caller is checked, which others on the same host share, and behind a proxy of yours everybody does',
  'address-sent':
    'only an address in a header is checked, which the sender can make up unless a proxy in front replaces it',
};

const notes: Partial<Readonly<Record<Kind, string>>> = {
  'empty-secret': 'this check uses it',
  handover: 'this check uses what was stored',
  late: 'this check comes too late',
};

const mends: Readonly<Record<Kind, string>> = {
  'missing-secret': 'Refuse every request (5xx), or do not start, while the secret is not set',
  'missing-header': 'Answer 4xx when the signature is missing, before anything else',
  flag: 'Run {{by}} for every request',
  'not-awaited': '`await` the promise of {{by}}',
  ignored: 'Answer 4xx and return if {{by}} fails',
  failed: 'Answer 4xx and return if {{by}} fails',
  inverted: 'Invert the condition: carry on only if {{by}} succeeds',
  caught: 'Answer 4xx and return in the catch clause, or let the error propagate',
  handover:
    'Store a secret only if none is stored yet and you are expecting one: for a webhook that you are just creating, known by an address of its own that nobody can guess. Answer 4xx otherwise',
  late: 'Run {{by}} first, and do nothing with the event before that',
  'empty-secret': 'Refuse every request (5xx), or do not start, while the secret is not set',
  address: 'Keep the list, and verify as well: {{helper}}',
  'address-sent': 'Keep the list, and verify as well: {{helper}}',
};

const finding = (scope: Scope, { at, kind, gap, endpoints }: Hole) => {
  const [endpoint] = endpoints;
  const provider = endpoint?.provider == null ? undefined : scope.provider(endpoint.provider);
  const found = endpoint === undefined ? [] : scope.guardsOf(endpoint).found;
  const by =
    found.find(({ span }) => span.path === at.path && span.start === at.start)?.by ?? found[0]?.by ?? 'the check';
  const because: readonly Because[] = [
    ...gap.because.filter((one) => one.at !== at),
    { at: gap.at, note: notes[kind] ?? 'the event is acted on here' },
    ...endpoints.map((one) => ({ at: one.span, note: `${one.route} ${one.evidence.join(', ')}` })),
  ];
  const isKnown =
    endpoint?.certain === true &&
    (provider === undefined ||
      isCertain(provider, 'webhooks', kind === 'handover' ? ['auth', 'handshake'] : ['auth'])) &&
    // It keeps most strangers out.
    !isOfAddress(kind);
  const called = /^\W+$/u.test(by) ? 'the comparison' : `\`${by}\``;
  const helper = provider?.webhooks?.advice ?? 'compare an HMAC of the body with the signature header in constant time';
  return {
    at,
    data: {
      route: endpoint?.route ?? '',
      hole: holes[kind],
      mend: mends[kind].replace('{{by}}', called).replace('{{helper}}', helper),
    },
    provider: endpoint?.provider ?? null,
    because,
    ...(isKnown ? {} : { certainty: 'hint' as const }),
    // Which of the two conditions is wanted, and which handshake is expected, nobody but its author knows; an address is no hole to close.
    ...(kind === 'flag' || kind === 'handover' || isOfAddress(kind)
      ? {}
      : {
          fix: {
            kind: 'transform' as const,
            transform: 'fail-closed',
            safe: false,
            options: { kind, framework: endpoint?.framework ?? '' },
          },
        }),
  };
};

/** Code of a check in a comment, where the code that is left says that all is well. */
function* mutedChecks(scope: Scope): Generator<Finding<'route' | 'hole' | 'mend'>> {
  const told = new Set<string>();
  for (const endpoint of scope.facts('webhook-endpoint')) {
    const { found, gaps, muted } = scope.guardsOf(endpoint);
    for (const { span, by, claims } of muted) {
      const key = keyOf(span);
      if (told.has(key)) continue;
      told.add(key);
      // Without any check require-webhook-signature tells of it; beside one that holds it is an old version.
      if (!claims || gaps.length > 0 || found.length === 0 || found.some(({ form }) => form !== 'refetch')) continue;
      yield {
        at: span,
        data: {
          route: endpoint.route,
          hole: `the check is commented out (\`${by}\`), yet what is logged after it says that it passed; only an object is re-read`,
          mend: 'Put the check back, or log what is true',
        },
        provider: endpoint.provider,
        because: [{ at: endpoint.span, note: `${endpoint.route} ${endpoint.evidence.join(', ')}` }],
        // What it acts on is read again at the provider.
        certainty: 'hint',
      };
    }
  }
  for (const { span, by, verifier } of scope.facts('muted-check')) {
    if (verifier === null || told.has(keyOf(span)) || scope.isTest(span.path)) continue;
    yield {
      at: span,
      data: {
        route: `whatever relies on \`${verifier}\``,
        hole: `the check is commented out (\`${by}\`), and the answer is still yes`,
        mend: `Put the check back, and let \`${verifier}\` answer with its result`,
      },
    };
  }
}
