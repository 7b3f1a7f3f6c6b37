import type { Case, RefusedCase } from '../cases/run-cases.ts';

const stripe = {
  provider: 'stripe',
  package: 'stripe',
  client: 'sdk',
  carrier: 'options-arg',
  name: 'idempotencyKey',
  argIndex: 'last',
};
const square = {
  provider: 'square',
  package: 'square',
  client: 'sdk',
  carrier: 'arg-field',
  name: 'idempotencyKey',
  argIndex: '0',
};
const header = { provider: 'stripe', client: 'fetch', carrier: 'header', header: 'idempotency-key' };

export const cases: Readonly<Record<string, Case>> = {
  'an id that is a parameter': {
    options: stripe,
    input: `
export async function chargeOrder(orderId: string, userId: string, amount: number) {
  return await «stripe.paymentIntents.create({ amount, currency: 'eur' })»;
}
`,
    output: `
export async function chargeOrder(orderId: string, userId: string, amount: number) {
  return await «stripe.paymentIntents.create({ amount, currency: 'eur' }, { idempotencyKey: \`charge-order-payment-intents-create-\${orderId}-\${amount}\` })»;
}
`,
  },
  'an id of what is handed in, and parameters with a line each': {
    options: stripe,
    input: `
const capture = async ({ order, customer }: Job) => {
  await «stripe.paymentIntents.create({
    amount: order.total,
    customer: customer.id,
    metadata: { orderId: order.id },
  })»;
};
`,
    output: `
const capture = async ({ order, customer }: Job) => {
  await «stripe.paymentIntents.create({
    amount: order.total,
    customer: customer.id,
    metadata: { orderId: order.id },
  }, { idempotencyKey: \`capture-payment-intents-create-\${order.id}\` })»;
};
`,
  },
  'the event of a webhook, in CommonJS': {
    path: 'src/a.js',
    options: stripe,
    input: `
const stripe = require('stripe')(process.env.STRIPE_SECRET_KEY);
app.post('/webhooks/stripe', express.raw({ type: '*/*' }), async (req, res) => {
  const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], secret);
  if (event.type === 'charge.disputed') {
    await «stripe.refunds.create({ charge: charge })»;
  }
  res.end();
});
`,
    output: `
const stripe = require('stripe')(process.env.STRIPE_SECRET_KEY);
app.post('/webhooks/stripe', express.raw({ type: '*/*' }), async (req, res) => {
  const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], secret);
  if (event.type === 'charge.disputed') {
    await «stripe.refunds.create({ charge: charge }, { idempotencyKey: \`refunds-create-\${event.id}\` })»;
  }
  res.end();
});
`,
  },
  'options that are there are joined': {
    options: stripe,
    input: `
const refund = async (refundId, options) => {
  await «stripe.refunds.create({ charge }, { stripeAccount: account })»;
  return «stripe.transfers.create({ amount }, options)»;
};
`,
    output: `
const refund = async (refundId, options) => {
  await «stripe.refunds.create({ charge }, { stripeAccount: account, idempotencyKey: \`refund-refunds-create-\${refundId}\` })»;
  return «stripe.transfers.create({ amount }, { ...options, idempotencyKey: options?.idempotencyKey ?? \`refund-transfers-create-\${refundId}\` })»;
};
`,
  },
  'a job of a queue': {
    options: stripe,
    input: `
import { Worker } from 'bullmq';
new Worker('payouts', async (job) => {
  await «stripe.payouts.create({ amount: job.data.amount })»;
});
`,
    output: `
import { Worker } from 'bullmq';
new Worker('payouts', async (job) => {
  await «stripe.payouts.create({ amount: job.data.amount }, { idempotencyKey: \`payouts-create-\${job.queueName}-\${job.id}\` })»;
});
`,
  },
  'each element has its own': {
    options: stripe,
    input: `
export const payAll = async (batchId: string, invoices: readonly Invoice[]) => {
  for (const invoice of invoices) {
    await «stripe.transfers.create({ amount: invoice.total, metadata: { invoice: invoice.id } })»;
  }
};
`,
    output: `
export const payAll = async (batchId: string, invoices: readonly Invoice[]) => {
  for (const invoice of invoices) {
    await «stripe.transfers.create({ amount: invoice.total, metadata: { invoice: invoice.id } }, { idempotencyKey: \`pay-all-transfers-create-\${invoice.id}\` })»;
  }
};
`,
  },
  'all attempts have one': {
    options: stripe,
    input: `
export const charge = async (order) => {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      return await «stripe.charges.create({ amount: order.total, description: order.id })»;
    } catch (error) {
      await sleep(attempt);
    }
  }
};
`,
    output: `
export const charge = async (order) => {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      return await «stripe.charges.create({ amount: order.total, description: order.id }, { idempotencyKey: \`charge-charges-create-\${order.id}\` })»;
    } catch (error) {
      await sleep(attempt);
    }
  }
};
`,
  },
  'a field of the request, hashed where a template may be too long': {
    options: square,
    install: ['@seamlint/runtime'],
    input: `
import { SquareClient } from 'square';

export const pay = async (bookingId: string) => {
  await «square.payments.create({
    sourceId,
    amountMoney,
  })»;
};
`,
    output: `
import { SquareClient } from 'square';
import { idempotencyKey } from '@seamlint/runtime';

export const pay = async (bookingId: string) => {
  await «square.payments.create({
    sourceId,
    amountMoney,
    idempotencyKey: idempotencyKey('pay-payments-create', bookingId),
  })»;
};
`,
  },
  'a header of a plain call': {
    options: header,
    input: `
export const charge = async (payment) => {
  await «fetch('https://api.stripe.com/v1/charges', {
    method: 'POST',
    headers: { Authorization: auth },
    body: form(payment.id),
  })»;
  await «fetch('https://api.stripe.com/v1/refunds', { method: 'POST' })»;
  await «fetch('https://api.stripe.com/v1/payouts', { method: 'POST', headers: new Headers({ Authorization: auth }) })»;
};
`,
    output: `
export const charge = async (payment) => {
  await «fetch('https://api.stripe.com/v1/charges', {
    method: 'POST',
    headers: { Authorization: auth, 'Idempotency-Key': \`charge-charges-\${payment.id}\` },
    body: form(payment.id),
  })»;
  await «fetch('https://api.stripe.com/v1/refunds', { method: 'POST', headers: { 'Idempotency-Key': \`charge-refunds-\${payment.id}\` } })»;
  await «fetch('https://api.stripe.com/v1/payouts', { method: 'POST', headers: new Headers({ Authorization: auth, 'Idempotency-Key': \`charge-payouts-\${payment.id}\` }) })»;
};
`,
  },
  'a header of axios': {
    options: { ...header, package: 'axios', header: 'paypal-request-id' },
    input: `
import axios from 'axios';
export const capture = ({ orderId }) => «axios.post(\`https://api.paypal.com/v2/checkout/orders/\${orderId}/capture\`, {})»;
`,
    output: `
import axios from 'axios';
export const capture = ({ orderId }) => «axios.post(\`https://api.paypal.com/v2/checkout/orders/\${orderId}/capture\`, {}, { headers: { 'PayPal-Request-Id': \`capture-post-orders-capture-\${orderId}\` } })»;
`,
  },
  'an argument of its own': {
    options: { provider: 'lob', client: 'sdk', carrier: 'positional', name: 'idempotencyKey', argIndex: '1' },
    input: `
const sendLetter = (invoice) => «lob.letters.create({ to: invoice.to, description: invoice.id })»;
`,
    output: `
const sendLetter = (invoice) => «lob.letters.create({ to: invoice.to, description: invoice.id }, \`send-letter-letters-create-\${invoice.id}\`)»;
`,
  },
};

const none = 'No id of the order, payment or event in hand is in reach to derive a key from.';

export const more: Readonly<Record<string, Case>> = {
  'what is told apart within an order only': {
    options: stripe,
    input: `
export const paySellers = async (order: Order) => {
  await Promise.all(
    order.items.map((item) => «stripe.transfers.create({ amount: item.price, metadata: { item: item.id, order: order.id } })»),
  );
};
`,
    output: `
export const paySellers = async (order: Order) => {
  await Promise.all(
    order.items.map((item) => «stripe.transfers.create({ amount: item.price, metadata: { item: item.id, order: order.id } }, { idempotencyKey: \`pay-sellers-transfers-create-\${order.id}-\${item.id}\` })»),
  );
};
`,
  },
  'what is handed over beside the id': {
    options: stripe,
    input: `
const pay = async ({ orderId, amount, kind }: Part) =>
  «stripe.charges.create({ amount: Math.round(amount * 100), description: \`\${kind} of \${orderId}\` })»;
await pay({ orderId, amount: 100, kind: 'deposit' });
`,
    output: `
const pay = async ({ orderId, amount, kind }: Part) =>
  «stripe.charges.create({ amount: Math.round(amount * 100), description: \`\${kind} of \${orderId}\` }, { idempotencyKey: \`pay-charges-create-\${orderId}-\${amount}-\${kind}\` })»;
await pay({ orderId, amount: 100, kind: 'deposit' });
`,
  },
  'what is worked out of it first': {
    options: stripe,
    input: `
function payPart(invoiceId: string, total: number, installment: number) {
  const cents = Math.round(total * 100);
  return «stripe.charges.create({ amount: cents, metadata: { invoiceId, installment } })»;
}
`,
    output: `
function payPart(invoiceId: string, total: number, installment: number) {
  const cents = Math.round(total * 100);
  return «stripe.charges.create({ amount: cents, metadata: { invoiceId, installment } }, { idempotencyKey: \`pay-part-charges-create-\${invoiceId}-\${total}-\${installment}\` })»;
}
`,
  },
  'a job that is one of several kinds': {
    path: 'src/a.js',
    options: stripe,
    input: `
const Queue = require('bull');
const queue = new Queue('payouts');
queue.process(async (job) => {
  switch (job.name) {
    case 'pay':
      return «stripe.payouts.create({ amount: job.data.amount })»;
  }
});
`,
    output: `
const Queue = require('bull');
const queue = new Queue('payouts');
queue.process(async (job) => {
  switch (job.name) {
    case 'pay':
      return «stripe.payouts.create({ amount: job.data.amount }, { idempotencyKey: \`payouts-create-\${job.queue.name}-\${job.name}-\${job.id}\` })»;
  }
});
`,
  },
  'an id that is there for sure where the call is reached': {
    options: stripe,
    input: `
const give = async (donation) => {
  if (!donation.id || donation.done) return;
  note(donation.id ?? 'none');
  await «stripe.charges.create({ amount: 5, metadata: { id: donation.id } })»;
};
const take = async (payment) => {
  if (payment.id) await «stripe.refunds.create({ payment_intent: payment.id })»;
};
`,
    output: `
const give = async (donation) => {
  if (!donation.id || donation.done) return;
  note(donation.id ?? 'none');
  await «stripe.charges.create({ amount: 5, metadata: { id: donation.id } }, { idempotencyKey: \`give-charges-create-\${donation.id}\` })»;
};
const take = async (payment) => {
  if (payment.id) await «stripe.refunds.create({ payment_intent: payment.id }, { idempotencyKey: \`take-refunds-create-\${payment.id}\` })»;
};
`,
  },
  'headers that are spread, or have a name': {
    options: header,
    input: `
export const charge = async (payment, auth, h: Record<string, string>, headers: Record<string, string>) => {
  use(payment.id);
  await «fetch('https://api.stripe.com/v1/charges', { method: 'POST', headers: { ...auth } })»;
  await «fetch('https://api.stripe.com/v1/refunds', { method: 'POST', headers: h })»;
  await «fetch('https://api.stripe.com/v1/payouts', { method: 'POST', headers })»;
  await «axios.post('https://api.stripe.com/v1/topups', {}, auth)»;
};
`,
    output: `
export const charge = async (payment, auth, h: Record<string, string>, headers: Record<string, string>) => {
  use(payment.id);
  await «fetch('https://api.stripe.com/v1/charges', { method: 'POST', headers: { ...auth, 'Idempotency-Key': \`charge-charges-\${payment.id}\` } })»;
  await «fetch('https://api.stripe.com/v1/refunds', { method: 'POST', headers: { ...h, 'Idempotency-Key': \`charge-refunds-\${payment.id}\` } })»;
  await «fetch('https://api.stripe.com/v1/payouts', { method: 'POST', headers: { ...headers, 'Idempotency-Key': \`charge-payouts-\${payment.id}\` } })»;
  await «axios.post('https://api.stripe.com/v1/topups', {}, { ...auth, headers: { ...auth?.headers, 'Idempotency-Key': \`charge-post-topups-\${payment.id}\` } })»;
};
`,
  },
  'an update by the event that asks for it': {
    options: stripe,
    input: `
export const onEvent = async (event: Stripe.Event, subscriptionId: string) => {
  if (event.type === 'invoice.paid') await «stripe.subscriptions.update(subscriptionId, { pause_collection: '' })»;
};
`,
    output: `
export const onEvent = async (event: Stripe.Event, subscriptionId: string) => {
  if (event.type === 'invoice.paid') await «stripe.subscriptions.update(subscriptionId, { pause_collection: '' }, { idempotencyKey: \`on-event-subscriptions-update-\${event.id}\` })»;
};
`,
  },
};

export const refused: Readonly<Record<string, RefusedCase>> = {
  'what has only a user': {
    options: stripe,
    input: 'const buy = (userId, amount) => «stripe.charges.create({ amount, customer: userId })»;',
    why: none,
  },
  'an id made in the same run': {
    options: stripe,
    input: 'const buy = async () => { const orderId = randomUUID(); await «stripe.charges.create({ amount })»; };',
    why: none,
  },
  'a row made in the same run': {
    options: stripe,
    input:
      'const buy = async () => { const order = await db.orders.create({ amount }); await «stripe.charges.create({ amount, id: order.id })»; };',
    why: none,
  },
  'an id that may be missing': {
    options: stripe,
    path: 'a.ts',
    input: 'const buy = (orderId?: string) => «stripe.charges.create({ amount })»;',
    why: none,
  },
  'an id asked for with a question mark': {
    options: stripe,
    input: 'const buy = (order) => «stripe.charges.create({ amount, id: order?.id })»;',
    why: none,
  },
  'elements without an id, although the batch has one': {
    options: stripe,
    input:
      'const pay = async (batchId, sums) => { for (const sum of sums) await «stripe.charges.create({ amount: sum })»; };',
    why: 'It runs once for each element of sums, and no id of it is in reach.',
  },
  'elements of a callback without an id': {
    options: stripe,
    input: 'const pay = (order, sums) => sums.map((sum) => «stripe.charges.create({ amount: sum, id: order.id })»);',
    why: 'It runs once for each element of a list, and no id of it is in reach.',
  },
  'two writes that would share a key': {
    options: stripe,
    input:
      'const pay = async (order) => { use(order.id); await «stripe.charges.create({ a })»; await «stripe.charges.create({ b })»; };',
    why: 'Another write in the file already has the key that this one would get.',
  },
  'an update by the id of what is updated': {
    options: stripe,
    input: 'const hold = (invoiceId) => «stripe.invoices.update(invoiceId, { auto_advance: false })»;',
    why: 'invoiceId does not tell one update from the next that is meant, and no id of an event or job is in reach.',
  },
  'a part of a payment that is given back': {
    options: stripe,
    input: 'const back = (paymentId, amount) => «stripe.refunds.create({ payment_intent: paymentId, amount })»;',
    why: 'paymentId does not tell one create from the next that is meant, and no id of an event or job is in reach.',
  },
  'what many buy': {
    options: stripe,
    input: 'const buy = (itemId) => «stripe.paymentIntents.create({ amount, metadata: { itemId } })»;',
    why: none,
  },
  'what is paid for again each month': {
    options: stripe,
    input: 'const bill = (subscriptionId) => «stripe.invoiceItems.create({ subscription: subscriptionId })»;',
    why: none,
  },
  'a column that is empty at first': {
    options: stripe,
    input: 'const buy = (appeal) => «stripe.charges.create({ source: appeal.stripe_payment_intent_id })»;',
    why: none,
  },
  'a field that the file calls optional': {
    options: stripe,
    path: 'a.ts',
    input:
      'interface Input { orderId?: string }\nconst buy = (input: Input) => «stripe.charges.create({ amount, id: input.orderId })»;',
    why: none,
  },
  'headers that are made elsewhere': {
    options: header,
    input:
      "const pay = async (order) => { use(order.id); await «fetch('https://api.stripe.com/v1/charges', { method: 'POST', headers: makeHeaders() })»; };",
    why: 'The headers of the call are computed in the call itself.',
  },
  'headers that may be an object nobody can spread': {
    options: header,
    input:
      "const pay = async (order, headers) => { use(order.id); await «fetch('https://api.stripe.com/v1/charges', { method: 'POST', headers })»; };",
    why: 'headers may be a Headers object, which cannot be spread.',
  },
  'options of fetch that may hold such headers': {
    options: header,
    input:
      "const pay = async (order, init) => { use(order.id); await «fetch('https://api.stripe.com/v1/charges', init)»; };",
    why: 'init?.headers may be a Headers object, which cannot be spread.',
  },
  'a job of a queue nobody knows': {
    options: stripe,
    input: 'const work = async (job) => «stripe.payouts.create({ amount: job.data.amount })»;',
    why: 'job.id may be counted within its queue, and which queue that is is not known here.',
  },
  'as many as are asked for': {
    options: stripe,
    input:
      'const issue = (order, length) => Promise.all(Array.from({ length }, () => «stripe.coupons.create({ metadata: { order: order.id } })»));',
    why: 'It runs once for each element of a list, and no id of it is in reach.',
  },
  'as many as lodash is told': {
    options: stripe,
    input: 'const issue = (order, n) => times(n, () => «stripe.coupons.create({ metadata: { order: order.id } })»);',
    why: 'It runs once for each element of a list, and no id of it is in reach.',
  },
  'two calls for one order that differ in what nobody knows': {
    options: stripe,
    input: `const pay = (orderId, buyer) => «stripe.charges.create({ customer: buyer, metadata: { orderId } })»;
await pay(order.id, first);
await pay(order.id, second);`,
    why: 'pay is called twice for one order, and what tells the two calls apart is not known here.',
  },
  'what tells two writes apart and may be missing': {
    options: stripe,
    path: 'a.ts',
    input:
      'const pay = (orderId: string, kind?: string) => «stripe.charges.create({ amount: 5, metadata: { orderId, kind } })»;',
    why: 'kind may tell one create from the next, and may be missing.',
  },
  ...Object.fromEntries(
    [
      ['an id with a text in its place: ??', "note(donation.id ?? 'none');"],
      ['an id with a text in its place: ||', "note(donation.id || 'none');"],
      ['an id that something depends on', 'donation.id && note(donation.id);'],
      ['an id that is asked for', 'if (donation.id) note(donation.id);'],
      ['an id of what may be missing', 'note(donation?.id, donation.id);'],
      ['an id that is chosen by being there', "note(donation.id ? donation.id : 'none');"],
    ].map(([name = '', statement = '']) => [
      name,
      {
        options: stripe,
        input: `const give = async (donation) => { ${statement} await «stripe.charges.create({ amount, metadata: { id: donation.id } })»; };`,
        why: none,
      },
    ]),
  ),
  'a part of something': {
    options: stripe,
    path: 'a.ts',
    input: 'const give = (donation: Partial<Donation>) => «stripe.charges.create({ metadata: { id: donation.id } })»;',
    why: none,
  },
  'a field of a type of another file': {
    options: stripe,
    path: 'a.ts',
    input:
      "import type { Input } from './input';\nconst give = (input: Input) => «stripe.charges.create({ metadata: { id: input.orderId } })»;",
    why: none,
  },
  'a place nobody knows': {
    options: { ...stripe, carrier: 'telepathy' },
    input: 'const pay = (orderId) => «stripe.charges.create({ a })»;',
    why: 'How a key is given by telepathy is not known here.',
  },
};
