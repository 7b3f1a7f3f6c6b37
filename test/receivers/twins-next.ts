import { bypassed, compared, reserialised, type Twins, unchecked, undated } from './twin.ts';

const shop = (sender: string): string => `app/api/webhooks/${sender}/route.ts`;

export const nextShop: Twins = {
  'stripe: the event is parsed': unchecked(
    shop('stripe'),
    'stripe.webhooks.constructEvent(body, signature, settings.STRIPE_WEBHOOK_SECRET)',
    'JSON.parse(body)',
  ),
  'stripe: acted on before it is checked': bypassed(
    shop('stripe'),
    '    const event = stripe',
    '    await handle(JSON.parse(body));\n    const event = stripe',
  ),
  'shopify: nobody listens': bypassed(
    shop('shopify'),
    "if (!isSignedWith(settings.SHOPIFY_API_SECRET, raw, given, { encoding: 'base64' })) return refused('hmac');",
    "isSignedWith(settings.SHOPIFY_API_SECRET, raw, given, { encoding: 'base64' });",
  ),
  'shopify, paystack: whoever signs nothing gets in': bypassed(
    'lib/webhooks/is-signed-with.ts',
    'if (signature === null) return false;',
    'if (signature === null) return true;',
  ),
  'shopify, paystack: two texts are compared': compared(
    'lib/webhooks/is-signed-with.ts',
    'a.byteLength === b.byteLength && timingSafeEqual(a, b)',
    'expected === signature',
  ),
  'paddle: refused, and taken': bypassed(shop('paddle'), '.catch(() => null)', '.catch(() => JSON.parse(raw))'),
  'lemon squeezy: written anew': reserialised(
    shop('lemon-squeezy'),
    'await request.text()',
    'JSON.stringify(await request.json())',
  ),
  'lemon squeezy: the body is taken as it is': unchecked(
    shop('lemon-squeezy'),
    'await readSigned(request)',
    'await request.json()',
  ),
  'square: nobody waits': bypassed(
    shop('square'),
    '!(await WebhooksHelper.verifySignature(',
    '!(WebhooksHelper.verifySignature(',
  ),
  'paypal: nobody waits': bypassed(shop('paypal'), 'await fromPaypal(', 'fromPaypal('),
  'paypal: any answer will do': bypassed(
    'lib/webhooks/from-paypal.ts',
    "return status === 'SUCCESS';",
    'return status !== undefined;',
  ),
  'adyen: nobody listens': bypassed(
    shop('adyen'),
    "  if (!allSigned) return new Response('refused', { status: 401 });\n",
    '',
  ),
  'mollie: what came is believed': unchecked(
    shop('mollie'),
    'await mollie.payments.get(id)',
    'Object.fromEntries(form)',
  ),
  'paystack: the wrong way round': bypassed(shop('paystack'), 'if (!signed) {', 'if (signed) {'),
  'razorpay: two texts are compared': compared(
    shop('razorpay'),
    'if (!timingSafeEqual(Buffer.from(mine), Buffer.from(theirs))) return',
    'if (mine !== theirs) return',
  ),
  'razorpay: as many characters will do': unchecked(
    shop('razorpay'),
    "  if (!timingSafeEqual(Buffer.from(mine), Buffer.from(theirs))) return refused('signature');\n",
    '',
  ),
  'clerk: nobody waits': bypassed(
    shop('clerk'),
    'const evt = await verifyWebhook(req);',
    'verifyWebhook(req.clone());\n    const evt = await req.json();',
  ),
  'resend: refused, and taken': bypassed(
    shop('resend'),
    "    return new NextResponse('Invalid webhook', { status: 400 });",
    '    event = JSON.parse(payload);',
  ),
  'svix: the message is taken as it is': unchecked(
    shop('svix'),
    'await verifyMessage<Message>(request)',
    '(await request.json()) as Message',
  ),
  'plaid: the token is decoded': unchecked(
    shop('plaid'),
    "const { payload } = await jose.jwtVerify(token, await jose.importJWK(data.key, 'ES256'), { maxTokenAge: '5 min' });",
    'const payload = jose.decodeJwt(token);',
  ),
  'plaid: of any age': undated(shop('plaid'), ", { maxTokenAge: '5 min' }", ''),
};

const page = (sender: string): string => `src/pages/api/webhooks/${sender}.ts`;
const hook = (sender: string): string => `src/app/api/hooks/${sender}/route.ts`;
const CONFIG = 'export const config = { api: { bodyParser: false } };\n';

export const nextCrm: Twins = {
  'github: nobody waits': bypassed(
    page('github'),
    '!(await webhooks.verify(body, signature))',
    '!webhooks.verify(body, signature)',
  ),
  'slack: nobody listens': bypassed(page('slack'), '  if (!valid) return res.status(401).end();\n', ''),
  'slack: the parser is left on': reserialised(page('slack'), CONFIG, ''),
  'hubspot: of any age': undated(page('hubspot'), ' || !isFresh(Number(timestamp))', ''),
  'hubspot and others: two texts are compared': compared(
    'src/server/hmac-signature.ts',
    'expected.length === given.length && timingSafeEqual(expected, given)',
    'expected.toString() === given.toString()',
  ),
  'hubspot and others: whoever signs nothing gets in': bypassed(
    'src/server/hmac-signature.ts',
    'if (!header) return false;',
    'if (!header) return true;',
  ),
  'zendesk: written anew': reserialised(
    page('zendesk'),
    "await getRawBody(req, { encoding: 'utf-8' })",
    'JSON.stringify(req.body)',
  ),
  'zendesk: of any age': undated(page('zendesk'), '  if (!isFresh(Date.parse(timestamp))) return false;\n', ''),
  'telegram: two texts are compared': compared(
    page('telegram'),
    '!timingSafeEqual(sha(token), sha(settings.telegram()))',
    'token !== settings.telegram()',
  ),
  'zoom: only what is old must be signed': bypassed(
    page('zoom'),
    '!isFresh(Number(time) * 1000) || !zoom',
    '!isFresh(Number(time) * 1000) && !zoom',
  ),
  'twilio: whoever signs nothing gets in': bypassed(
    hook('twilio'),
    'signature === null || !twilio',
    'signature !== null && !twilio',
  ),
  'linear: a refusal is logged': bypassed(
    hook('linear'),
    '    return new Response(null, { status: 401 });',
    "    console.warn('not signed');",
  ),
  'discord: nobody listens': bypassed(
    hook('discord'),
    "  if (!verified) return new NextResponse('invalid request signature', { status: 401 });\n",
    '',
  ),
  'discord: of any age': undated(hook('discord'), '    isFresh(Number(timestamp) * 1000) &&\n', ''),
  'whatsapp: written anew': reserialised(
    hook('whatsapp'),
    'meta.matches([raw]',
    'meta.matches([JSON.stringify(JSON.parse(raw))]',
  ),
  'mailgun: of any age': undated(hook('mailgun'), ' && isFresh(Number(timestamp) * 1000, 900)', ''),
  'mailgun: nothing is asked': unchecked(
    hook('mailgun'),
    "  if (!holds(signature)) return Response.json({ error: 'signature' }, { status: 406 });\n",
    '',
  ),
  'sendgrid: nobody listens': bypassed(hook('sendgrid'), '!valid || ', ''),
  'sendgrid: of any age': undated(hook('sendgrid'), ' || !isFresh(Number(timestamp) * 1000, 600)', ''),
  'postmark: two texts are compared': compared(
    hook('postmark'),
    'given.length === wanted.length && timingSafeEqual(given, wanted)',
    "request.headers.get('authorization') === expected()",
  ),
  'intercom: acted on before it is checked': bypassed(
    hook('intercom'),
    '  const genuine =',
    "  await db.update(contacts).set({ stage: 'seen' }).where(eq(contacts.id, JSON.parse(body).data.item.id));\n  const genuine =",
  ),
  'calendly: of any age': undated(
    hook('calendly'),
    "  if (!isFresh(Number(time) * 1000, 180)) return NextResponse.json({ error: 'stale' }, { status: 401 });\n",
    '',
  ),
  'typeform: the wrong way round': bypassed(hook('typeform'), 'if (typeform.matches(', 'if (!typeform.matches('),
};
