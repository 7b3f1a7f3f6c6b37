import type { Cases } from '@seamlint/testkit';

/** What is set, handed over or taken out in other files: through containers, callbacks, base classes, lists and interfaces. */
export const handedOver = {
  silent: {
    'the one caller hands over options with a key': {
      files: {
        'src/queue.ts': `
          import { Queue } from 'bullmq';
          export const pay = new Queue('pay', { connection: {}, defaultJobOptions: { attempts: 5 } });
          export const add = (o) => pay.add('charge', o);
        `,
        'src/billing/charge.ts': `
          import Stripe from 'stripe';
          const stripe = new Stripe(process.env.STRIPE_KEY!);
          export async function charge(amount: number, customer: string, options?: Stripe.RequestOptions) {
            return stripe.paymentIntents.create({ amount, currency: 'eur', customer }, options);
          }
        `,
        'src/worker.ts': `
          import { Worker } from 'bullmq';
          import { charge } from './billing/charge';
          new Worker('pay', async (job) => {
            await charge(job.data.amount, job.data.customer, { idempotencyKey: job.id });
          }, { connection: {} });
        `,
      },
    },
    'the key is handed up to a base class as the fourth argument': {
      files: {
        'src/queue.ts': `
          import { Queue } from 'bullmq';
          export const pay = new Queue('pay', { connection: {}, defaultJobOptions: { attempts: 5 } });
          export const add = (o) => pay.add('charge', o);
        `,
        'src/gateway/base.ts': `
          import Stripe from 'stripe';
          export abstract class Gateway {
            protected stripe = new Stripe(process.env.STRIPE_KEY!);
            protected async send(amount: number, currency: string, customer: string, key: string) {
              return this.stripe.paymentIntents.create({ amount, currency, customer }, { idempotencyKey: key });
            }
          }
        `,
        'src/gateway/card.ts': `
          import { Gateway } from './base';
          export class CardGateway extends Gateway {
            pay(order: { id: string; amount: number; customer: string }) { return super.send(order.amount, 'eur', order.customer, order.id); }
          }
        `,
        'src/worker.ts': `
          import { Worker } from 'bullmq';
          import { CardGateway } from './gateway/card';
          const gateway = new CardGateway();
          new Worker('pay', async (job) => {
            await gateway.pay(job.data);
          }, { connection: {} });
        `,
      },
    },
    'an option of a wrapper that callers fill becomes the key': {
      files: {
        'src/queue.ts': `
          import { Queue } from 'bullmq';
          export const pay = new Queue('pay', { connection: {}, defaultJobOptions: { attempts: 5 } });
          export const add = (o) => pay.add('charge', o);
        `,
        'src/mail.ts': `
          import { Resend } from 'resend';
          let client: Resend | null = null;
          const getClient = () => (client ??= new Resend(process.env.RESEND));
          export async function sendMail(to: string, html: string, opts: { key?: string } = {}) {
            return getClient().emails.send({ from: 'a@b.c', to, subject: 's', html }, { idempotencyKey: opts.key });
          }
        `,
        'src/worker.ts': `
          import { Worker } from 'bullmq';
          import { sendMail } from './mail';
          new Worker('pay', async (job) => {
            await sendMail(job.data.to, '<p/>', { key: job.data.id });
          }, { connection: {} });
        `,
      },
    },
    'the callers of a wrapper hand over the header': {
      files: {
        'src/queue.ts': `
          import { Queue } from 'bullmq';
          export const pay = new Queue('pay', { connection: {}, defaultJobOptions: { attempts: 5 } });
          export const add = (o) => pay.add('charge', o);
        `,
        'src/http.ts': `
          export const post = (path: string, body: unknown, headers: Record<string, string> = {}) => fetch('https://api.stripe.com' + path, { method: 'POST', headers: { authorization: 'Bearer ' + process.env.K, ...headers }, body: JSON.stringify(body), signal: AbortSignal.timeout(100) });
        `,
        'src/worker.ts': `
          import { Worker } from 'bullmq';
          import { post } from './http';
          new Worker('pay', async (job) => {
            await post('/v1/charges', job.data, { 'Idempotency-Key': job.data.id });
          }, { connection: {} });
        `,
      },
    },
  },
  reported: {
    'the one caller hands over no options': {
      files: {
        'src/queue.ts': `
          import { Queue } from 'bullmq';
          export const pay = new Queue('pay', { connection: {}, defaultJobOptions: { attempts: 5 } });
          export const add = (o) => pay.add('charge', o);
        `,
        'src/billing/charge.ts': `
          import Stripe from 'stripe';
          const stripe = new Stripe(process.env.STRIPE_KEY!);
          export async function charge(amount: number, customer: string, options?: Stripe.RequestOptions) {
            return stripe.paymentIntents.create({ amount, currency: 'eur', customer }, options); // reported
          }
        `,
        'src/worker.ts': `
          import { Worker } from 'bullmq';
          import { charge } from './billing/charge';
          new Worker('pay', async (job) => {
            await charge(job.data.amount, job.data.customer);
          }, { connection: {} });
        `,
      },
      editor: 'silent',
    },
    'no caller of a wrapper hands over the header': {
      files: {
        'src/queue.ts': `
          import { Queue } from 'bullmq';
          export const pay = new Queue('pay', { connection: {}, defaultJobOptions: { attempts: 5 } });
          export const add = (o) => pay.add('charge', o);
        `,
        'src/http.ts': `
          export const post = (path: string, body: unknown, headers: Record<string, string> = {}) => fetch('https://api.stripe.com' + path, { method: 'POST', headers: { authorization: 'Bearer ' + process.env.K, ...headers }, body: JSON.stringify(body), signal: AbortSignal.timeout(100) }); // reported
        `,
        'src/worker.ts': `
          import { Worker } from 'bullmq';
          import { post } from './http';
          new Worker('pay', async (job) => {
            await post('/v1/charges', job.data);
          }, { connection: {} });
        `,
      },
      editor: 'silent',
    },
    'a job calls it through an interface': {
      files: {
        'src/queue.ts': `
          import { Queue } from 'bullmq';
          export const pay = new Queue('pay', { connection: {}, defaultJobOptions: { attempts: 5 } });
          export const add = (o) => pay.add('charge', o);
        `,
        'src/port.ts': `
          export interface PaymentPort { charge(amount: number, key: string): Promise<void>; }
        `,
        'src/stripe-adapter.ts': `
          import Stripe from 'stripe';
          import type { PaymentPort } from './port';
          export class StripeAdapter implements PaymentPort {
            private stripe = new Stripe(process.env.K!);
            async charge(amount: number, key: string) { await this.stripe.customers.create({ name: String(amount) }); } // reported
          }
        `,
        'src/usecase.ts': `
          import type { PaymentPort } from './port';
          export class Pay { constructor(private payments: PaymentPort) {} run(o: { id: string; amount: number }) { return this.payments.charge(o.amount, o.id); } }
        `,
        'src/worker.ts': `
          import { Worker } from 'bullmq';
          import { Pay } from './usecase';
          import { StripeAdapter } from './stripe-adapter';
          const pay = new Pay(new StripeAdapter());
          new Worker('pay', async (job) => {
            await pay.run(job.data);
          }, { connection: {} });
        `,
      },
      editor: 'silent',
    },
    'a job calls one of two that implement an interface': {
      files: {
        'src/queue.ts': `
          import { Queue } from 'bullmq';
          export const pay = new Queue('pay', { connection: {}, defaultJobOptions: { attempts: 5 } });
          export const add = (o) => pay.add('charge', o);
        `,
        'src/gw.ts': `
          export interface Gateway { refund(pi: string, key: string): Promise<unknown> }
        `,
        'src/stripe-gw.ts': `
          import Stripe from 'stripe';
          import type { Gateway } from './gw';
          export class StripeGw implements Gateway { s = new Stripe(process.env.K!); refund(pi: string, key: string) { return this.s.customers.create({ name: pi }); } } // reported
        `,
        'src/null-gw.ts': `
          import type { Gateway } from './gw';
          export class NullGw implements Gateway { async refund() { return null; } }
        `,
        'src/pick.ts': `
          import type { Gateway } from './gw';
          import { StripeGw } from './stripe-gw';
          import { NullGw } from './null-gw';
          export const gateway: Gateway = process.env.K ? new StripeGw() : new NullGw();
        `,
        'src/worker.ts': `
          import { Worker } from 'bullmq';
          import { gateway } from './pick';
          new Worker('pay', async (job) => {
            await gateway.refund(job.data.pi, job.data.id);
          }, { connection: {} });
        `,
      },
      editor: 'silent',
    },
    'a job takes it out of a registry of another file': {
      files: {
        'src/queue.ts': `
          import { Queue } from 'bullmq';
          export const pay = new Queue('pay', { connection: {}, defaultJobOptions: { attempts: 5 } });
          export const add = (o) => pay.add('charge', o);
        `,
        'src/stripe.ts': `
          import Stripe from 'stripe';
          export default new Stripe(process.env.K!);
        `,
        'src/jobs/charge.ts': `
          import stripe from '../stripe';
          export async function charge(data) { await stripe.paymentIntents.create({ amount: data.amount, currency: 'eur' }); } // reported
        `,
        'src/jobs/index.ts': `
          import { charge } from './charge';
          export const jobs = { charge } as const;
        `,
        'src/worker.ts': `
          import { Worker } from 'bullmq';
          import { jobs } from './jobs';
          new Worker('pay', async (job) => {
            const run = jobs[job.name as keyof typeof jobs]; if (!run) return; await run(job.data);
          }, { connection: {} });
        `,
      },
      editor: 'silent',
    },
    'a job takes it out of a map': {
      files: {
        'src/queue.ts': `
          import { Queue } from 'bullmq';
          export const pay = new Queue('pay', { connection: {}, defaultJobOptions: { attempts: 5 } });
          export const add = (o) => pay.add('charge', o);
        `,
        'src/stripe.ts': `
          import Stripe from 'stripe';
          export const stripe = new Stripe(process.env.K!);
        `,
        'src/jobs.ts': `
          import { stripe } from './stripe';
          export const jobs = new Map<string, (d: any) => Promise<void>>([['charge', async (data) => { await stripe.refunds.create({ payment_intent: data.pi }); }]]); // reported
        `,
        'src/worker.ts': `
          import { Worker } from 'bullmq';
          import { jobs } from './jobs';
          new Worker('pay', async (job) => {
            await jobs.get(job.name)!(job.data);
          }, { connection: {} });
        `,
      },
      editor: 'silent',
    },
    'a job calls a method of the base class that calls it': {
      files: {
        'src/queue.ts': `
          import { Queue } from 'bullmq';
          export const pay = new Queue('pay', { connection: {}, defaultJobOptions: { attempts: 5 } });
          export const add = (o) => pay.add('charge', o);
        `,
        'src/handler.ts': `
          export abstract class JobHandler<T> { async handle(data: T) { await this.before(data); return this.run(data); } protected async before(_: T) {} protected abstract run(data: T): Promise<unknown>; }
        `,
        'src/charge.ts': `
          import Stripe from 'stripe';
          import { JobHandler } from './handler';
          export class ChargeHandler extends JobHandler<any> { private stripe = new Stripe(process.env.K!); protected run(data) { return this.stripe.customers.create({ name: data.pi }); } } // reported
        `,
        'src/worker.ts': `
          import { Worker } from 'bullmq';
          import { ChargeHandler } from './charge';
          const h = new ChargeHandler();
          new Worker('pay', async (job) => {
            await h.handle(job.data);
          }, { connection: {} });
        `,
      },
      editor: 'silent',
    },
  },
} satisfies Cases;
