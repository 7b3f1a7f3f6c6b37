import type { Case, RefusedCase } from '../cases/run-cases.ts';

const failed = { kind: 'failed' } as const;
const inverted = { kind: 'inverted' } as const;
const late = { kind: 'late' } as const;

/** Of checks that are asked, and of what comes of their answer. */
export const outcomes: Readonly<Record<string, Case>> = {
  'a warning, and nothing else': {
    options: { ...failed, framework: 'next-app' },
    input: `
export async function POST(request: Request) {
  const raw = await request.text();
  «if (!isGenuine(raw)) console.warn('forged')»;
  await act(JSON.parse(raw));
  return new Response(null);
}
`,
    output: `
export async function POST(request: Request) {
  const raw = await request.text();
  «if (!isGenuine(raw)) {
    console.warn('forged');
    return new Response('Invalid signature', { status: 401 });
  }»
  await act(JSON.parse(raw));
  return new Response(null);
}
`,
  },
  'a log of what holds, and silence of what does not': {
    path: 'src/a.js',
    options: { ...failed, framework: 'express' },
    input: `
app.post('/hook', (req, res) => {
  const wanted = sign(req.body);
  «if (wanted === req.get('x-signature')) console.log('genuine')»;
  act(req.body);
  res.sendStatus(200);
});
`,
    output: `
app.post('/hook', (req, res) => {
  const wanted = sign(req.body);
  «if (wanted === req.get('x-signature')) {
    console.log('genuine');
  } else {
    return res.status(401).send('Invalid signature');
  }»
  act(req.body);
  res.sendStatus(200);
});
`,
  },
  'a middleware that goes on': {
    path: 'src/a.js',
    options: { ...failed, framework: 'express' },
    input: `
export const check = (req, res, next) => {
  if (!req.get('x-signature')) return res.sendStatus(401);
  «if (!verify(req)) return next()»;
  next();
};
`,
    output: `
export const check = (req, res, next) => {
  if (!req.get('x-signature')) return res.sendStatus(401);
  «if (!verify(req)) return res.sendStatus(401)»;
  next();
};
`,
  },
  'a comparison the wrong way round': {
    options: inverted,
    input: `
const check = (raw, given) => {
  «if (given === sign(raw)) throw new Error('forged')»;
};
`,
    output: `
const check = (raw, given) => {
  «if (given !== sign(raw)) throw new Error('forged')»;
};
`,
  },
  'a call the wrong way round, and one that is awaited': {
    options: inverted,
    input: `
app.post('/hook', async (req, res) => {
  «if (timingSafeEqual(given, wanted)) return res.sendStatus(401)»;
  «if (await verify(req)) return res.sendStatus(401)»;
  «if (!genuine) { await act(req.body); } else { res.sendStatus(401); }»
});
`,
    output: `
app.post('/hook', async (req, res) => {
  «if (!timingSafeEqual(given, wanted)) return res.sendStatus(401)»;
  «if (!(await verify(req))) return res.sendStatus(401)»;
  «if (genuine) { await act(req.body); } else { res.sendStatus(401); }»
});
`,
  },
  'work that is done before the check': {
    options: late,
    input: `
export async function POST(request: Request) {
  const raw = await request.text();
  // The order is paid.
  «await orders.pay(JSON.parse(raw).id)»;
  await mails.send('paid');
  const given = request.headers.get('x-signature');
  if (!given) return new Response(null, { status: 400 });
  const wanted = createHmac('sha256', SECRET).update(raw).digest('hex');
  if (!safeEqual(wanted, given)) return new Response(null, { status: 401 });
  return new Response(null);
}
`,
    output: `
export async function POST(request: Request) {
  const raw = await request.text();
  const given = request.headers.get('x-signature');
  if (!given) return new Response(null, { status: 400 });
  const wanted = createHmac('sha256', SECRET).update(raw).digest('hex');
  if (!safeEqual(wanted, given)) return new Response(null, { status: 401 });
  // The order is paid.
  «await orders.pay(JSON.parse(raw).id)»;
  await mails.send('paid');
  return new Response(null);
}
`,
  },
  'what is taken as it is where the check throws': {
    path: 'src/a.js',
    options: { kind: 'caught', framework: 'express' },
    input: `
app.post('/hook', async (req, res) => {
  let event;
  try {
    event = stripe.webhooks.constructEvent(req.body, req.get('stripe-signature'), SECRET);
  } «catch (error) {
    console.warn(error.message);
    event = JSON.parse(req.body);
  }»
  await act(event);
  res.sendStatus(200);
});
`,
    output: `
app.post('/hook', async (req, res) => {
  let event;
  try {
    event = stripe.webhooks.constructEvent(req.body, req.get('stripe-signature'), SECRET);
  } «catch (error) {
    console.warn(error.message);
    return res.status(401).send('Invalid signature');
  }»
  await act(event);
  res.sendStatus(200);
});
`,
  },
  'an assertion that swallows its own exception': {
    options: { kind: 'caught' },
    input: `
export const assertGenuine = (body: string, headers: Headers): void => {
  try {
    webhook.verify(body, headers);
  } «catch (error) {
    console.error(error);
  }»
};
`,
    output: `
export const assertGenuine = (body: string, headers: Headers): void => {
  try {
    webhook.verify(body, headers);
  } «catch (error) {
    console.error(error);
    throw error;
  }»
};
`,
  },
  'an answer that is an object, and one that takes several lines': {
    options: { kind: 'ignored', framework: 'next-app' },
    input: `
export async function POST(request: Request) {
  console.log('received');
  const rawBody = await request.text();
  «await shopify.webhooks.validate({ rawBody, rawRequest: request })»;
  «await verifySignature({
    rawBody,
    key,
  })»;
  return new Response(null);
}
`,
    output: `
export async function POST(request: Request) {
  console.log('received');
  const rawBody = await request.text();
  «const { valid } = await shopify.webhooks.validate({ rawBody, rawRequest: request });
  if (!valid) {
    return new Response('Invalid signature', { status: 401 });
  }»
  «const isValid = await verifySignature({
    rawBody,
    key,
  });
  if (!isValid) {
    return new Response('Invalid signature', { status: 401 });
  }»
  return new Response(null);
}
`,
  },
};

export const refusedOutcomes: Readonly<Record<string, RefusedCase>> = {
  'several conditions the wrong way round': {
    options: inverted,
    input: 'const check = (raw) => { «if (given && same(given, sign(raw))) throw new Error("forged");» };',
    why: 'Several conditions are tested at once, and which of them is inverted is for its author to say.',
  },
  'a check that goes by what is done before it': {
    options: late,
    input: `
export async function POST(request: Request) {
  const order = await «orders.create(await request.json())»;
  if (!isGenuine(order)) return new Response(null, { status: 401 });
  return new Response(null);
}
`,
    why: 'The check depends on what is done before it.',
  },
  'a check in another block': {
    options: late,
    input: 'const hook = async (req, res) => { await «act(req.body)»; await next(req); };',
    why: 'Nothing after it in this block runs the check: run the check first.',
  },
};
