import { type Guards, type Scope, type WebhookEndpoint, absence, defineRule, isCertain } from '@seamlint/core';

export const rule = defineRule({
  name: 'require-webhook-signature',
  description: 'Require a signature check before a webhook handler acts on the event',
  message: 'Anyone can post to {{route}}: {{lack}}.',
  help: 'Verify the raw body first, and answer 4xx if that fails: {{helper}}.',
  severity: 'error',
  preset: 'recommended',

  *judge(scope) {
    for (const endpoint of scope.facts('webhook-endpoint')) {
      const guards = scope.guardsOf(endpoint);
      // Where the address of the caller is asked for, no-signature-bypass tells how little that is.
      if (isAddressOnly(guards)) continue;
      const because = [{ at: endpoint.span, note: endpoint.evidence.join(', ') }, ...guards.because].filter(
        ({ at }, index) => index > 0 || at.path !== endpoint.span.path,
      );
      const [muted] = guards.muted;
      const aside = muted === undefined ? '' : `, and the check is commented out (\`${muted.by}\`)`;
      yield* absence(guards, endpoint.span, () => ({
        ...common(scope, endpoint, `no ${titleOf(scope, endpoint)}signature is checked before it runs${aside}`),
        because: [...because, ...guards.muted.map(({ span }) => ({ at: span, note: 'this check is commented out' }))],
      }));
      // A check that does not hold is for no-signature-bypass.
      // Whose secret the check goes by is another matter.
      const ways = guards.gaps.filter(({ when }) => when !== 'handover');
      const isUnchecked = guards.found.length > 0 && ways.every(({ when }) => when === 'branch');
      const [gap] = isUnchecked ? ways : [];
      if (guards.gaps.length === 0 && guards.found.length > 0) {
        yield {
          silent: endpoint.span,
          why: 'every path to what it does passes a check',
          because: guards.found.map(({ span, by, form }) => ({ at: span, note: `${by} (${form})` })),
        };
      }
      if (gap !== undefined) {
        yield {
          ...common(scope, endpoint, 'one path acts on the event without any signature check'),
          because: [...gap.because, { at: gap.at, note: 'the event is acted on here' }, ...(guards.unasked ?? [])],
        };
      }
    }
  },
});

const isAddressOnly = ({ found, open, gaps }: Guards): boolean =>
  found.length === 0 && open.length === 0 && gaps.some(({ when }) => when === 'address' || when === 'address-sent');

/** What the codemod can't see in the file that it changes. */
const elsewhere = ({ parsers, applications }: Guards): Readonly<Record<string, string>> => ({
  ...(parsers === undefined ? {} : { parsers: JSON.stringify(parsers) }),
  ...(applications === undefined ? {} : { applications: JSON.stringify(applications) }),
});

const titleOf = (scope: Scope, endpoint: WebhookEndpoint): string => {
  const title = endpoint.provider === null ? undefined : scope.provider(endpoint.provider)?.title;
  return title === undefined ? '' : `${title} `;
};

const common = (scope: Scope, endpoint: WebhookEndpoint, lack: string) => {
  const provider = endpoint.provider === null ? undefined : scope.provider(endpoint.provider);
  const helper = provider?.webhooks?.advice ?? 'compare an HMAC of it with the signature header in constant time';
  return {
    at: endpoint.span,
    data: { route: endpoint.route, lack, helper },
    provider: endpoint.provider,
    // That it is a webhook at all, and that its sender signs, may be only remembered.
    ...(endpoint.certain && (provider === undefined || isCertain(provider, 'webhooks', ['auth']))
      ? {}
      : { certainty: 'hint' as const }),
    // What such a handler is handed, and how it refuses, is the program's own.
    ...(provider === undefined || endpoint.picked === true
      ? {}
      : {
          fix: {
            kind: 'transform' as const,
            transform: 'verify-webhook',
            safe: false,
            options: {
              provider: provider.id,
              framework: endpoint.framework,
              helper,
              ...elsewhere(scope.guardsOf(endpoint)),
            },
          },
        }),
  };
};
