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
  return await «stripe.paymentIntents.create({ amount, currency: 'eur' }, { idempotencyKey: \`charge-order-payment-intents-create-\${orderId}\` })»;
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
  await «stripe.payouts.create({ amount: job.data.amount }, { idempotencyKey: \`payouts-create-\${job.id}\` })»;
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
    why: 'It runs once for each element of sums, and no id of one is in reach.',
  },
  'elements of a callback without an id': {
    options: stripe,
    input: 'const pay = (order, sums) => sums.map((sum) => «stripe.charges.create({ amount: sum, id: order.id })»);',
    why: 'It runs once for each element of a list, and no id of one is in reach.',
  },
  'two writes that would share a key': {
    options: stripe,
    input:
      'const pay = async (order) => { use(order.id); await «stripe.charges.create({ a })»; await «stripe.charges.create({ b })»; };',
    why: 'Another write of the file has the very key that this one would get.',
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
    why: 'The options of the call are computed in the call itself.',
  },
  'a place nobody knows': {
    options: { ...stripe, carrier: 'telepathy' },
    input: 'const pay = (orderId) => «stripe.charges.create({ a })»;',
    why: 'How a key is given by telepathy is not known here.',
  },
};
