import type { Cases } from '@seamlint/testkit';

/** The project's own retries: told by what they do, or named by the config. */
export const ownRetries = {
  silent: {
    'a helper of another file runs it once and tells how long it took': {
      files: {
        'src/lib/timed.ts': `
          export async function timed<T>(fn: () => Promise<T>): Promise<T> {
            const start = Date.now();
            try {
              return await fn();
            } finally {
              console.info(Date.now() - start);
            }
          }
        `,
        'src/pay.ts': `
          import Stripe from 'stripe';
          import { timed } from './lib/timed';
          const stripe = new Stripe(process.env.STRIPE_KEY);
          export const refund = (id: string) => timed(() => stripe.customers.create({ name: id }));
        `,
      },
    },
    'a helper of another file tries again, and every attempt shares a key': {
      files: {
        'src/lib/again.ts': `
          export async function again<T>(fn: () => Promise<T>, times = 3): Promise<T> {
            for (let attempt = 1; ; attempt++) {
              try {
                return await fn();
              } catch (error) {
                if (attempt >= times) throw error;
              }
            }
          }
        `,
        'src/pay.ts': `
          import Stripe from 'stripe';
          import { again } from './lib/again';
          const stripe = new Stripe(process.env.STRIPE_KEY);
          export const refund = (id: string) => again(() => stripe.customers.create({ name: id }, { idempotencyKey: id }));
        `,
      },
    },
    'the config names a client that speaks of keys': {
      files: {
        'src/lib/http.ts': `
          import { pool } from './pool.cjs';
          export const post = (url: string, body: unknown) => pool.run(url, { body, headers: { 'Idempotency-Key': pool.keyOf(body) } });
        `,
        'src/pay.ts': `
          import pRetry from 'p-retry';
          import { post } from './lib/http';
          export const refund = (id: string) => pRetry(() => post('https://api.stripe.com/v1/refunds', { payment_intent: id }));
        `,
      },
      config: { wrappers: { client: [{ import: 'post', from: './src/lib/http' }] } },
    },
  },
  reported: {
    'a helper of another file loops over attempts out of a configuration': {
      files: {
        'src/config.ts': 'export const attempts = 3;',
        'src/lib/again.ts': `
          import { attempts } from '../config';
          export async function again<T>(fn: () => Promise<T>, { times = attempts }: { times?: number } = {}): Promise<T> {
            let last: unknown;
            for (let attempt = 0; attempt < times; attempt++) {
              try {
                return await fn();
              } catch (error) {
                last = error;
                await new Promise((resolve) => setTimeout(resolve, 2 ** attempt * 100));
              }
            }
            throw last;
          }
        `,
        'src/pay.ts': `
          import Stripe from 'stripe';
          import { again } from './lib/again';
          const stripe = new Stripe(process.env.STRIPE_KEY);
          export const refund = (id: string) => again(() => stripe.customers.create({ name: id }), { times: 5 }); // reported
        `,
      },
      editor: 'silent',
    },
    'a helper of another file calls itself again': {
      files: {
        'src/lib/again.ts': `
          export const again = async <T,>(fn: () => Promise<T>, left = 3): Promise<T> => {
            try {
              return await fn();
            } catch (error) {
              if (left === 0) throw error;
              return again(fn, left - 1);
            }
          };
        `,
        'src/pay.ts': `
          import Stripe from 'stripe';
          import { again } from './lib/again';
          const stripe = new Stripe(process.env.STRIPE_KEY);
          export const refund = (id: string) => again(() => stripe.customers.create({ name: id })); // reported
        `,
      },
      editor: 'silent',
    },
    'a helper of another file chains promises': {
      files: {
        'src/lib/again.ts': `
          export const again = <T,>(fn: () => Promise<T>, left = 3): Promise<T> =>
            fn().catch((error) => (left > 0 ? again(fn, left - 1) : Promise.reject(error)));
        `,
        'src/pay.ts': `
          import Stripe from 'stripe';
          import { again } from './lib/again';
          const stripe = new Stripe(process.env.STRIPE_KEY);
          export const refund = (id: string) => again(() => stripe.customers.create({ name: id })); // reported
        `,
      },
      editor: 'silent',
    },
    'a helper answers a function that tries again': {
      files: {
        'src/lib/retrying.ts': `
          export const retrying = (fn, times = 3) => async (...args) => {
            let last;
            for (let attempt = 0; attempt < times; attempt++) {
              try {
                return await fn(...args);
              } catch (error) {
                last = error;
              }
            }
            throw last;
          };
        `,
        'src/pay.ts': `
          import Stripe from 'stripe';
          import { retrying } from './lib/retrying';
          const stripe = new Stripe(process.env.STRIPE_KEY);
          export const refund = retrying((id: string) => stripe.customers.create({ name: id })); // reported
          const send = (order) => stripe.customers.create({ name: order.name }); // reported
          export const pay = (order) => retrying(send)(order);
        `,
      },
      editor: 'silent',
    },
    'an object of options holds the function': {
      files: {
        'src/lib/again.ts': `
          export async function again<T>({ task, times }: { task: () => Promise<T>; times: number }): Promise<T> {
            while (true) {
              try {
                return await task();
              } catch (error) {
                if (--times <= 0) throw error;
              }
            }
          }
        `,
        'src/pay.ts': `
          import Stripe from 'stripe';
          import { again } from './lib/again';
          const stripe = new Stripe(process.env.STRIPE_KEY);
          export const refund = (id: string) => again({ times: 3, task: () => stripe.customers.create({ name: id }) }); // reported
        `,
      },
      editor: 'silent',
    },
    'a class tries again in a method of its base': {
      files: {
        'src/lib/gateway.ts': `
          export abstract class Gateway {
            protected readonly times = 3;
            protected async attempt<T>(task: () => Promise<T>): Promise<T> {
              let last: unknown;
              for (let left = this.times; left > 0; left--) {
                try {
                  return await task();
                } catch (error) {
                  last = error;
                }
              }
              throw last;
            }
          }
        `,
        'src/stripe-gateway.ts': `
          import Stripe from 'stripe';
          import { Gateway } from './lib/gateway';
          export class StripeGateway extends Gateway {
            private readonly stripe = new Stripe(process.env.STRIPE_KEY);
            refund(id: string) {
              return this.attempt(() => this.stripe.customers.create({ name: id })); // reported
            }
          }
        `,
      },
      editor: 'silent',
    },
    'a function of the project wraps a library': {
      files: {
        'src/lib/again.ts': `
          import pRetry from 'p-retry';
          export const again = <T,>(task: () => Promise<T>) => pRetry(task, { retries: 4 });
        `,
        'src/pay.ts': `
          import Stripe from 'stripe';
          import { again } from './lib/again';
          const stripe = new Stripe(process.env.STRIPE_KEY);
          export const refund = (id: string) => again(() => stripe.customers.create({ name: id })); // reported
        `,
      },
      editor: 'silent',
    },
    'a library wraps the client of another file': {
      files: {
        'src/lib/api.ts': `
          import axios from 'axios';
          export const api = axios.create({ baseURL: 'https://api.stripe.com', timeout: 5000 });
        `,
        'src/lib/setup.ts': `
          import axiosRetry from 'axios-retry';
          import { api } from './api';
          axiosRetry(api, { retries: 3, retryCondition: () => true });
        `,
        'src/pay.ts': `
          import 'server-only';
          import { api } from './lib/api';
          export const refund = (id: string) => api.post('/v1/refunds', { payment_intent: id }); // reported
        `,
      },
      editor: 'silent',
    },
    'a library wraps the default client in another file': {
      files: {
        'src/lib/setup.ts': `
          import axios from 'axios';
          import axiosRetry, { isRetryableError } from 'axios-retry';
          axiosRetry(axios, { retries: 3, retryCondition: isRetryableError });
        `,
        'src/pay.ts': `
          import 'server-only';
          import axios from 'axios';
          export const refund = (id: string) => axios.post('https://api.stripe.com/v1/refunds', { payment_intent: id }, { timeout: 5000 }); // reported
        `,
      },
      editor: 'silent',
    },
    'a decorator of the project tries again': {
      files: {
        'src/lib/retry.decorator.ts': `
          export function Retry(times = 3): MethodDecorator {
            return (_target, _name, descriptor: PropertyDescriptor) => {
              const original = descriptor.value;
              descriptor.value = async function (...args: unknown[]) {
                let last: unknown;
                for (let attempt = 0; attempt < times; attempt++) {
                  try {
                    return await original.apply(this, args);
                  } catch (error) {
                    last = error;
                  }
                }
                throw last;
              };
              return descriptor;
            };
          }
        `,
        'src/pay.service.ts': `
          import Stripe from 'stripe';
          import { Retry } from './lib/retry.decorator';
          export class PayService {
            private readonly stripe = new Stripe(process.env.STRIPE_KEY);
            @Retry(5)
            refund(id: string) {
              return this.stripe.customers.create({ name: id }); // reported
            }
          }
        `,
      },
      editor: 'silent',
    },
    'the config names a retry that nobody can see into': {
      files: {
        'src/lib/policy.ts': `
          import { build } from './engine.cjs';
          export const policy = build();
        `,
        'src/pay.ts': `
          import Stripe from 'stripe';
          import { policy } from './lib/policy';
          const stripe = new Stripe(process.env.STRIPE_KEY);
          export const refund = (id: string) => policy.run(() => stripe.customers.create({ name: id })); // reported
        `,
      },
      config: { wrappers: { retry: [{ import: 'policy', from: './src/lib/policy' }] } },
    },
    'the config names a decorator that tries again': {
      files: `
        import Stripe from 'stripe';
        import { Persist } from '@corp/resilience';
        export class PayService {
          private readonly stripe = new Stripe(process.env.STRIPE_KEY);
          @Persist()
          refund(id: string) {
            return this.stripe.customers.create({ name: id }); // reported
          }
        }
      `,
      config: { wrappers: { retry: [{ import: 'Persist', from: '@corp/resilience' }] } },
    },
    'the config names a client that is told what to write': {
      files: {
        'src/lib/http.ts': `
          import { pool } from './pool.cjs';
          export const post = (url: string, body: unknown) => pool.run(url, { body });
        `,
        'src/pay.ts': `
          import pRetry from 'p-retry';
          import { post } from './lib/http';
          export const refund = (id: string) => pRetry(() => post('https://api.stripe.com/v1/refunds', { payment_intent: id })); // reported
        `,
      },
      config: { wrappers: { client: [{ import: 'post', from: './src/lib/http' }] } },
      editor: 'silent',
    },
  },
} satisfies Cases;
