import { bypassed, compared, reserialised, type Twins, unchecked, undated } from './twin.ts';

const ROUTES = 'src/hooks/index.ts';

export const expressPayments: Twins = {
  'stripe: the event is parsed': unchecked(
    'src/hooks/stripe.ts',
    'event = stripe.webhooks.constructEvent(req.body, signature, endpointSecret);',
    'event = JSON.parse(req.body);',
    ROUTES,
  ),
  'stripe: a refusal is logged, and the event taken': bypassed(
    'src/hooks/stripe.ts',
    `    res.status(400).send('bad signature');
    return;
`,
    `    event = JSON.parse(req.body);
`,
  ),
  'stripe: written anew': reserialised(
    'src/hooks/stripe.ts',
    'constructEvent(req.body, signature',
    'constructEvent(JSON.stringify(req.body), signature',
  ),
  'square: nobody waits': bypassed(
    'src/hooks/square.ts',
    'await WebhooksHelper.verifySignature',
    'WebhooksHelper.verifySignature',
  ),
  'lemon squeezy: the wrong way round': bypassed(
    'src/hooks/lemon-squeezy.ts',
    'if (!sameDigest(expected',
    'if (sameDigest(expected',
  ),
  'lemon squeezy, paystack: two texts are compared': compared(
    'src/lib/digests.ts',
    `  if (expected.length !== given.length) return false;
  return timingSafeEqual(expected, given);`,
    "  return expected.toString('hex') === given.toString('hex');",
  ),
  'paypal: nobody listens': bypassed(
    'src/hooks/paypal.ts',
    `  if (!(await sentByPaypal(req))) {
    res.status(401).end();
    return;
  }`,
    '  await sentByPaypal(req);',
  ),
  'paypal: of any age': undated(
    'src/hooks/paypal.ts',
    '  if (Math.abs(Date.now() - Date.parse(time)) > 300_000) return false;\n',
    '',
  ),
  'adyen: the items are taken as they are': unchecked(
    'src/hooks/adyen.ts',
    `    if (!validator.validateHMAC(item, env('ADYEN_HMAC_KEY'))) {
      res.status(401).send('not accepted');
      return;
    }
`,
    '',
    ROUTES,
  ),
  'adyen: nobody listens': bypassed(
    'src/hooks/adyen.ts',
    `    if (!validator.validateHMAC(item, env('ADYEN_HMAC_KEY'))) {
      res.status(401).send('not accepted');
      return;
    }
`,
    "    validator.validateHMAC(item, env('ADYEN_HMAC_KEY'));\n",
  ),
  'mollie: what came is believed': unchecked(
    'src/hooks/mollie.ts',
    'await mollie.payments.get(req.body.id)',
    'req.body',
    ROUTES,
  ),
  'paystack: whoever signs nothing gets in': bypassed(
    'src/hooks/paystack.ts',
    `  if (!header) {
    res.sendStatus(401);
    return;
  }`,
    '  if (!header) return next();',
  ),
  'paystack: the middleware is left out': unchecked(ROUTES, "'/paystack', requirePaystack, ", "'/paystack', "),
  'razorpay: the wrong way round': bypassed('src/hooks/razorpay.ts', 'if (valid) {', 'if (!valid) {'),
  'razorpay: the request may say that it need not be signed': bypassed(
    'src/hooks/razorpay.ts',
    'const valid = Razorpay.',
    "const valid = req.query.trusted === 'yes' || Razorpay.",
  ),
  'shopify: written anew': reserialised(
    'src/hooks/shopify.ts',
    '.update(req.body)',
    '.update(JSON.stringify(req.body))',
  ),
  'shopify: whatever comes of it goes on': bypassed(
    'src/hooks/shopify.ts',
    '  res.status(401).send();\n}',
    "  console.warn('not signed');\n  next();\n}",
  ),
};

const INBOX = 'src/routes.js';
const SIGNATURES = 'src/services/signatures.js';

export const expressInbox: Twins = {
  'hub signature: without a secret everybody gets in': bypassed(
    'src/middleware/hub-signature.js',
    'return next(new Error(`${secretName} is not configured`));',
    'return next();',
  ),
  'hub signature: written anew': reserialised(
    'src/middleware/hub-signature.js',
    '.update(req.rawBody)',
    '.update(JSON.stringify(req.body))',
  ),
  'hub signature: two texts are compared': compared(
    'src/middleware/hub-signature.js',
    'actual.length !== expected.length || !crypto.timingSafeEqual(actual, expected)',
    'actual.toString() !== expected.toString()',
  ),
  'slack: of any age': undated(
    'src/middleware/slack-only.js',
    'Number.isNaN(timestamp) || age > FIVE_MINUTES',
    'Number.isNaN(timestamp)',
    INBOX,
  ),
  'slack: the middleware is left out': unchecked(INBOX, "'/slack', slackOnly, ", "'/slack', "),
  'telegram: without a secret everybody gets in': bypassed(
    'src/middleware/telegram-only.js',
    '  const token = ',
    '  if (!process.env.TELEGRAM_WEBHOOK_SECRET) return next();\n  const token = ',
  ),
  'telegram: two texts are compared': compared(
    'src/middleware/telegram-only.js',
    'token.length > 0 && given.length === token.length && timingSafeEqual(given, token)',
    "req.get('X-Telegram-Bot-Api-Secret-Token') === process.env.TELEGRAM_WEBHOOK_SECRET",
  ),
  'twilio: the middleware is left out': unchecked(INBOX, 'twilio.webhook(process.env.TWILIO_AUTH_TOKEN), ', ''),
  'twilio: the middleware is told to check nothing': unchecked(
    INBOX,
    'twilio.webhook(process.env.TWILIO_AUTH_TOKEN)',
    'twilio.webhook({ validate: false })',
  ),
  'discord: another middleware reads the body': unchecked(
    'src/app.js',
    'verifyKeyMiddleware(process.env.DISCORD_PUBLIC_KEY)',
    'express.json()',
  ),
  'clerk: nobody waits': bypassed(
    'src/controllers/clerk.js',
    'event = await verifyWebhook(req);',
    'verifyWebhook(req);\n    event = JSON.parse(req.body);',
  ),
  'postmark: the middleware is left out': unchecked(
    INBOX,
    "basicAuth('POSTMARK_WEBHOOK_USER', 'POSTMARK_WEBHOOK_PASSWORD'), ",
    '',
  ),
  'postmark: the wrong way round': bypassed('src/middleware/basic-auth.js', '!timingSafeEqual(', 'timingSafeEqual('),
  'hubspot: nobody listens': bypassed(
    'src/controllers/crm.js',
    'if (!this.isOurs(req)) return res.status(401).end();',
    'this.isOurs(req);',
  ),
  'linear: the payload is taken as it is': unchecked(
    'src/controllers/tickets.js',
    "linear.parseData(req.rawBody, req.get('linear-signature'), req.get('linear-timestamp'))",
    'req.body',
    INBOX,
  ),
  'zendesk: nobody listens': bypassed('src/controllers/tickets.js', 'if (!fresh || !signed) {', 'if (!fresh) {'),
  'zendesk: of any age': undated('src/controllers/tickets.js', 'if (!fresh || !signed) {', 'if (!signed) {'),
  'mailgun: of any age': undated('src/controllers/mail.js', 'ageOf(timestamp) > 900 || !matches', '!matches', INBOX),
  'sendgrid: only what is old must be signed': bypassed(
    'src/controllers/mail.js',
    'ageOf(timestamp) > 600 || !verifier',
    'ageOf(timestamp) > 600 && !verifier',
  ),
  'resend: acted on before it is checked': bypassed(
    'src/controllers/mail.js',
    '    const event = resend.webhooks.verify({',
    '    await bounced(req.body.data.to[0]);\n    const event = resend.webhooks.verify({',
  ),
  'svix: written anew': reserialised(
    'src/controllers/mail.js',
    'webhook.verify(req.rawBody, ',
    'webhook.verify(JSON.stringify(req.body), ',
  ),
  'svix: the message is taken as it is': unchecked(
    'src/controllers/mail.js',
    'webhook.verify(req.rawBody, req.headers)',
    'req.body',
    INBOX,
  ),
  'zoom: the wrong way round': bypassed(
    'src/controllers/meetings.js',
    '!crypto.timingSafeEqual(given, expected)',
    'crypto.timingSafeEqual(given, expected)',
  ),
  'zoom: of any age': undated('src/controllers/meetings.js', 'ageOf(timestamp) > 300 || ', '', INBOX),
  'calendly: of any age': undated(
    'src/controllers/meetings.js',
    "  if (ageOf(t) > 180) return res.status(400).send('too old');\n",
    '',
    INBOX,
  ),
  'calendly: whoever signs nothing gets in': bypassed(
    'src/controllers/meetings.js',
    'if (!matches(`${t}.${req.rawBody}`',
    'if (v1 && !matches(`${t}.${req.rawBody}`',
  ),
  'typeform and others: two buffers are compared': compared(
    SIGNATURES,
    'received.length === expected.length && crypto.timingSafeEqual(received, expected)',
    'received.equals(expected)',
  ),
  'typeform and others: without a secret everybody gets in': bypassed(
    SIGNATURES,
    'if (!secret || !given) return false;',
    'if (!secret) return true;',
  ),
};

export const expressDesk: Twins = {
  'github: nothing but its header is left': unchecked(
    'src/signed-by.ts',
    'if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) {',
    'if (actual.length !== expected.length) {',
    'src/app.ts',
  ),
};
