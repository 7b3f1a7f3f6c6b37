import {
  type Covered,
  type SignatureCheck,
  type WebhookEndpoint,
  type Scope,
  defineRule,
  isCertain,
} from '@seamlint/core';

export const rule = defineRule({
  name: 'require-raw-webhook-body',
  description: 'Require that a signature is checked over the bytes that were received',
  message:
    'The check at {{route}} covers {{what}}, but {{title}} signs the bytes it sends: if a single one differs, a genuine event is refused.',
  help: 'Check the bytes, and parse them afterwards: {{means}}.',
  severity: 'error',
  preset: 'recommended',

  *judge(scope) {
    const told = new Set<string>();
    for (const endpoint of scope.facts('webhook-endpoint')) {
      const { found, parsers, applications = [] } = scope.guardsOf(endpoint);
      for (const check of found) {
        const { covers } = check;
        const key = covers === undefined ? '' : `${covers.at.path}:${String(covers.at.start)}`;
        if (covers === undefined || told.has(key) || !/^(?:helper|hmac)$/u.test(check.form)) continue;
        const provider = scope.provider(check.provider ?? endpoint.provider ?? '');
        const webhooks = provider?.webhooks;
        if (webhooks != null && (!webhooks.needsRawBody || webhooks.signed?.includes('parsed-fields') === true))
          continue;
        told.add(key);
        yield {
          at: covers.at,
          data: {
            what: WHAT[covers.what],
            route: endpoint.route,
            title: provider?.title ?? 'the sender',
            means: means[endpoint.framework] ?? 'read the body as text or bytes',
          },
          provider: provider?.id ?? null,
          because: [
            { at: endpoint.span, note: `${endpoint.route} ${endpoint.evidence.join(', ')}` },
            ...(isLost(covers) ? applications : []).map((at) => ({ at, note: 'the application is created here' })),
          ],
          ...(isSure(scope, endpoint, check) ? {} : { certainty: 'hint' as const }),
          fix: {
            kind: 'transform' as const,
            transform: 'raw-body',
            safe: false,
            options: {
              provider: provider?.id ?? '',
              framework: endpoint.framework,
              ...(parsers === undefined ? {} : { parsers: JSON.stringify(parsers) }),
              ...(applications.length === 0 ? {} : { applications: JSON.stringify(applications) }),
              kind: isLost(covers) ? 'kept' : covers.what,
            },
          },
        };
      }
    }
  },
});

/** The bytes are asked for, and nobody keeps them. */
const isLost = ({ what, unlessKept }: Covered): boolean => what === 'kept' || unlessKept === true;

const WHAT: Readonly<Record<Covered['what'], string>> = {
  reserialised: 'a re-serialised copy of the parsed body',
  parsed: 'the parsed body',
  body: 'the parsed body',
  kept: '`rawBody`, which nothing sets before the handler runs',
};

/** Who nobody knows may sign what comes out of `JSON.stringify`, too. */
const isSure = (scope: Scope, { provider, certain }: WebhookEndpoint, check: SignatureCheck): boolean => {
  const known = scope.provider(check.provider ?? provider ?? '');
  return known !== undefined && certain && isCertain(known, 'webhooks', ['needsRawBody']);
};

/** How each framework leaves the bytes alone. */
const means: Readonly<Record<string, string>> = {
  express: '`express.raw({ type: "application/json" })` on the route, before any `express.json()`',
  fastify: 'a content type parser with `parseAs: "buffer"`',
  nest: '`NestFactory.create(AppModule, { rawBody: true })`, no `app.use(json())` of its own, and `request.rawBody`',
  'next-app': '`await request.text()`',
  'next-pages': '`export const config = { api: { bodyParser: false } }` and the bytes of the stream',
  hono: '`await c.req.text()`',
  koa: '`ctx.request.rawBody` of koa-bodyparser',
  remix: '`await request.text()`',
  sveltekit: '`await request.text()`',
  h3: '`await readRawBody(event)`',
  worker: '`await request.text()`',
};
