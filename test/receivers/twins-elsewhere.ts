import { bypassed, compared, reserialised, type Twins, unchecked, undated } from './twin.ts';

export const fastifyLedger: Twins = {
  'stripe: refused, and taken': bypassed(
    'src/routes/stripe.ts',
    "return reply.code(400).send({ error: 'signature' });",
    'event = JSON.parse(request.body.toString());',
  ),
  'paystack and others: without a secret everybody gets in': bypassed(
    'src/routes/signed.ts',
    "if (secret === undefined || secret === '') throw new Error(`no secret for ${header}`);",
    'if (!secret) return async () => undefined;',
  ),
  'paystack: the hook runs when all is done': unchecked('src/routes/paystack.ts', "'preHandler',", "'onResponse',"),
  'razorpay: nothing is asked': unchecked(
    'src/routes/razorpay.ts',
    "      if (!isGenuine(request)) return reply.status(400).send('invalid signature');\n",
    '',
  ),
  'linear: of any age': undated(
    'src/routes/linear.ts',
    '    if (!(Math.abs(Date.now() - webhookTimestamp) < MINUTE)) return reply.code(401).send();\n',
    '',
  ),
  'typeform: the hook is left out': unchecked('src/routes/typeform.ts', '{ preHandler }, ', ''),
};

export const honoEdge: Twins = {
  'github: nobody waits': bypassed('src/github.ts', '!(await verify(', '!(verify('),
  'github: the middleware is left out': unchecked('src/github.ts', "'/', onlyGithub, ", "'/', "),
  'lemon squeezy: nobody waits': bypassed('src/lemon-squeezy.ts', 'const ok = await ', 'const ok = '),
  'discord: of any age': undated(
    'src/discord.ts',
    '  if (!(Math.abs(Date.now() / 1000 - Number(timestamp)) < 300)) return false;\n',
    '',
  ),
  'telegram: the bot is told no secret': unchecked(
    'src/index.ts',
    ', { secretToken: c.env.TELEGRAM_WEBHOOK_SECRET }',
    '',
  ),
  'clerk: refused, and taken': bypassed(
    'src/clerk.ts',
    "return c.text('bad signature', 400);",
    'event = await c.req.json();',
  ),
};

export const nestDesk: Twins = {
  'slack, zendesk: two buffers are compared': compared(
    'src/webhooks/signature.guard.ts',
    'given.length !== expected.length || !timingSafeEqual(given, expected)',
    '!given.equals(expected)',
  ),
  'slack, zendesk: of any age': undated(
    'src/webhooks/signature.guard.ts',
    "    if (!(age < 5 * 60 * 1000)) throw new UnauthorizedException('stale');\n",
    '',
    'src/webhooks/slack.controller.ts',
  ),
  'slack, zendesk: whatever comes of it goes on': bypassed(
    'src/webhooks/signature.guard.ts',
    "throw new UnauthorizedException('signature');",
    'return true;',
  ),
  'slack: the guard is left out': unchecked('src/webhooks/slack.controller.ts', '@UseGuards(SlackGuard)\n', ''),
  'slack: an empty secret will do': bypassed(
    'src/webhooks/slack.guard.ts',
    "this.config.getOrThrow<string>('SLACK_SIGNING_SECRET')",
    "this.config.get<string>('SLACK_SIGNING_SECRET') ?? ''",
  ),
  'square: nobody waits': bypassed('src/webhooks/square.controller.ts', 'const valid = await ', 'const valid = '),
  'hubspot: what fails will do': bypassed('src/webhooks/hubspot-signature.service.ts', 'return false;', 'return true;'),
};

export const koaMail: Twins = {
  'sendgrid: nothing is asked': unchecked(
    'src/sendgrid.ts',
    "  ctx.assert(verifier.verifySignature(key, ctx.state.raw, signature, timestamp), 403, 'signature');\n",
    '',
    'src/app.ts',
  ),
  'slack: of any age': undated(
    'src/slack.ts',
    "  if (!(Math.abs(Date.now() / 1000 - Number(time)) <= 300)) ctx.throw(401, 'stale');\n",
    '',
    'src/app.ts',
  ),
  'mailgun: nobody listens': bypassed('src/mailgun.ts', 'if (!fresh || !same) {', 'if (!fresh) {'),
  'postmark: the middleware is left out': unchecked('src/app.ts', "'/postmark', onlyPostmark, ", "'/postmark', "),
};

export const remixStore: Twins = {
  'shopify: nothing is asked': unchecked(
    'app/routes/webhooks.shopify.app.uninstalled.tsx',
    'await authenticate.webhook(request)',
    'await request.json()',
  ),
  'shopify: written anew': reserialised(
    'app/routes/webhooks.shopify.orders.tsx',
    'await request.text()',
    'JSON.stringify(await request.json())',
  ),
  'svix: refused, and taken': bypassed(
    'app/lib/svix.server.ts',
    "throw new Response('bad signature', { status: 401 });",
    'return request.json();',
  ),
};

export const sveltekitClub: Twins = {
  'paddle: nobody waits': bypassed(
    'src/lib/server/paddle.ts',
    '!(await paddle.webhooks.isSignatureValid(raw, secret, signature))',
    '!paddle.webhooks.isSignatureValid(raw, secret, signature)',
  ),
  'calendly: two texts are compared': compared(
    'src/routes/api/webhooks/calendly/+server.ts',
    'given.length === expected.length && timingSafeEqual(given, expected)',
    "given.toString('hex') === expected.toString('hex')",
  ),
  'resend: refused, and taken': bypassed(
    'src/routes/api/webhooks/resend/+server.ts',
    "return json({ error: 'signature' }, { status: 401 });",
    'event = JSON.parse(payload);',
  ),
};

export const nuxtBilling: Twins = {
  'mollie: what came is believed': unchecked(
    'server/api/webhooks/mollie.post.ts',
    'const { status, metadata } = await mollie.payments.get(id);',
    'const { status, metadata } = await readBody(event);',
  ),
  'stripe: nobody waits': bypassed(
    'server/api/webhooks/stripe.post.ts',
    'delivery = await stripe.webhooks.constructEventAsync(body, signature, stripeWebhookSecret);',
    'stripe.webhooks.constructEventAsync(body, signature, stripeWebhookSecret);\n    delivery = JSON.parse(body.toString());',
  ),
  'intercom: without a secret everybody gets in': bypassed(
    'server/utils/hub-signature.ts',
    '!secret || given.length !== expected.length || !timingSafeEqual(Buffer.from(given), Buffer.from(expected))',
    'secret && (given.length !== expected.length || !timingSafeEqual(Buffer.from(given), Buffer.from(expected)))',
  ),
};

export const lambdaPayments: Twins = {
  'adyen: the items are taken as they are': bypassed(
    'src/functions/adyen-webhook.ts',
    "    if (!genuine) return { statusCode: 401, body: 'not accepted' };\n",
    '',
  ),
  'twilio: the middleware is left out': unchecked('src/functions/twilio-webhook.ts', '.use(onlyTwilio)', ''),
  'twilio: a refusal is logged': bypassed(
    'src/functions/twilio-webhook.ts',
    "return { statusCode: 403, body: '' };",
    "console.warn('not of Twilio');",
  ),
  'lemon squeezy: a refusal is logged': bypassed(
    'src/functions/lemonsqueezy-webhook.ts',
    'return { statusCode: 401 };',
    "console.warn('unsigned');",
  ),
  'lemon squeezy: written anew': reserialised(
    'src/functions/lemonsqueezy-webhook.ts',
    'assertSigned(raw, ',
    'assertSigned(JSON.stringify(JSON.parse(raw)), ',
  ),
};

export const workersChat: Twins = {
  'whatsapp: nobody waits': bypassed('src/whatsapp.ts', 'const signed = await ', 'const signed = '),
  'telegram: two texts are compared': compared(
    'src/telegram.ts',
    '!(await sameText(token, env.TELEGRAM_WEBHOOK_SECRET))',
    'token !== env.TELEGRAM_WEBHOOK_SECRET',
  ),
};

export const supabaseEdge: Twins = {
  'github: two texts are compared': compared(
    'supabase/functions/github-webhook/index.ts',
    'if (!equal(signature, expected)) {',
    'if (signature !== expected) {',
  ),
  'paypal: any answer will do': bypassed(
    'supabase/functions/paypal-webhook/index.ts',
    "return result.verification_status === 'SUCCESS';",
    'return response.ok;',
  ),
  'supabase: the payload is parsed': unchecked(
    'supabase/functions/send-email/index.ts',
    'webhook.verify(payload, Object.fromEntries(req.headers))',
    'JSON.parse(payload)',
  ),
  'zoom: of any age': undated('supabase/functions/zoom-webhook/index.ts', 'stale || ', ''),
};
