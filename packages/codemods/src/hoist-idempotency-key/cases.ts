import type { Case, RefusedCase } from '../cases/run-cases.ts';

/** The retry stands between « and », and in it, between « and » too, the write and what makes its key. */
export const cases: Readonly<Record<string, Case>> = {
  'a key in the options moves in front of the call that tries again': {
    input: `
import pRetry from 'p-retry';
export async function refund(intent: string) {
  return «pRetry(() => «stripe.refunds.create({ payment_intent: intent }, { idempotencyKey: «randomUUID()» })»)»;
}
`,
    output: `
import pRetry from 'p-retry';
export async function refund(intent: string) {
  const idempotencyKey = randomUUID();
  return «pRetry(() => «stripe.refunds.create({ payment_intent: intent }, { «idempotencyKey» })»)»;
}
`,
  },
  'a variable moves in front of the loop': {
    input: `
export async function refund(order: Order) {
  // Three times.
  «for (let attempt = 0; attempt < 3; attempt += 1) {
    const key = «randomUUID()»;
    try {
      return await «stripe.refunds.create({ payment_intent: order.intent }, { idempotencyKey: key })»;
    } catch {
      await pause();
    }
  }»
  return null;
}
`,
    output: `
export async function refund(order: Order) {
  const key = randomUUID();
  // Three times.
  «for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      return await «stripe.refunds.create({ payment_intent: order.intent }, { idempotencyKey: «key» })»;
    } catch {
      await pause();
    }
  }»
  return null;
}
`,
  },
  'a function that only answers the retry gets a body': {
    input: `
export const refund = (intent: string) =>
  «pRetry(() => «stripe.refunds.create({ payment_intent: intent }, { idempotencyKey: \`refund-\${intent}-\${«Date.now()»}\` })»)»;
`,
    output: `
export const refund = (intent: string) => {
  const idempotencyKey = \`refund-\${intent}-\${Date.now()}\`;
  return «pRetry(() => «stripe.refunds.create({ payment_intent: intent }, { «idempotencyKey» })»)»;
};
`,
  },
  'its lines move to the right with it': {
    input: `
export const refund = (intent: string) => «pRetry(async () => {
  const headers = { 'Idempotency-Key': «uuid()».toString() };
  await «fetch(url, { method: 'POST', headers })»;
})»;
`,
    output: `
export const refund = (intent: string) => {
  const idempotencyKey = uuid().toString();
  return «pRetry(async () => {
    const headers = { 'Idempotency-Key': «idempotencyKey» };
    await «fetch(url, { method: 'POST', headers })»;
  })»;
};
`,
  },
  'what the key is made of beside stays inside': {
    input: `
export async function refund(order: Order) {
  await «again(async (left) => «stripe.refunds.create(order, { idempotencyKey: \`\${left}-\${«randomUUID()»}\` })»)»;
}
`,
    output: `
export async function refund(order: Order) {
  const idempotencyKey = randomUUID();
  await «again(async (left) => «stripe.refunds.create(order, { idempotencyKey: \`\${left}-\${«idempotencyKey»}\` })»)»;
}
`,
  },
};

export const refused: Readonly<Record<string, RefusedCase>> = {
  'a key for each of many': {
    input: `«pRetry(() => Promise.all(orders.map((order) => «stripe.refunds.create(order, { idempotencyKey: «randomUUID()» })»)))»;`,
    why: 'The key is made in a function inside of the retry, which may run for each of many.',
  },
  'a key for each round of a loop inside': {
    input: `«pRetry(async () => { for (const order of orders) await «stripe.refunds.create(order, { idempotencyKey: «randomUUID()» })»; })»;`,
    why: 'Inside of the retry a key is made for each round of another loop.',
  },
  'a variable that may change': {
    input: `«pRetry(() => { let key = «randomUUID()»; return «stripe.refunds.create(order, { idempotencyKey: key })»; })»;`,
    why: 'The key is held by a variable that may hold something else, too.',
  },
  'a name that is taken in front of the retry': {
    input: `const key = 'x'; «pRetry(() => { const key = «randomUUID()»; return «stripe.refunds.create(order, { idempotencyKey: key })»; })»;`,
    why: 'key already stands for something else in front of the retry.',
  },
  'what is there only inside': {
    input: `«pRetry((make) => «stripe.refunds.create(order, { idempotencyKey: «make()» })»)»;`,
    why: 'What the key is made from is there only inside of the retry.',
  },
  'a case without a block': {
    input: `switch (kind) { case 'refund': «pRetry(() => «stripe.refunds.create(order, { idempotencyKey: «randomUUID()» })»)»; }`,
    why: 'The retry stands in a case that has no block of its own.',
  },
};
