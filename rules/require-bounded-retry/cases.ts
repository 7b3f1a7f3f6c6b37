import type { Cases } from '@seamlint/testkit';
import { clients } from './cases/clients.ts';
import { delegatedWaits } from './cases/delegated-waits.ts';
import { told } from './cases/told.ts';

export const cases = {
  silent: {
    'the runtime ends, waits and asks Retry-After by itself': {
      files: `
        import { withRetry } from '@seamlint/runtime';
        import axios from 'axios';
        export const load = (id) =>
          withRetry(() => axios.get('https://api.example.com/items/' + id), {
            attempts: 4,
            initialDelayMs: 200,
            repeatable: true,
            onRetry: ({ failure }) => console.warn(failure.response?.status === 429 ? 'slow down' : 'again'),
          });
      `,
    },
    ...clients.silent,
    ...delegatedWaits.silent,
    ...told.silent,
    'there is one attempt after the first': {
      files: `
        const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        export async function load(id) {
          let attempt = 0;
          while (true) {
            try {
              return await (await fetch('https://api.example.com/items/' + id)).json();
            } catch (error) {
              attempt++;
              if (attempt >= 2) throw error;
              await sleep(2_500);
            }
          }
        }
      `,
    },
    'a function hands itself the mark that it tried again': {
      files: `
        const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        export async function load(id, retried = false) {
          try {
            return await (await fetch('https://api.example.com/items/' + id)).json();
          } catch (error) {
            if (retried) throw error;
            await sleep(1_000);
            return load(id, true);
          }
        }
      `,
    },
    'a function hands itself the mark among its options': {
      files: `
        const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        export async function load(id, options = {}) {
          const response = await fetch('https://api.example.com/items/' + id);
          if (response.status >= 500 && !options.retried) {
            await sleep(1_000);
            return load(id, { ...options, retried: true });
          }
          return response.json();
        }
      `,
    },
    'a loop takes one part of a list after the other': {
      files: `
        export async function load(ids) {
          const found = [];
          for (let i = 0; i < ids.length; i += 10) {
            const chunk = ids.slice(i, i + 10);
            try {
              const response = await fetch('https://api.example.com/items', {
                method: 'POST',
                body: JSON.stringify({ chunk }),
              });
              if (response.status === 429) break;
              if (!response.ok) continue;
              found.push(await response.json());
            } catch {
              continue;
            }
          }
          return found;
        }
      `,
    },
    'a loop looks for the first of many that answers': {
      files: `
        export async function find(sources) {
          let pages = [];
          for (const source of sources) pages.push(source.page);
          for (const page of pages) {
            try {
              const response = await fetch('https://api.example.com/pages/' + page);
              if (response.ok) return page;
            } catch (error) {
              console.warn('not this one');
            }
          }
          return undefined;
        }
      `,
    },
    'each page has a number': {
      files: `
        export async function find(name) {
          for (let page = 1; page <= 20; page++) {
            const response = await fetch('https://api.example.com/items?page=' + page);
            if (!response.ok) continue;
            const { items } = await response.json();
            const found = items.find((item) => item.name === name);
            if (found) return found;
          }
        }
      `,
    },
    'a function calls itself for the next of a list': {
      files: `
        export function load(ids, index = 0) {
          return fetch('https://api.example.com/items/' + ids[index])
            .then((response) => response.json())
            .catch(() => load(ids, index + 1));
        }
      `,
    },
    'another name is tried where the last one was taken': {
      files: `
        const pick = () => {
          let name = '';
          for (let i = 0; i < 6; i++) name += Math.random().toString(36)[2];
          return name;
        };
        export async function create(user) {
          const deadline = Date.now() + 10_000;
          for (let attempt = 0; attempt < 5 && Date.now() < deadline; attempt++) {
            const name = pick();
            try {
              const response = await fetch('https://api.example.com/tokens', {
                method: 'POST',
                body: JSON.stringify({ name, user }),
              });
              if (!response.ok) throw new Error('status ' + response.status);
              return name;
            } catch (error) {
              console.warn('once more');
            }
          }
        }
      `,
    },
    'somebody else wrote in between': {
      files: `
        import { ConflictError, read, write } from './store.js';
        export async function restore(id) {
          for (let attempt = 1; ; attempt++) {
            const current = await read(id);
            try {
              await fetch('https://api.example.com/items/' + id, { method: 'PUT', body: JSON.stringify(current) });
              return await write(id, current);
            } catch (error) {
              if (error instanceof ConflictError && attempt < 3) continue;
              throw error;
            }
          }
        }
      `,
    },
    'what failed is told to whoever is asked again': {
      files: `
        export async function ask(client, question) {
          const deadline = Date.now() + 60_000;
          const messages = [{ role: 'user', content: question }];
          for (let attempt = 0; attempt < 4 && Date.now() < deadline; attempt++) {
            try {
              const response = await fetch('https://api.example.com/answers', {
                method: 'POST',
                body: JSON.stringify({ messages }),
              });
              return JSON.parse(await response.text());
            } catch (error) {
              messages.push({ role: 'user', content: 'That was no JSON: ' + error.message });
            }
          }
        }
      `,
    },
    'a suffix is put to a code that was taken': {
      files: `
        import { nanoid } from 'nanoid';
        export async function create(wanted) {
          const deadline = Date.now() + 10_000;
          let code = wanted;
          let attempt = 0;
          while (attempt < 5 && Date.now() < deadline) {
            try {
              const response = await fetch('https://api.example.com/codes', {
                method: 'POST',
                body: JSON.stringify({ code }),
              });
              if (!response.ok) throw new Error(await response.text());
              return await response.json();
            } catch (error) {
              if (error.message !== 'taken') throw error;
              attempt++;
              const next = \`\${code}\${nanoid(2)}\`;
              code = next;
            }
          }
        }
      `,
    },
    'it goes where it was sent': {
      files: `
        const REDIRECTS = new Set([301, 302, 307, 308]);
        export async function load(url, left = 5) {
          const response = await fetch(url, { redirect: 'manual' });
          if (left > 0 && REDIRECTS.has(response.status)) {
            const location = response.headers.get('location');
            return load(new URL(location, url).toString(), left - 1);
          }
          return response;
        }
      `,
    },
    'somebody else counts, and says how long to wait': {
      files: `
        export async function load(id, policy) {
          while (true) {
            try {
              return await (await fetch('https://api.example.com/items/' + id)).json();
            } catch (error) {
              const wait = policy.next(error);
              if (wait === null) throw error;
              await new Promise((resolve) => setTimeout(resolve, wait));
            }
          }
        }
      `,
    },
    'delays are taken from a list until there is none': {
      files: `
        export async function load(id, delays) {
          while (true) {
            try {
              return await (await fetch('https://api.example.com/items/' + id)).json();
            } catch (error) {
              const wait = delays.shift();
              if (wait === undefined || error.response?.status === 404) throw error;
              await new Promise((resolve) => setTimeout(resolve, wait));
            }
          }
        }
      `,
    },
    'it counts, waits twice as long each time, and leaves some of it to chance': {
      files: `
        const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        export async function load(id) {
          const started = Date.now();
          for (let attempt = 0; attempt < 5; attempt++) {
            try {
              const response = await fetch('https://api.example.com/items/' + id);
              if (!response.ok) throw new Error('status ' + response.status);
              return await response.json();
            } catch (error) {
              if (attempt === 4 || Date.now() - started > 60_000) throw error;
              await sleep(Math.random() * 2 ** attempt * 500);
            }
          }
        }
      `,
    },
    'the wait is written in another file': {
      files: {
        'src/load.ts': `
          import { backOff } from './back-off.js';
          export async function load(id: string) {
            const deadline = Date.now() + 60_000;
            let attempt = 0;
            while (true) {
              try {
                return await (await fetch('https://api.example.com/items/' + id)).json();
              } catch (error) {
                attempt += 1;
                if (attempt >= 4 || Date.now() > deadline) throw error;
                await backOff(attempt);
              }
            }
          }
        `,
        'src/back-off.ts': `
          const delayOf = (attempt: number) => Math.random() * Math.min(30_000, 250 * 2 ** attempt);
          export const backOff = async (attempt: number) => {
            await new Promise((resolve) => setTimeout(resolve, delayOf(attempt)));
          };
        `,
      },
    },
    'a variable doubles': {
      files: `
        import { setTimeout as wait } from 'node:timers/promises';
        export async function load(id) {
          let delay = 200;
          const started = performance.now();
          for (;;) {
            const response = await fetch('https://api.example.com/items/' + id);
            if (response.ok) return response.json();
            if (delay > 10_000 || performance.now() - started > 60_000) throw new Error('gave up');
            await wait(delay * Math.random());
            delay = Math.min(delay * 2, 20_000);
          }
        }
      `,
    },
    'delays are listed': {
      files: `
        const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        const DELAYS = [200, 800, 3200];
        export async function load(id) {
          const deadline = Date.now() + 60_000;
          for (let attempt = 0; ; attempt++) {
            try {
              return await (await fetch('https://api.example.com/items/' + id)).json();
            } catch (error) {
              if (attempt >= DELAYS.length || Date.now() > deadline) throw error;
              await sleep(DELAYS[attempt] + Math.random() * 100);
            }
          }
        }
      `,
    },
    'a 429 is waited for as long as it says': {
      files: `
        const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        export async function load(id, attempt = 0, deadline = Date.now() + 60_000) {
          const response = await fetch('https://api.example.com/items/' + id);
          if (response.status === 429 && attempt < 3 && Date.now() < deadline) {
            await sleep(Number(response.headers.get('retry-after') ?? 1) * 1000);
            return load(id, attempt + 1, deadline);
          }
          return response.json();
        }
      `,
    },
    'a wrapper of the program counts what it runs': {
      files: {
        'src/retry.ts': `
          const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
          export async function retrying<T>(run: () => Promise<T>, most = 3): Promise<T> {
            let last: unknown;
            const deadline = Date.now() + 60_000;
            for (let attempt = 1; attempt <= most; attempt++) {
              try {
                return await run();
              } catch (error) {
                last = error;
                if (Date.now() > deadline) break;
                if (attempt < most) await pause(100 * 2 ** attempt + Math.random() * 100);
              }
            }
            throw last;
          }
        `,
        'src/items.ts': `
          import { retrying } from './retry.js';
          export const load = (id: string) => retrying(() => fetch('https://api.example.com/items/' + id));
        `,
      },
    },
    'a wrapper of the program is told to try once': {
      files: {
        'src/retry.ts': `
          export async function retrying<T>(run: () => Promise<T>, { attempts = 3 }: { attempts?: number } = {}): Promise<T> {
            let last: unknown;
            for (let attempt = 0; attempt < attempts; attempt++) {
              try {
                return await run();
              } catch (error) {
                last = error;
              }
            }
            throw last;
          }
        `,
        'src/items.ts': `
          import { retrying } from './retry.js';
          export const load = (id: string) => retrying(() => fetch('https://api.example.com/items/' + id), { attempts: 1 });
        `,
      },
    },
    'a library does it': {
      files: `
        import pRetry from 'p-retry';
        export const load = (id) =>
          pRetry(() => fetch('https://api.example.com/items/' + id), { retries: 4, randomize: true });
      `,
    },
    'a library is told how long to wait': {
      files: `
        import { retry } from 'ts-retry-promise';
        export const load = (id) =>
          retry(() => fetch('https://api.example.com/items/' + id), { retries: 4, delay: 500, backoff: 'EXPONENTIAL' });
      `,
    },
    'what ends it is kept by another object': {
      files: `
        import { budget } from './budget.js';
        const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        export async function load(id) {
          for (;;) {
            try {
              return await (await fetch('https://api.example.com/items/' + id)).json();
            } catch (error) {
              if (!budget.take()) throw error;
              await sleep(budget.delay());
            }
          }
        }
      `,
    },
    'a name that was taken is chosen anew': {
      files: `
        import { randomBytes } from 'node:crypto';
        export async function create(title) {
          for (let attempt = 0; attempt < 5; attempt++) {
            try {
              const slug = randomBytes(4).toString('hex');
              const response = await fetch('https://api.example.com/pages/' + slug, { method: 'POST', body: title });
              if (!response.ok) throw new Error(await response.text());
              return slug;
            } catch (error) {
              if (!error.message.includes('already exists')) throw error;
            }
          }
        }
      `,
    },
    'each page once': {
      files: `
        export async function all() {
          const pages = [];
          let next = 'https://api.example.com/items';
          while (next) {
            const page = await (await fetch(next)).json();
            pages.push(page);
            next = page.next;
          }
          return pages;
        }
      `,
    },
    'it goes where it is sent to': {
      files: `
        export async function follow(address) {
          let target = address;
          for (let hop = 0; hop < 4; hop++) {
            const response = await fetch(target, { redirect: 'manual' });
            if (response.status < 300 || response.status >= 400) return response;
            target = new URL(response.headers.get('location'), target).toString();
          }
          throw new Error('too many redirects');
        }
      `,
    },
    'a token that has run out is fetched again': {
      files: `
        import axios from 'axios';
        export async function load(id, tokens, again = true) {
          try {
            return await axios.get('https://api.example.com/items/' + id, { headers: { authorization: tokens.current } });
          } catch (error) {
            if (error.response?.status !== 401 || !again) throw error;
            await tokens.refresh();
            return load(id, tokens, false);
          }
        }
        export async function read(id, tokens, left = 1) {
          try {
            return await axios.get('https://api.example.com/items/' + id, { headers: { authorization: tokens.current } });
          } catch (error) {
            if (error.response?.status === 401 && left > 0) {
              await tokens.refresh();
              return read(id, tokens, left - 1);
            }
            throw error;
          }
        }
      `,
    },
    'what is too large is sent in small': {
      files: `
        export async function put(task, body) {
          const response = await fetch('https://api.example.com/tasks/' + task, { method: 'PUT', body });
          if (response.status === 413) return put(task, JSON.stringify({ error: 'too large' }));
          return response.json();
        }
      `,
    },
    'the wait of the platform, in a closure': {
      files: `
        import { setTimeout } from 'node:timers/promises';
        export async function load(id, pauses) {
          const deadline = Date.now() + 60_000;
          for (let attempt = 1; attempt <= 4; attempt++) {
            const pause = async () => {
              await setTimeout(pauses(attempt));
            };
            try {
              return await (await fetch('https://api.example.com/items/' + id)).json();
            } catch (error) {
              if (Date.now() > deadline) throw error;
              await pause();
            }
          }
        }
      `,
    },
    'the next mirror is tried': {
      files: `
        export async function load(hosts) {
          for (const host of hosts) {
            try {
              return await (await fetch('https://' + host + '/items')).json();
            } catch (error) {
              console.warn(host, error.message);
            }
          }
          throw new Error('no host answers');
        }
      `,
    },
    'a consumer reads on for ever, and counts nothing that failed': {
      files: `
        const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        export async function consume(queue) {
          for (;;) {
            const job = await queue.next();
            await fetch('https://api.example.com/jobs/' + job.id, { method: 'POST' });
            await sleep(1000);
          }
        }
      `,
    },
    'it calls the application itself': {
      files: `
        export async function ready() {
          for (;;) {
            try {
              return await fetch('http://localhost:3000/health');
            } catch {}
          }
        }
      `,
    },
  },
  reported: {
    'the count says whether there is another round, and otherwise it throws': {
      files: `
        import axios from 'axios';
        export async function load(id, most) {
          let retries = 0;
          while (true) { // reported (strict)
            try {
              return await axios.get('https://api.example.com/items/' + id);
            } catch (error) {
              if (retries < most) {
                retries++;
                await new Promise((resolve) => setTimeout(resolve, 500 * retries));
                continue;
              }
              throw error;
            }
          }
        }
      `,
    },
    'a retry of the runtime without an end': {
      files: `
        import { withRetry } from '@seamlint/runtime';
        import axios from 'axios';
        export const load = (id) =>
          withRetry( // reported
            () => axios.get('https://api.example.com/items/' + id),
            { attempts: Infinity, repeatable: true },
          );
      `,
    },
    ...clients.reported,
    ...delegatedWaits.reported,
    ...told.reported,
    'nothing ends it': {
      files: `
        const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        export async function load(id) {
          while (true) { // reported
            try {
              return await (await fetch('https://api.example.com/items/' + id)).json();
            } catch (error) {
              console.warn('again', error.message);
              await sleep(1000);
            }
          }
        }
      `,
    },
    'a function calls itself for ever': {
      files: `
        export async function load(id) {
          try {
            return await (await fetch('https://api.example.com/items/' + id)).json();
          } catch (error) {
            await new Promise((resolve) => setTimeout(resolve, 1000));
            return load(id); // reported
          }
        }
      `,
    },
    'it starts again at once': {
      files: `
        export async function load(id) {
          for (let attempt = 0; attempt < 5; attempt++) { // reported
            try {
              return await (await fetch('https://api.example.com/items/' + id)).json();
            } catch (error) {
              if (attempt === 4) throw error;
            }
          }
        }
      `,
    },
    'a timer that gives up on the request is no wait': {
      files: `
        export async function load(id) {
          for (let attempt = 0; attempt < 5; attempt++) { // reported
            const controller = new AbortController();
            const timer = setTimeout(() => controller.abort(), 2000);
            try {
              return await fetch('https://api.example.com/items/' + id, { signal: controller.signal });
            } catch (error) {
              if (attempt === 4) throw error;
            } finally {
              clearTimeout(timer);
            }
          }
        }
      `,
    },
    'it waits as long each time': {
      files: {
        'src/retry.ts': `
          const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
          export async function retrying<T>(run: () => Promise<T>, most = 3, delay = 1000): Promise<T> {
            for (let attempt = 1; ; attempt++) { // reported
              try {
                return await run();
              } catch (error) {
                if (attempt >= most) throw error;
                await pause(500);
              }
            }
          }
        `,
        'src/items.ts': `
          import { retrying } from './retry.js';
          export const load = (id: string) => retrying(() => fetch('https://api.example.com/items/' + id));
        `,
      },
      editor: 'silent',
    },
    'whoever chooses what is tried again waits for nothing': {
      files: `
        import { isTransient } from './transient.js';
        import axios from 'axios';
        export async function load(id) {
          for (let attempt = 0; attempt < 5; attempt++) { // reported (hint)
            try {
              return await axios.get('https://api.example.com/items/' + id);
            } catch (error) {
              if (attempt === 4 || !isTransient(error)) throw error;
            }
          }
        }
      `,
    },
    'it asks whether something is ready, and stops after some rounds': {
      files: `
        import axios from 'axios';
        const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        export async function ready(id) {
          for (let round = 0; round < 60; round++) { // reported (strict)
            try {
              const { data } = await axios.get('https://api.example.com/builds/' + id);
              if (data.state === 'ready') return data.url;
            } catch (error) {
              console.warn(error.message);
            }
            await sleep(3000);
          }
          throw new Error('not ready');
        }
      `,
    },
    'a 429 is tried again whatever it says': {
      files: `
        const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        export async function load(id) {
          for (let attempt = 0; attempt < 5; attempt++) { // reported
            const response = await fetch('https://api.example.com/items/' + id);
            if (response.status === 429) {
              await sleep(2 ** attempt * 1000 * Math.random());
              continue;
            }
            return response.json();
          }
        }
      `,
    },
    'a loop waits the same time before the third attempt': {
      files: `
        const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        export async function load(id) {
          let attempt = 0;
          while (true) { // reported
            try {
              return await (await fetch('https://api.example.com/items/' + id)).json();
            } catch (error) {
              attempt++;
              if (attempt >= 3) throw error;
              await sleep(2_500);
            }
          }
        }
      `,
    },
    'the hosts come round again, and it asks them without a pause': {
      files: `
        const HOSTS = ['https://a.example.com', 'https://b.example.com'];
        export async function load(id) {
          for (let attempt = 0; attempt < 6; attempt++) { // reported
            try {
              return await (await fetch(HOSTS[attempt % 2] + '/items/' + id)).json();
            } catch (error) {
              console.warn('once more');
            }
          }
        }
      `,
    },
    'a loop stops when its flag says that it got through, and waits in regular steps': {
      files: `
        const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        export async function load(id) {
          let result;
          for (let attempt = 0; attempt < 5 && !result; attempt++) { // reported
            const response = await fetch('https://api.example.com/items/' + id);
            if (!response.ok) {
              await sleep(2_000);
              continue;
            }
            result = await response.json();
          }
          return result;
        }
      `,
    },
    'it asks in regular steps until what is answered says that it is done': {
      files: `
        const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        export async function ready(id) {
          let status = 'processing';
          for (let i = 0; i < 60 && status !== 'done'; i++) { // reported (strict)
            await sleep(2_500);
            const response = await fetch('https://api.example.com/media/' + id);
            if (!response.ok) continue;
            const media = await response.json();
            status = media.status || status;
            if (status === 'failed') throw new Error('cannot be processed');
          }
        }
      `,
    },
    'one failure leaves, and no count does': {
      files: `
        const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        export async function load(id) {
          while (true) { // reported
            try {
              return await (await fetch('https://api.example.com/items/' + id)).json();
            } catch (error) {
              if (error.status === 404) throw error;
              await sleep(500);
            }
          }
        }
      `,
    },
    'once more, past the cache': {
      files: `
        export const load = async (id, cache = 'default') => {
          try {
            return await (await fetch('https://api.example.com/items/' + id, { cache })).blob();
          } catch {
            if (cache !== 'reload') return load(id, 'reload'); // reported (strict)
          }
        };
      `,
    },
    'a flag that nobody sets but success': {
      files: `
        const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        export async function load(id) {
          let done = false;
          while (!done) { // reported
            try {
              await fetch('https://api.example.com/items/' + id, { method: 'PUT' });
              done = true;
            } catch (error) {
              if (error.verbose) console.warn('once more');
              await sleep(500);
            }
          }
        }
      `,
    },
    'it goes round until the answer is well, whatever comes': {
      files: `
        const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        export async function load(id) {
          while (true) { // reported
            const response = await fetch('https://api.example.com/items/' + id);
            if (response.ok) return response;
            await sleep(Math.random() * 1000);
          }
        }
      `,
    },
    'a rejected promise is asked for again, and again': {
      files: `
        export const load = (id) =>
          fetch('https://api.example.com/items/' + id).catch(() => load(id)); // reported
      `,
    },
    'a rejected promise is asked for again, as often as a parameter says': {
      files: `
        export const load = (id, left = 1) =>
          fetch('https://api.example.com/items/' + id).catch((error) => {
            if (left === 0) throw error;
            return new Promise((resolve) => setTimeout(resolve, Math.random() * 500 * 2 ** left)).then(() => load(id, left - 1)); // reported (strict)
          });
      `,
    },
    'each kind of failure has a count of its own, and leads on to the end': {
      files: `
        const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        export async function load(id, max) {
          let late = 0;
          let broken = 0;
          while (true) { // reported (strict)
            try {
              return await (await fetch('https://api.example.com/items/' + id)).json();
            } catch (error) {
              if (error instanceof TypeError) {
                if (late < max) {
                  late++;
                  await sleep(Math.random() * 500 * 2 ** late);
                  continue;
                }
              }
              if (error.status >= 500) {
                if (broken < max) {
                  broken++;
                  await sleep(Math.random() * 500 * 2 ** broken);
                  continue;
                }
              }
              throw error;
            }
          }
        }
      `,
    },
    'a flag ends it where the count or the failure says so': {
      files: `
        const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        export async function load(id, isTransient) {
          let retries = 0;
          let fatal;
          while (!fatal) { // reported (strict)
            try {
              return await (await fetch('https://api.example.com/items/' + id)).json();
            } catch (error) {
              const again = retries < 3 && isTransient(error);
              if (again) {
                retries += 1;
                await sleep(Math.random() * 500 * 2 ** retries);
              } else {
                fatal = error;
              }
            }
          }
          throw fatal;
        }
      `,
    },
    'a library is told to go on for ever': {
      files: `
        import retry from 'async-retry';
        export const load = (id) =>
          retry(() => fetch('https://api.example.com/items/' + id), { forever: true }); // reported
      `,
    },
    'a retry inside of a retry': {
      files: {
        'src/retry.ts': `
          const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
          export async function retrying<T>(run: () => Promise<T>): Promise<T> {
            const deadline = Date.now() + 60_000;
            for (let attempt = 1; ; attempt++) { // reported (strict)
              try {
                return await run();
              } catch (error) {
                if (attempt === 3 || Date.now() > deadline) throw error;
                await pause(Math.random() * 100 * 2 ** attempt);
              }
            }
          }
        `,
        'src/items.ts': `
          import pRetry from 'p-retry';
          import { retrying } from './retry.js';
          const read = (id: string) => pRetry(() => fetch('https://api.example.com/items/' + id), { retries: 4, randomize: true });
          export const load = (id: string) => retrying(() => read(id));
        `,
      },
      editor: 'silent',
    },
    'nothing of the wait is left to chance': {
      files: `
        const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        export async function load(id) {
          for (let attempt = 0; attempt < 5; attempt++) { // reported (strict)
            try {
              return await (await fetch('https://api.example.com/items/' + id)).json();
            } catch (error) {
              if (attempt === 4) throw error;
              await sleep(2 ** attempt * 500);
            }
          }
        }
      `,
    },
  },
} satisfies Cases;
