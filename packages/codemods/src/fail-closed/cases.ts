import type { Case, RefusedCase } from '../cases/run-cases.ts';
import { outcomes, refusedOutcomes } from './outcome-cases.ts';

const secret = { kind: 'missing-secret' } as const;
const header = { kind: 'missing-header' } as const;

const missing: Readonly<Record<string, Case>> = {
  'a verifier that says yes without a secret': {
    options: secret,
    input: `
import { verify } from './hmac';

export function isGenuine(body: string, signature: string): boolean {
  const secret = process.env.ACME_SECRET;
  if («!secret») return true;
  return verify(body, signature, secret);
}
`,
    output: `
import { verify } from './hmac';

export function isGenuine(body: string, signature: string): boolean {
  const secret = process.env.ACME_SECRET;
  if («!secret») return false;
  return verify(body, signature, secret);
}
`,
  },
  'a verifier that throws elsewhere, and says that it lets pass': {
    path: 'src/a.js',
    options: secret,
    input: `
export function check(body, signature) {
  if («!process.env.ACME_SECRET») {
    console.warn('ACME_SECRET not set, skipping the check');
    return;
  }
  if (!verify(body, signature)) {
    throw new Error('Invalid signature');
  }
}
`,
    output: `
export function check(body, signature) {
  if («!process.env.ACME_SECRET») {
    throw new Error('Webhook secret is not configured');
  }
  if (!verify(body, signature)) {
    throw new Error('Invalid signature');
  }
}
`,
  },
  'a verifier that says why it lets pass, and nothing where it refuses': {
    options: secret,
    input: `
export class Hooks {
  isGenuine(body: string, signature: string): boolean {
    if («!this.key») {
      this.logger.warn('The key of the hooks is not set, skipping the check');
      return true;
    }
    return verify(body, signature, this.key);
  }
}
`,
    output: `
export class Hooks {
  isGenuine(body: string, signature: string): boolean {
    if («!this.key») {
      this.logger.warn('The key of the hooks is not set');
      return false;
    }
    return verify(body, signature, this.key);
  }
}
`,
  },
  'a verifier that answers objects': {
    options: secret,
    input: `
export const check = (body: string, signature: string): { valid: boolean; reason?: string } => {
  if («!config.secret») {
    logger.error('no secret');
    return { valid: true };
  }
  return { valid: verify(body, signature, config.secret) };
};
`,
    output: `
export const check = (body: string, signature: string): { valid: boolean; reason?: string } => {
  if («!config.secret») {
    logger.error('no secret');
    return { valid: false };
  }
  return { valid: verify(body, signature, config.secret) };
};
`,
  },
  'a middleware of Express that refuses elsewhere': {
    path: 'src/a.js',
    options: secret,
    input: `
const verifySignature = (req, res, next) => {
  if («!SECRET») return next();
  const given = req.get('x-signature');
  if (!given || !safeEqual(given, sign(req.rawBody, SECRET))) {
    return res.status(401).json({ error: 'Invalid signature' });
  }
  next();
};
`,
    output: `
const verifySignature = (req, res, next) => {
  if («!SECRET») return res.status(500).json({ error: 'Webhook secret is not configured' });
  const given = req.get('x-signature');
  if (!given || !safeEqual(given, sign(req.rawBody, SECRET))) {
    return res.status(401).json({ error: 'Invalid signature' });
  }
  next();
};
`,
  },
  'an answer in two statements': {
    options: secret,
    input: `
export const onHook: RequestHandler = (req, res, next) => {
  if («secret === undefined») {
    next();
    return;
  }
  if (!verify(req, secret)) {
    res.status(403).send({
      error: 'forbidden',
      message: 'Signature does not match',
    });
    return;
  }
  next();
};
`,
    output: `
export const onHook: RequestHandler = (req, res, next) => {
  if («secret === undefined») {
    res.status(500).send({
      error: 'forbidden',
      message: 'Webhook secret is not configured',
    });
    return;
  }
  if (!verify(req, secret)) {
    res.status(403).send({
      error: 'forbidden',
      message: 'Signature does not match',
    });
    return;
  }
  next();
};
`,
  },
  'a check that only stands where there is a secret': {
    options: { ...secret, framework: 'next-app' },
    path: 'app/api/hook/route.ts',
    input: `
export async function POST(request: Request) {
  const body = await request.text();
  if («secret») {
    const given = request.headers.get('x-signature');
    if (!given || !verify(body, given, secret)) {
      return new Response('Invalid signature', { status: 401 });
    }
  }
  await act(JSON.parse(body));
  return new Response('ok');
}
`,
    output: `
export async function POST(request: Request) {
  const body = await request.text();
  if («secret») {
    const given = request.headers.get('x-signature');
    if (!given || !verify(body, given, secret)) {
      return new Response('Invalid signature', { status: 401 });
    }
  } else {
    return new Response('Webhook secret is not configured', { status: 500 });
  }
  await act(JSON.parse(body));
  return new Response('ok');
}
`,
  },
  'a secret and a check in one condition': {
    path: 'src/a.js',
    options: secret,
    input: `
app.post('/hook', (req, res) => {
  if («secret && !verify(req, secret)») return res.sendStatus(401);
  if («secret && req.headers['x-sig'] && (isOld(req) || !verify(req, secret))») return res.sendStatus(401);
  act(req.body);
  res.sendStatus(200);
});
`,
    output: `
app.post('/hook', (req, res) => {
  if («!secret || !verify(req, secret)») return res.sendStatus(401);
  if («!secret || !req.headers['x-sig'] || (isOld(req) || !verify(req, secret))») return res.sendStatus(401);
  act(req.body);
  res.sendStatus(200);
});
`,
  },
  'an event that is only verified where it can be': {
    path: 'src/a.js',
    options: secret,
    input: `
app.post('/hook', (req, res) => {
  let event;
  if («endpointSecret») {
    try {
      event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], endpointSecret);
    } catch (err) {
      return res.status(400).send('Bad signature');
    }
  } else {
    event = JSON.parse(req.body);
  }
  act(event);
  res.json({ received: true });
});
`,
    output: `
app.post('/hook', (req, res) => {
  let event;
  if («endpointSecret») {
    try {
      event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], endpointSecret);
    } catch (err) {
      return res.status(400).send('Bad signature');
    }
  } else {
    return res.status(500).send('Webhook secret is not configured');
  }
  act(event);
  res.json({ received: true });
});
`,
  },
  'a conditional expression': {
    options: secret,
    input: `
import { same } from './same';
export const verify = (body: string, given: string): boolean => («SECRET ? same(sign(body, SECRET), given) : true»);
export function read(body: string, given: string): Event {
  const event = «process.env.HOOK_SECRET» ? stripe.webhooks.constructEvent(body, given, process.env.HOOK_SECRET) : JSON.parse(body);
  return event;
}
export const holds = (body: string, given: string): boolean => «!SECRET || same(sign(body, SECRET), given)»;
`,
    output: `
import { same } from './same';
export const verify = (body: string, given: string): boolean => («SECRET ? same(sign(body, SECRET), given) : false»);
export function read(body: string, given: string): Event {
  if («!process.env.HOOK_SECRET») {
    throw new Error('Webhook secret is not configured');
  }
  const event = stripe.webhooks.constructEvent(body, given, process.env.HOOK_SECRET);
  return event;
}
export const holds = (body: string, given: string): boolean => «!!SECRET && same(sign(body, SECRET), given)»;
`,
  },
  'a middleware that refuses nobody, by its framework': {
    path: 'src/a.js',
    options: header,
    input: `
app.use('/hook', (req, res, next) => {
  if («!req.headers['x-signature']») {
    return next();
  }
  verify(req, res, next);
});
hooks.use(async (c, next) => {
  if («!c.req.header('x-signature')») return next();
  await verify(c, next);
});
`,
    output: `
app.use('/hook', (req, res, next) => {
  if («!req.headers['x-signature']») {
    return res.status(401).send('Missing signature');
  }
  verify(req, res, next);
});
hooks.use(async (c, next) => {
  if («!c.req.header('x-signature')») return c.text('Missing signature', 401);
  await verify(c, next);
});
`,
  },
  'a header that decides alone': {
    options: { ...header, framework: 'fastify' },
    input: `
fastify.addHook('preHandler', async (request, reply) => {
  const signature = request.headers['x-signature'];
  if («signature») {
    verifyOrThrow(request.rawBody, signature);
  }
});
`,
    output: `
fastify.addHook('preHandler', async (request, reply) => {
  const signature = request.headers['x-signature'];
  if («signature») {
    verifyOrThrow(request.rawBody, signature);
  } else {
    return reply.code(401).send({ error: 'Missing signature' });
  }
});
`,
  },
  'a header and a secret that are both missing': {
    options: secret,
    input: `
async function canActivate(context: ExecutionContext): Promise<boolean> {
  const given = headerOf(context);
  if («!this.secret && !given») return true;
  if (!verify(context, given, this.secret)) throw new UnauthorizedException('Invalid signature');
  return true;
}
`,
    output: `
async function canActivate(context: ExecutionContext): Promise<boolean> {
  const given = headerOf(context);
  if («!this.secret && !given») throw new UnauthorizedException('Webhook secret is not configured');
  if (!verify(context, given, this.secret)) throw new UnauthorizedException('Invalid signature');
  return true;
}
`,
  },
};

const answers: Readonly<Record<string, Case>> = {
  'an answer that nobody looks at': {
    path: 'src/a.js',
    options: { kind: 'ignored' },
    input: `
app.post('/hook', async (req, res) => {
  if (!req.body) return res.status(400).send('No body');
  «verify(req.rawBody, req.headers['x-signature'])»;
  await «matches(req)»;
  act(req.body);
  res.end();
});
`,
    output: `
app.post('/hook', async (req, res) => {
  if (!req.body) return res.status(400).send('No body');
  if (!«verify(req.rawBody, req.headers['x-signature'])») {
    return res.status(400).send('Invalid signature');
  }
  if (!(await «matches(req)»)) {
    return res.status(400).send('Invalid signature');
  }
  act(req.body);
  res.end();
});
`,
  },
  'an answer that is stored, or only logged': {
    options: { kind: 'ignored', framework: 'next-app' },
    path: 'app/api/route.ts',
    input: `
export async function POST(request: Request) {
  const body = await request.text();
  const isValid = «await verify(body, request.headers.get('x-signature'))»;
  if (!«matches(body)») {
    console.warn('forged');
  }
  await act(JSON.parse(body));
  return Response.json({ ok: true });
}
`,
    output: `
export async function POST(request: Request) {
  const body = await request.text();
  const isValid = «await verify(body, request.headers.get('x-signature'))»;
  if (!isValid) {
    return Response.json({ error: 'Invalid signature' }, { status: 401 });
  }
  if (!«matches(body)») {
    console.warn('forged');
    return Response.json({ error: 'Invalid signature' }, { status: 401 });
  }
  await act(JSON.parse(body));
  return Response.json({ ok: true });
}
`,
  },
  'a promise that is tested for being there': {
    path: 'src/a.js',
    options: { kind: 'not-awaited', framework: 'express' },
    input: `
app.post('/hook', (req, res) => {
  if (!«verify(req.rawBody, req.headers['x-signature'])») return res.sendStatus(401);
  act(req.body);
  res.end();
});
app.post('/other', async (req, res) => {
  «receiver.verify({ body: req.rawBody })»;
  void «receiver.verify({ body: req.rawBody })»;
  const valid = «verify(req)».valid;
  res.end();
});
`,
    output: `
app.post('/hook', async (req, res) => {
  if (!(await «verify(req.rawBody, req.headers['x-signature'])»)) return res.sendStatus(401);
  act(req.body);
  res.end();
});
app.post('/other', async (req, res) => {
  await «receiver.verify({ body: req.rawBody })»;
  await «receiver.verify({ body: req.rawBody })»;
  const valid = (await «verify(req)»).valid;
  res.end();
});
`,
  },
  'a method that promises, and is not async yet': {
    options: { kind: 'not-awaited' },
    input: `
class Guard {
  canActivate(context: Context): Promise<boolean> {
    return «this.verifier.check(context)» ? pass() : stop();
  }
}
`,
    output: `
class Guard {
  async canActivate(context: Context): Promise<boolean> {
    return await «this.verifier.check(context)» ? pass() : stop();
  }
}
`,
  },
  'a route whose other answers blame the server': {
    options: { kind: 'caught', framework: 'hono' },
    input: `
app.post('/hook', async (c) => {
  let event;
  if (!KEY) throw new HTTPException(500, { message: 'The key is not set' });
  try {
    event = unseal(await c.req.text(), c.req.header('x-sign'), KEY);
  } «catch (error) {
    console.warn('not unsealed', error);
    event = await c.req.json();
  }»
  try {
    await act(event);
  } catch (error) {
    throw new HTTPException(500, { message: 'The work failed' });
  }
  return c.json({ ok: 1 });
});
`,
    output: `
app.post('/hook', async (c) => {
  let event;
  if (!KEY) throw new HTTPException(500, { message: 'The key is not set' });
  try {
    event = unseal(await c.req.text(), c.req.header('x-sign'), KEY);
  } «catch (error) {
    console.warn('not unsealed', error);
    throw new HTTPException(401, { message: 'Invalid signature' });
  }»
  try {
    await act(event);
  } catch (error) {
    throw new HTTPException(500, { message: 'The work failed' });
  }
  return c.json({ ok: 1 });
});
`,
  },
  'a route that blames the server first and the sender later': {
    options: { kind: 'caught', framework: 'express' },
    input: `
app.post('/hook', (req, res) => {
  let event = req.body;
  try {
    event = unseal(req.rawBody, req.get('x-sign'));
  } «catch (error) {
    console.warn(error);
  }»
  if (!ready) return res.status(503).json({ error: 'Come back later' });
  if (!event.id) return res.status(422).json({ error: 'No id' });
  act(event);
  res.end();
});
`,
    output: `
app.post('/hook', (req, res) => {
  let event = req.body;
  try {
    event = unseal(req.rawBody, req.get('x-sign'));
  } «catch (error) {
    console.warn(error);
    return res.status(422).json({ error: 'Invalid signature' });
  }»
  if (!ready) return res.status(503).json({ error: 'Come back later' });
  if (!event.id) return res.status(422).json({ error: 'No id' });
  act(event);
  res.end();
});
`,
  },
  'what is caught and forgotten': {
    path: 'src/a.js',
    options: { kind: 'caught' },
    input: `
app.post('/hook', (req, res) => {
  if (!req.headers['x-signature']) return res.status(400).json({ error: 'Missing signature' });
  try {
    verifyOrThrow(req);
  } «catch (err) {
    console.error('not verified', err);
  }»
  try {
    verifyOrThrow(req);
  } «catch {
    // nothing to do
  }»
  act(req.body);
  res.end();
});
function verify(body) {
  try {
    verifyOrThrow(body);
    return true;
  } «catch (error) {
    log.warn(error);
    return true;
  }»
}
`,
    output: `
app.post('/hook', (req, res) => {
  if (!req.headers['x-signature']) return res.status(400).json({ error: 'Missing signature' });
  try {
    verifyOrThrow(req);
  } «catch (err) {
    console.error('not verified', err);
    return res.status(400).json({ error: 'Invalid signature' });
  }»
  try {
    verifyOrThrow(req);
  } «catch {
    // nothing to do
    return res.status(400).json({ error: 'Invalid signature' });
  }»
  act(req.body);
  res.end();
});
function verify(body) {
  try {
    verifyOrThrow(body);
    return true;
  } «catch (error) {
    log.warn(error);
    return false;
  }»
}
`,
  },
};

const empty = { kind: 'empty-secret' } as const;

const emptySecrets: Readonly<Record<string, Case>> = {
  'an empty secret of a handler': {
    options: { ...empty, framework: 'next-app' },
    path: 'app/api/route.ts',
    input: `
export async function POST(request: Request) {
  const secret = «process.env.STRIPE_WEBHOOK_SECRET ?? ''»; // of the endpoint
  const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature') ?? '', secret);
  return Response.json({ type: event.type });
}
`,
    output: `
export async function POST(request: Request) {
  const secret = «process.env.STRIPE_WEBHOOK_SECRET»; // of the endpoint
  if (!secret) {
    return Response.json({ error: 'Webhook secret is not configured' }, { status: 500 });
  }
  const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature') ?? '', secret);
  return Response.json({ type: event.type });
}
`,
  },
  'an empty secret of the file': {
    path: 'src/a.js',
    options: empty,
    input: `
const SECRET = «process.env.HOOK_SECRET || ''»;

app.post('/hook', (req, res) => {
  const given = req.headers['x-signature'];
  const expected = createHmac('sha256', SECRET).update(req.rawBody).digest('hex');
  if (!safeEqual(given, expected)) {
    return res.status(401).end();
  }
  res.end();
});
`,
    output: `
const SECRET = «process.env.HOOK_SECRET»;

app.post('/hook', (req, res) => {
  const given = req.headers['x-signature'];
  if (!SECRET) {
    return res.status(500).end();
  }
  const expected = createHmac('sha256', SECRET).update(req.rawBody).digest('hex');
  if (!safeEqual(given, expected)) {
    return res.status(401).end();
  }
  res.end();
});
`,
  },
  'an empty secret where it is handed over': {
    options: empty,
    input: `
export function verify(body: string, given: string): boolean {
  const expected = createHmac('sha256', «process.env['HOOK_SECRET'] ?? ''»).update(body).digest('hex');
  return safeEqual(given, expected);
}
`,
    output: `
export function verify(body: string, given: string): boolean {
  const webhookSecret = process.env['HOOK_SECRET'];
  if (!webhookSecret) {
    return false;
  }
  const expected = createHmac('sha256', «webhookSecret»).update(body).digest('hex');
  return safeEqual(given, expected);
}
`,
  },
  'a default value': {
    options: empty,
    input: `
export function verify(body: string, given: string, «signingSecret: string = ''»): boolean {
  return safeEqual(given, sign(body, signingSecret));
}
export const check = (body: string, { secret = «''», given }: Options): void => {
  if (!safeEqual(given, sign(body, secret))) throw new Error('Invalid signature');
};
`,
    output: `
export function verify(body: string, given: string, «signingSecret?: string»): boolean {
  if (!signingSecret) {
    return false;
  }
  return safeEqual(given, sign(body, signingSecret));
}
export const check = (body: string, { secret«», given }: Options): void => {
  if (!secret) {
    throw new Error('Webhook secret is not configured');
  }
  if (!safeEqual(given, sign(body, secret))) throw new Error('Invalid signature');
};
`,
  },
  'a secret that a class keeps': {
    options: empty,
    input: `
export class Verifier {
  private readonly secret = «process.env.HOOK_SECRET ?? ''»;

  verify(body: string, given: string): boolean {
    return safeEqual(given, sign(body, this.secret));
  }
}
`,
    output: `
export class Verifier {
  private readonly secret = «process.env.HOOK_SECRET»;

  verify(body: string, given: string): boolean {
    if (!this.secret) {
      return false;
    }
    return safeEqual(given, sign(body, this.secret));
  }
}
`,
  },
};

export const cases = { ...missing, ...answers, ...outcomes, ...emptySecrets };

const UNCLEAR = 'How this function refuses a request is not clear here: it refuses none elsewhere.';

export const refused: Readonly<Record<string, RefusedCase>> = {
  ...refusedOutcomes,
  'a kind of hole that is not known': {
    options: { kind: 'other' },
    input: '«a()»;',
    why: 'How to close a hole of the kind other is not known here.',
  },
  'a function that never refuses': {
    options: secret,
    input: 'export const load = (body) => { if («!secret») return body; return open(body, secret); };',
    why: UNCLEAR,
  },
  'a check that is left out while developing': {
    options: secret,
    input:
      "export const check = (body) => { if («!secret && process.env.NODE_ENV !== 'production'») return true; return verify(body, secret); };",
    why: 'Whether the check is skipped on purpose, outside production, is for its author to say.',
  },
  'a refusal that uses what the place does not have': {
    options: secret,
    input:
      'export const read = (body) => { if («!secret») return JSON.parse(body); try { return open(body, secret); } catch (err) { throw wrap(err); } };',
    why: UNCLEAR,
  },
  'an answer that goes on': {
    options: { kind: 'ignored' },
    input: 'app.post("/hook", (req, res) => { report(«verify(req)»); res.end(); });',
    why: 'The result of the check is passed on from here, and who uses it is not seen.',
  },
  'a function that answers at once': {
    options: { kind: 'not-awaited' },
    input: 'export function check(body: string): boolean { return !!«verify(body)»; }',
    why: 'The function around the check is declared as synchronous: make it async, and await it where it is called.',
  },
  'a function that others call': {
    options: { kind: 'not-awaited' },
    input: 'const check = (body) => { if (!«verify(body)») throw new Error("forged"); };',
    why: 'A caller of the function around the check does not await it: make it async, and await it there.',
  },
  'a chain of promises': {
    options: { kind: 'not-awaited' },
    input: 'app.post("/hook", async (req, res) => { «verify(req)».then(() => act(req)); });',
    why: 'The result of the check goes into a promise chain: await the whole chain.',
  },
  'a catch clause that retries': {
    options: { kind: 'caught' },
    input:
      'const check = (body) => { if (!body) throw new Error("empty"); for (;;) try { return verify(body); } «catch { if (a) { return b; } else { return c; } }» };',
    why: 'The catch clause leaves in a way that is not understood here.',
  },
  'an empty secret that is exported': {
    options: empty,
    input: "export const SECRET = «process.env.HOOK_SECRET ?? ''»;",
    why: 'SECRET is exported, and who else signs with it is not known here.',
  },
  'an empty secret that the top level uses': {
    options: empty,
    input: "const SECRET = «process.env.HOOK_SECRET ?? ''»;\nexport const webhook = new Webhook(SECRET);",
    why: 'SECRET is used at the top level of the file, where no request can be refused.',
  },
};
