import { describe, expect, it } from 'vitest';
import { runMarked } from '../cases/run-cases.ts';
import { dedupeWebhook } from './dedupe-webhook.ts';

const mended = (
  options: Readonly<Record<string, string>>,
  work: string,
  { head = '', dependencies = [] as readonly string[] } = {},
): string => {
  const input = `import { app, stripe } from './app';
import { pool } from './pool';
${head}
«app.post('/hook', async (req, res) => {
  ${work}
})»;
`;
  const asked = { framework: 'express', store: 'pg', ...options };
  const result = runMarked(
    dedupeWebhook,
    { path: 'src/a.js', options: asked, project: { dependencies: new Set(dependencies) } },
    input,
  );
  return result.kind === 'refused' ? `refused: ${result.why}` : result.text;
};
const PAY = 'await pool.query("UPDATE a SET b = b + 1 WHERE c = $1", [event.data.c]);\n  res.sendStatus(200);';

describe('the key', () => {
  it('is refused where nobody says that an event of the sender has an id', () => {
    expect(mended({ provider: 'lemonsqueezy', id: 'none' }, `const event = req.body;\n  ${PAY}`)).toContain(
      'refused: Whether the sender gives each event an id of its own is not known here',
    );
  });

  it.each([
    ['const event = req.body;\n  console.log(event.id);', '`${event.id}`'],
    ['const payload = req.body;\n  console.log(payload.event_id);', '`${payload.event_id}`'],
    ['const { delivery_id, ...event } = req.body;', '`${delivery_id}`'],
  ])('of an unknown sender is what the handler reads as the id: %s', (read, key) => {
    const work = 'await pool.query("UPDATE a SET b = b + 1");\n  res.end();';
    expect(mended({ provider: '', id: 'read' }, `${read}\n  ${work}`)).toContain(`eventKey = ${key}`);
  });

  it.each([
    ['an object', 'const order = req.body;\n  console.log(order.id);'],
    ['nothing', 'const event = req.body;'],
    [
      'an object, whatever it is called',
      'const webhookData = req.body;\n  settle(webhookData.id, webhookData.status);',
    ],
    ['an object with a sum', 'const notification = req.body;\n  settle(notification.id, notification.paid_amount);'],
    ['something that is taken apart', 'const { id, total } = req.body;'],
  ])('of an unknown sender is refused where the id that is read is that of %s', (_name, read) => {
    const work = 'await pool.query("UPDATE a SET b = b + 1");\n  res.end();';
    expect(mended({ provider: '', id: 'read' }, `${read}\n  ${work}`)).toContain('refused: Who sends the events');
  });

  const paystack = { provider: 'paystack', id: 'field:data.id', named: 'field:event' };

  it('holds the name of the event beside the id of an object, which an event may be without', () => {
    const text = mended(paystack, `const e = req.body;\n  ${PAY.replace('event.', 'e.')}`);
    expect(text).toContain('eventKey = `paystack:${e.event}:${e.data.id ?? randomUUID()}`');
    expect(text).toContain("import { randomUUID } from 'node:crypto';");
    expect(text).not.toContain('400');
  });

  it('takes both out of a body that is taken apart', () => {
    const text = mended(paystack, `const { event, data } = req.body;\n  ${PAY.replace('event.data', 'data')}`);
    expect(text).toContain('`paystack:${event}:${data.id ?? randomUUID()}`');
  });

  it('is refused where one of the two is out of reach', () => {
    const text = mended(paystack, `const { event, ...rest } = req.body;\n  ${PAY.replace('event.data', 'rest')}`);
    expect(text).toContain('refused: The handler destructures its event');
  });

  it('holds the topic of an action that makes several events', () => {
    const shopify = { provider: 'shopify', id: 'header:x-shopify-event-id', named: 'header:x-shopify-topic' };
    expect(mended(shopify, `const event = req.body;\n  ${PAY}`)).toContain(
      "`shopify:${req.headers['x-shopify-topic']}:${eventId}`",
    );
  });

  it('refuses no event for an id that nobody vouches for', () => {
    const twilio = { provider: 'twilio', id: 'header:i-twilio-idempotency-token', lacks: 'may' };
    const text = mended(twilio, 'await pool.query("UPDATE a SET b = $1", [req.body.Body]);\n  res.end();');
    expect(text).toContain("const eventId = req.headers['i-twilio-idempotency-token'] ?? randomUUID();");
    expect(text).not.toContain('400');
  });

  it('is refused where a sender has deliveries without the id, and this may be one', () => {
    const slack = { provider: 'slack', id: 'field:event_id', within: 'event' };
    const command = 'await pool.query("UPDATE a SET b = $1", [req.body.text]);\n  res.end();';
    expect(mended(slack, command)).toContain('refused: The sender has deliveries without event_id');
    const event = 'await pool.query("UPDATE a SET b = $1", [req.body.event.text]);\n  res.end();';
    expect(mended(slack, event)).toContain('`slack:${req.body.event_id}`');
  });
});

describe('a failure that passes as done', () => {
  const stripe = { provider: 'stripe', id: 'field:id' };
  const VERIFY = 'const event = stripe.webhooks.constructEvent(req.body, signature, secret);';
  const ASK = 'refused: Fix the catch clause first';

  it.each([
    `try {\n    await pool.query('UPDATE a SET b = 1');\n  } catch (error) {\n    console.error(error);\n  }\n  res.end();`,
    `try {\n    await pool.query('UPDATE a SET b = 1');\n    res.end();\n  } catch (error) {\n    res.status(200).json({ ok: false });\n  }`,
    `await act(event).catch(console.error);\n  res.end();`,
  ])('is mended first: %s', (work) => {
    expect(mended(stripe, `${VERIFY}\n  ${work}`)).toContain(ASK);
  });

  it.each([
    `try {\n    await pool.query('UPDATE a SET b = 1');\n    res.end();\n  } catch (error) {\n    res.status(500).end();\n  }`,
    `try {\n    await pool.query('UPDATE a SET b = 1');\n    res.end();\n  } catch (error) {\n    await keepForLater(event);\n    res.end();\n  }`,
    `await pool.query('UPDATE a SET b = 1');\n  await act(event);\n  try {\n    await mail(event);\n  } catch (error) {\n    console.error(error);\n  }\n  res.end();`,
  ])('is none where it is told, kept, or not of the work: %s', (work) => {
    expect(mended(stripe, `${VERIFY}\n  ${work}`)).toContain('ON CONFLICT DO NOTHING');
  });

  it('counts where what the handler calls has the catch', () => {
    expect(mended({ ...stripe, swallows: 'elsewhere' }, `${VERIFY}\n  await act(event);\n  res.end();`)).toContain(ASK);
  });

  it('is none of a catch around the claim, which lets go before', () => {
    const work = `try {\n    ${VERIFY}\n    await act(event);\n  } catch (error) {\n    console.error(error);\n  }\n  res.end();`;
    expect(mended(stripe, work)).toContain('DELETE FROM webhook_events');
  });
});

describe('the answer to an event that came before', () => {
  const twilio = { provider: 'twilio', id: 'header:i-twilio-idempotency-token' };
  const STORE = 'await pool.query("INSERT INTO sms (body) VALUES ($1)", [req.body.Body]);';

  it('is an empty document where the handler answers with one', () => {
    const text = mended(twilio, `${STORE}\n  res.type('text/xml').send('<Response/>');`);
    expect(text).toContain("return res.status(200).setHeader('Content-Type', 'text/xml').send('<Response/>');");
  });

  it('says nothing elsewhere', () => {
    expect(mended(twilio, `${STORE}\n  res.status(204).end();`)).toContain('return res.status(200).end();');
  });
});

it('takes a pool that the file has, whatever the work writes to', () => {
  const work =
    'const event = stripe.webhooks.constructEvent(req.body, signature, secret);\n  await act(event);\n  res.end();';
  const options = { provider: 'stripe', id: 'field:id', store: 'runtime' };
  const head = "import { Pool } from 'pg';\nconst db = new Pool();";
  expect(mended(options, work, { head })).toContain("await db.query('INSERT INTO webhook_events");
  expect(mended(options, work)).toContain('memoryStore()');
});

describe('a table that the project has', () => {
  const run = (store: 'prisma' | 'drizzle', head: string, work: string, from: string): string => {
    const input = `import { app, stripe } from './app';
${head}
«app.post('/hook', async (req, res) => {
  const event = stripe.webhooks.constructEvent(req.body, signature, secret);
  ${work}
  res.end();
})»;
`;
    const eventTables = [{ kind: store, name: 'processedEvent', column: 'eventId', file: from }];
    const options = { provider: 'stripe', framework: 'express', id: 'field:id', store };
    const project = { dependencies: new Set<string>(), eventTables };
    const result = runMarked(dedupeWebhook, { path: 'src/a.js', options, project }, input);
    if (result.kind === 'refused') throw new Error(result.why);
    expect(result.expects === undefined).toBe(!result.text.includes('webhookEvents'));
    return result.text;
  };

  it('takes the claims with Prisma', () => {
    const text = run('prisma', "import { prisma } from './prisma';", 'await prisma.order.create({ data: {} });', 'x');
    expect(text).toContain('await prisma.processedEvent.create({ data: { eventId: eventKey } });');
    expect(text).toContain('await prisma.processedEvent.deleteMany({ where: { eventId: eventKey } });');
  });

  it('takes them with Drizzle, where the file imports from that module', () => {
    const head = "import { db } from '@/db';\nimport { orders } from '@/db/schema';";
    const work = 'await db.insert(orders).values({});';
    const text = run('drizzle', head, work, 'src/db/schema');
    expect(text).toContain("import { orders, processedEvent } from '@/db/schema';");
    expect(text).toContain('db.insert(processedEvent).values({ eventId: eventKey })');
    expect(text).toContain('eq(processedEvent.eventId, eventKey)');
    expect(run('drizzle', head, work, 'src/other')).toContain('db.insert(webhookEvents).values({ id: eventKey })');
  });
});
