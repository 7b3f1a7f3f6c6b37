import type { Cases } from '@seamlint/testkit';

export const cases = {
  silent: {
    'a function nobody knows is handed what failed, and is waited for': {
      files: {
        'src/load.ts': `
          import axios from 'axios';
          import { policy } from '@acme/policies';
          export async function load(id: string) {
            for (let attempt = 0; attempt < 4; attempt++) {
              try {
                return await axios.get('https://api.example.com/items/' + id);
              } catch (error) {
                await policy.failed(error, attempt);
              }
            }
          }
        `,
      },
    },
    'a flag ends it where the failure says so': {
      files: `
        import axios from 'axios';
        export async function load(id, isTransient) {
          let retries = 0;
          let fatal;
          while (!fatal) {
            try {
              return await axios.get('https://api.example.com/items/' + id);
            } catch (error) {
              if (retries < 3 && isTransient(error)) retries += 1;
              else fatal = error;
            }
          }
          throw fatal;
        }
      `,
    },
    'the runtime tells transient errors from fatal ones': {
      files: `
        import { callPolicy, withRetry } from '@seamlint/runtime';
        import axios from 'axios';
        const policy = callPolicy({ timeoutMs: 5000 });
        export const load = (id) => withRetry(() => axios.get('https://api.example.com/items/' + id), { repeatable: true });
        export const again = (id) => policy.run(() => axios.get('https://api.example.com/items/' + id), { repeatable: true });
      `,
    },
    'who is handed the answer says whether it calls itself': {
      files: {
        'src/load.ts': `
          import { shouldRetry, sleep } from './policy.js';
          export async function load(id: string, attempt = 1): Promise<unknown> {
            try {
              const response = await fetch('https://api.example.com/items/' + id);
              if (!response.ok) {
                const next = shouldRetry(response, attempt);
                if (next.retry) {
                  await sleep(next.delay);
                  return await load(id, attempt + 1);
                }
                throw new Error('status ' + response.status);
              }
              return await response.json();
            } catch (error) {
              console.warn('no luck');
              throw error;
            }
          }
        `,
        'src/policy.ts': `
          export const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
          export const shouldRetry = (response: Response, attempt: number) =>
            response.status >= 500 && attempt < 4
              ? { retry: true, delay: Math.random() * 500 * 2 ** attempt }
              : { retry: false, delay: 0 };
        `,
      },
    },
    'who is handed the answer says whether the loop goes round': {
      files: `
        import { shouldRetry, sleep } from './policy.js';
        export async function load(id) {
          for (let attempt = 1; attempt < 5; attempt++) {
            const response = await fetch('https://api.example.com/items/' + id);
            if (response.ok) return response.json();
            const next = shouldRetry(response);
            if (!next.retry) throw new Error('status ' + response.status);
            await sleep(next.delay);
          }
        }
      `,
    },
    'the answer is the status, which decides whether it calls itself': {
      files: `
        import axios from 'axios';
        const send = (url, payload) =>
          axios.post(url, payload).then((response) => response.status).catch((error) => error.response.status);
        export async function deliver(url, payload, left, delay, done) {
          const status = await send(url, payload);
          if (status < 500 || status >= 600) {
            done(status);
          } else if (left > 0) {
            setTimeout(() => deliver(url, payload, left - 1, delay * 2, done), delay);
          }
        }
      `,
    },
    'another name is tried where the last one was taken': {
      files: `
        import axios from 'axios';
        import { randomBytes } from 'node:crypto';
        const pick = () => randomBytes(4).toString('hex');
        export async function create(user) {
          for (let attempt = 0; attempt < 5; attempt++) {
            const name = pick();
            try {
              return await axios.post('https://api.example.com/tokens', { name, user });
            } catch (error) {
              console.warn('once more');
            }
          }
        }
      `,
    },
    'what was thrown is asked': {
      files: `
        import axios from 'axios';
        const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        export async function load(id) {
          for (let attempt = 0; ; attempt++) {
            try {
              return await axios.get('https://api.example.com/items/' + id);
            } catch (error) {
              const status = error.response?.status;
              if (attempt === 4 || (status >= 400 && status < 500 && status !== 429)) throw error;
              await sleep(2 ** attempt * 500);
            }
          }
        }
      `,
    },
    'a function of another file says what is worth another try': {
      files: {
        'src/load.ts': `
          import axios from 'axios';
          import { isTransient } from './transient.js';
          export async function load(id: string) {
            for (let attempt = 0; attempt < 4; attempt++) {
              try {
                return await axios.get('https://api.example.com/items/' + id);
              } catch (error) {
                if (!isTransient(error)) throw error;
              }
            }
          }
        `,
        'src/transient.ts': `
          export const isTransient = (error: any) => !error.response || error.response.status >= 500;
        `,
      },
    },
    'a function that it is handed to throws what is fatal': {
      files: {
        'src/load.ts': `
          import axios from 'axios';
          import { rethrowFatal } from './fatal.js';
          export async function load(id: string) {
            for (let attempt = 0; attempt < 4; attempt++) {
              try {
                return await axios.get('https://api.example.com/items/' + id);
              } catch (error) {
                rethrowFatal(error);
              }
            }
          }
        `,
        'src/fatal.ts': `
          export function rethrowFatal(error: any) {
            if (error.response && error.response.status < 500) throw error;
          }
        `,
      },
    },
    'whoever hands over the function may say': {
      files: {
        'src/retry.ts': `
          export async function retrying<T>(run: () => Promise<T>, worth: (error: unknown) => boolean): Promise<T> {
            for (let attempt = 1; ; attempt++) {
              try {
                return await run();
              } catch (error) {
                if (attempt === 3 || !worth(error)) throw error;
              }
            }
          }
        `,
        'src/items.ts': `
          import axios from 'axios';
          import { retrying } from './retry.js';
          export const load = (id: string) =>
            retrying(() => axios.get('https://api.example.com/items/' + id), (error: any) => error.response?.status >= 500);
        `,
      },
    },
    'nothing throws for a status': {
      files: `
        export async function load(id) {
          for (let attempt = 0; attempt < 4; attempt++) {
            try {
              return await fetch('https://api.example.com/items/' + id);
            } catch (error) {
              if (attempt === 3) throw error;
            }
          }
        }
      `,
    },
    'only some answers are tried again': {
      files: `
        export async function load(id) {
          for (let attempt = 0; attempt < 4; attempt++) {
            const response = await fetch('https://api.example.com/items/' + id);
            if (response.status === 429 || response.status >= 500) continue;
            return response;
          }
        }
      `,
    },
    'an answer below 500 is given on': {
      files: `
        export async function load(id) {
          for (let attempt = 0; attempt < 4; attempt++) {
            try {
              const response = await fetch('https://api.example.com/items/' + id);
              if (response.ok || response.status < 500) return response;
              throw new Error('status ' + response.status);
            } catch (error) {
              if (attempt === 3) throw error;
            }
          }
        }
      `,
    },
    'statuses in a set': {
      files: `
        const WORTH = new Set([408, 429, 500, 502, 503, 504]);
        export async function load(id) {
          for (let attempt = 0; attempt < 4; attempt++) {
            const response = await fetch('https://api.example.com/items/' + id);
            if (!WORTH.has(response.status)) return response;
          }
        }
      `,
    },
    'p-retry is told to give up, in a function that is called': {
      files: `
        import pRetry, { AbortError } from 'p-retry';
        const read = async (id) => {
          const response = await fetch('https://api.example.com/items/' + id);
          if (response.status === 404) throw new AbortError('not found');
          if (!response.ok) throw new Error('status ' + response.status);
          return response.json();
        };
        export const load = (id) => pRetry(() => read(id), { retries: 3 });
      `,
    },
    'p-retry is told which': {
      files: `
        import pRetry from 'p-retry';
        import axios from 'axios';
        export const load = (id) =>
          pRetry(() => axios.get('https://api.example.com/items/' + id), {
            retries: 3,
            shouldRetry: ({ error }) => !error.response || error.response.status >= 500,
          });
      `,
    },
    'async-retry bails out': {
      files: `
        import retry from 'async-retry';
        export const load = (id) =>
          retry(async (giveUp) => {
            const response = await fetch('https://api.example.com/items/' + id);
            if (response.status === 403) return giveUp(new Error('not allowed'));
            if (!response.ok) throw new Error('status ' + response.status);
            return response.json();
          });
      `,
    },
    'got tells apart by itself': {
      files: `
        import got from 'got';
        export const load = (id) => got('https://api.example.com/items/' + id, { retry: { limit: 4 } }).json();
      `,
    },
    'a wait for something to be there': {
      files: `
        const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        export async function ready(id) {
          for (let round = 0; round < 30; round++) {
            const response = await fetch('https://api.example.com/jobs/' + id);
            const job = await response.json();
            if (job.state === 'done') return job;
            await sleep(2000);
          }
        }
      `,
    },
  },
  reported: {
    'what failed is told to a logger that the caller hands over': {
      files: `
        import axios from 'axios';
        const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        export async function load(id, logger) {
          for (let attempt = 0; attempt < 4; attempt++) { // reported
            try {
              return await axios.get('https://api.example.com/items/' + id);
            } catch (error) {
              logger.warn({ message: error.message });
              if (attempt === 3) throw error;
              await sleep(Math.random() * 500 * 2 ** attempt);
            }
          }
        }
      `,
    },
    'an answer that is not well is thrown behind the return': {
      files: `
        const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        export async function load(id) {
          for (let attempt = 0; attempt < 4; attempt++) { // reported
            try {
              const response = await fetch('https://api.example.com/items/' + id);
              if (response.ok) return await response.json();
              throw new Error('status ' + response.status);
            } catch (error) {
              if (attempt === 3) throw error;
              await sleep(Math.random() * 500 * 2 ** attempt);
            }
          }
        }
      `,
    },
    'whatever is thrown': {
      files: `
        import axios from 'axios';
        const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        export async function load(id) {
          for (let attempt = 0; ; attempt++) { // reported
            try {
              return await axios.get('https://api.example.com/items/' + id);
            } catch (error) {
              if (attempt === 4) throw error;
              await sleep(2 ** attempt * 500);
            }
          }
        }
      `,
    },
    'a status is thrown, and tried again': {
      files: `
        export async function load(id) {
          for (let attempt = 0; attempt < 4; attempt++) { // reported
            try {
              const response = await fetch('https://api.example.com/items/' + id);
              if (!response.ok) throw new Error('status ' + response.status);
              return await response.json();
            } catch (error) {
              console.warn(attempt, error.message);
            }
          }
        }
      `,
    },
    'whatever is not ok': {
      files: `
        export async function load(id) {
          for (let attempt = 0; attempt < 4; attempt++) { // reported
            const response = await fetch('https://api.example.com/items/' + id);
            if (response.ok) return response.json();
          }
          throw new Error('gave up');
        }
      `,
    },
    'a wrapper of the program tries everything again': {
      files: {
        'src/retry.ts': `
          export async function retrying<T>(run: () => Promise<T>, most = 3): Promise<T> {
            for (let attempt = 1; ; attempt++) { // reported
              try {
                return await run();
              } catch (error) {
                if (attempt >= most) throw error;
              }
            }
          }
        `,
        'src/items.ts': `
          import Stripe from 'stripe';
          import { retrying } from './retry.js';
          const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);
          export const load = (id: string) => retrying(() => stripe.customers.retrieve(id));
        `,
      },
      editor: 'silent',
    },
    'a function calls itself': {
      files: `
        import axios from 'axios';
        export async function load(id, left = 3) {
          try {
            return await axios.get('https://api.example.com/items/' + id);
          } catch (error) {
            if (left === 0) throw error;
            return load(id, left - 1); // reported
          }
        }
      `,
    },
    'p-retry is told nothing': {
      files: `
        import pRetry from 'p-retry';
        import axios from 'axios';
        export const load = (id) => pRetry(() => axios.get('https://api.example.com/items/' + id), { retries: 3 }); // reported
      `,
    },
  },
} satisfies Cases;
