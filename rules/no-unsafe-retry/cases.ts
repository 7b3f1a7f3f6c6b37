import type { Cases } from '@seamlint/testkit';
import { clients } from './cases/clients.ts';

export const cases = {
  silent: {
    'another token is taken where the first was refused': {
      files: `
        export async function post(order, tokenOf) {
          for (let i = 0; i < 2; i++) {
            const response = await fetch('https://api.example.com/orders', {
              method: 'POST',
              headers: { authorization: 'Bearer ' + (await tokenOf(i > 0)) },
              body: JSON.stringify({ items: order.items }),
            });
            if (response.status !== 401) return response;
          }
        }
      `,
    },
    'what was refused as a whole is sent in halves': {
      files: `
        export async function upload(items) {
          try {
            await fetch('https://api.example.com/items', { method: 'POST', body: JSON.stringify({ items }) });
          } catch (error) {
            if (items.length === 1) throw error;
            const middle = Math.ceil(items.length / 2);
            await upload(items.slice(0, middle));
            await upload(items.slice(middle));
          }
        }
      `,
    },
    'the retry repeats only what was not processed, unless it is told otherwise': {
      files: `
        import { callPolicy, withRetry } from '@seamlint/runtime';
        import axios from 'axios';
        const policy = callPolicy({ timeoutMs: 5000 });
        export const order = (cart) => withRetry(() => axios.post('https://api.supplier.example/orders', { items: cart.items }));
        export const again = (cart) =>
          policy.run(({ signal }) => axios.post('https://api.supplier.example/orders', { items: cart.items }, { signal }));
      `,
    },
    ...clients.silent,
    'a loop counts through a list and goes on where one fails': {
      files: `
        export async function submit(posts, ids) {
          for (let i = 0; i < ids.length; i++) {
            const post = posts.find((one) => one.id === ids[i]);
            try {
              const response = await fetch('https://api.example.com/index', {
                method: 'POST',
                body: JSON.stringify({ urls: [post.url] }),
              });
              if (response.status === 429) break;
            } catch (error) {
              console.warn('not this one');
            }
          }
        }
      `,
    },
    'the catch asks whether it is there already': {
      files: `
        import axios from 'axios';
        export async function order(cart) {
          for (let attempt = 0; attempt < 3; attempt++) {
            try {
              return await axios.post('https://api.supplier.example/orders', { items: cart.items });
            } catch (error) {
              const found = await axios.get('https://api.supplier.example/orders?cart=' + cart.number);
              if (found.data.length > 0) return found.data[0];
            }
          }
        }
      `,
    },
    'each attempt asks first, through a function of another file': {
      files: {
        'src/order.ts': `
          import pRetry from 'p-retry';
          import axios from 'axios';
          import { findOrder } from './find.js';
          export const order = (cart: any) =>
            pRetry(async () => {
              const existing = await findOrder(cart.number);
              if (existing) return existing;
              return axios.post('https://api.supplier.example/orders', { items: cart.items });
            });
        `,
        'src/find.ts': `
          import axios from 'axios';
          export async function findOrder(number: string) {
            const answer = await axios.get('https://api.supplier.example/orders?cart=' + number);
            return answer.data[0];
          }
        `,
      },
    },
    'a function that calls itself asks before it does': {
      files: `
        export async function publish(post, left = 3) {
          try {
            return await fetch('https://api.blog.example/posts', { method: 'POST', body: JSON.stringify({ title: post.title }) });
          } catch (error) {
            const seen = await fetch('https://api.blog.example/posts?title=' + post.title);
            if (seen.ok) return seen;
            if (left === 0) throw error;
            return publish(post, left - 1);
          }
        }
      `,
    },
    'only what was refused for its rate is sent again': {
      files: `
        export async function invite(email) {
          for (let attempt = 0; attempt < 4; attempt++) {
            const response = await fetch('https://api.team.example/invites', { method: 'POST', body: JSON.stringify({ email }) });
            if (response.status !== 429) return response;
            await new Promise((resolve) => setTimeout(resolve, 1000 * 2 ** attempt));
          }
        }
      `,
    },
    'only a connection that was refused is tried again': {
      files: `
        import axios from 'axios';
        export async function invite(email) {
          for (let attempt = 0; attempt < 4; attempt++) {
            try {
              return await axios.post('https://api.team.example/invites', { email });
            } catch (error) {
              if (error.code !== 'ECONNREFUSED') throw error;
            }
          }
        }
      `,
    },
    'its API takes a key, which is for another rule to ask for': {
      files: `
        import pRetry from 'p-retry';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const add = (email) => pRetry(() => stripe.customers.create({ email }));
      `,
    },
    'its API makes no second one': {
      files: `
        import pRetry from 'p-retry';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const block = (email) => pRetry(() => stripe.radar.valueListItems.create({ value_list: 'rsl_blocked', value: email }));
      `,
    },
    'an SDK that is not told to tries again by itself': {
      files: `
        import { WebClient } from '@slack/web-api';
        const slack = new WebClient(process.env.SLACK_TOKEN);
        export const say = (text) => slack.chat.postMessage({ channel: 'general', text });
      `,
    },
    'the retry is told to try once': {
      files: `
        import pRetry from 'p-retry';
        import { WebClient } from '@slack/web-api';
        const slack = new WebClient(process.env.SLACK_TOKEN);
        export const say = (text) => pRetry(() => slack.chat.postMessage({ channel: 'general', text }), { retries: 0 });
      `,
    },
    'it sets a state by id': {
      files: `
        import pRetry from 'p-retry';
        import { WebClient } from '@slack/web-api';
        const slack = new WebClient(process.env.SLACK_TOKEN);
        export const mend = (ts, text) => pRetry(() => slack.chat.update({ channel: 'general', ts, text }));
      `,
    },
    'what it calls in another file keeps its errors to itself': {
      files: {
        'src/alert.ts': `
          import pRetry from 'p-retry';
          import { say } from './say.js';
          export const alert = (text: string) => pRetry(() => say(text));
        `,
        'src/say.ts': `
          import { WebClient } from '@slack/web-api';
          const slack = new WebClient(process.env.SLACK_TOKEN);
          export async function say(text: string) {
            try {
              await slack.chat.postMessage({ channel: 'general', text });
            } catch (error) {
              console.error(error);
            }
          }
        `,
      },
    },
    'a token is asked for again': {
      files: `
        import pRetry from 'p-retry';
        export const login = () =>
          pRetry(() => fetch('https://id.example.com/oauth/token', { method: 'POST', body: 'grant_type=client_credentials' }));
      `,
    },
    'a model answers twice': {
      files: `
        import pRetry from 'p-retry';
        import OpenAI from 'openai';
        const openai = new OpenAI();
        export const answer = (messages) => pRetry(() => openai.chat.completions.create({ model: 'gpt-4o', messages }));
      `,
    },
    'events for analytics': {
      files: `
        import pRetry from 'p-retry';
        export const track = (name) => pRetry(() => fetch('https://api.segment.io/v1/track', { method: 'POST', body: JSON.stringify({ name }) }));
      `,
    },
    'a loop sends to each of many': {
      files: `
        import { WebClient } from '@slack/web-api';
        const slack = new WebClient(process.env.SLACK_TOKEN);
        export async function tellAll(channels, text) {
          for (const channel of channels) {
            try {
              await slack.chat.postMessage({ channel, text });
            } catch (error) {
              console.error(error);
            }
          }
        }
      `,
    },
    'a wrapper known by its name only, and a receiver that nobody knows': {
      files: `
        import { withRetry } from 'acme-tools';
        export const invite = (email) =>
          withRetry(() => fetch('https://api.team.example/invites', { method: 'POST', body: JSON.stringify({ email }) }));
      `,
    },
    'a loop goes from step to step, and leaves where one fails': {
      files: `
        import { WebClient } from '@slack/web-api';
        const slack = new WebClient(process.env.SLACK_TOKEN);
        export async function run(flow) {
          let current = flow.start;
          for (let left = 100; left > 0; left--) {
            const node = flow.nodes.find((one) => one.id === current);
            let result;
            try {
              result = await slack.chat.postMessage({ channel: 'general', text: node.text });
            } catch (error) {
              result = { failed: true };
            }
            if (result.failed && !node.orElse) return;
            const edge = flow.edges.find((one) => one.from === node.id);
            current = edge.to;
          }
        }
      `,
    },
    'all that is sent is of which thing it speaks': {
      files: `
        import pRetry from 'p-retry';
        export const idle = (url, nodeId) => pRetry(() => fetch(url + '/idle', { method: 'POST', body: JSON.stringify({ nodeId }) }));
      `,
    },
    'a batch whose parts have methods of their own': {
      files: `
        import pRetry from 'p-retry';
        export const load = (batch) => pRetry(() => fetch('https://graph.facebook.com/v22.0/', { method: 'POST', body: JSON.stringify({ batch }) }));
      `,
    },
    'a file is uploaded again': {
      files: `
        import pRetry from 'p-retry';
        export const upload = (account, form) =>
          pRetry(() => fetch('https://graph.facebook.com/v20.0/' + account + '/media', { method: 'POST', body: form }));
      `,
    },
    'a fallback goes to somebody else': {
      files: `
        import axios from 'axios';
        export async function send(text) {
          try {
            return await axios.post('https://sms.one.example/send', { text });
          } catch (error) {
            return axios.post('https://sms.two.example/send', { text });
          }
        }
      `,
    },
    'the retried caller is a test': {
      files: {
        'src/invite.ts': `
          export const invite = (email) => fetch('https://api.team.example/invites', { method: 'POST', body: JSON.stringify({ email }) });
        `,
        'src/invite.test.ts': `
          import pRetry from 'p-retry';
          import { invite } from './invite';
          it('invites', () => pRetry(() => invite('a@example.com')));
        `,
      },
    },
    'somebody runs it by hand': {
      path: 'scripts/announce.ts',
      files: `
        import pRetry from 'p-retry';
        await pRetry(() => fetch('https://hooks.team.example/in', { method: 'POST', body: JSON.stringify({ text: 'done' }) }));
      `,
    },
    'a reference of what is handed over tells one request from the next': {
      files: `
        import pRetry from 'p-retry';
        export const build = (order) => pRetry(() => fetch('https://ci.acme.dev/pipelines', {
          method: 'POST',
          body: JSON.stringify({ ref: order.number, size: order.size }),
        }));
      `,
    },
    'what is retried only asks, or works something out': {
      files: `
        import pRetry from 'p-retry';
        export const isIn = (device) => pRetry(() => fetch('https://api.acme.dev/device/poll', { method: 'POST', body: JSON.stringify({ device }) }));
        export const short = (text) => pRetry(() => fetch('https://api.acme.dev/ai/summarize-text', { method: 'POST', body: JSON.stringify({ text }) }));
      `,
    },
    'each row of a batch has an id of its own': {
      files: `
        import pRetry from 'p-retry';
        export const insert = (table, rows) => {
          const body = JSON.stringify({ rows: rows.map((row) => ({ insertId: row.id, json: row })) });
          return pRetry(() => fetch(\`https://warehouse.acme.dev/tables/\${table}/insert\`, { method: 'POST', body }));
        };
      `,
    },
    'a PUT by id is retried': {
      files: `
        import pRetry from 'p-retry';
        export const save = (id, item) =>
          pRetry(() => fetch(\`https://api.example.com/items/\${id}\`, { method: 'PUT', body: JSON.stringify(item) }));
      `,
    },
    'a loop polls until the answer is there': {
      files: `
        export async function wait(id) {
          while (true) {
            const response = await fetch('https://api.example.com/tasks/result', { method: 'POST', body: JSON.stringify({ task: id }) });
            if (!response.ok) throw new Error('failed');
            const body = await response.json();
            if (body.done) return body;
          }
        }
      `,
    },
    'a loop waits until something is ready': {
      files: `
        export async function connect(name) {
          while (Date.now() < 5000) {
            const response = await fetch('https://api.example.com/connections', { method: 'POST', body: JSON.stringify({ name }) });
            const body = await response.json();
            if (response.ok && body.status === 'connected') return body;
            await new Promise((resolve) => setTimeout(resolve, 100));
          }
          return null;
        }
      `,
    },
    'a retried plain request carries an id of the event': {
      files: `
        import pRetry from 'p-retry';
        export const deliver = (event) =>
          pRetry(() =>
            fetch('https://hooks.example.com/in', {
              method: 'POST',
              headers: { 'content-type': 'application/json', 'x-event-id': event.id },
              body: JSON.stringify(event),
            }),
          );
      `,
    },
    'a retried plain request has an id in its body': {
      files: `
        import pRetry from 'p-retry';
        export const deliver = (event) =>
          pRetry(() =>
            fetch('https://hooks.example.com/in', {
              method: 'POST',
              body: JSON.stringify({ id: event.id, type: event.type, data: event.data }),
            }),
          );
      `,
    },
    'the body with an id is made by the caller of the function that sends it': {
      files: `
        import pRetry from 'p-retry';
        const send = async (body) => fetch('https://hooks.example.com/in', { method: 'POST', body });
        export const confirm = (toolCallId, status) => {
          const body = JSON.stringify({ toolCallId, status });
          return pRetry(() => send(body));
        };
      `,
    },
    'a retried plain request only has something worked out': {
      files: `
        import pRetry from 'p-retry';
        export const complete = (prompt) =>
          pRetry(() =>
            fetch('https://llm.example.com/v1/chat/completions', { method: 'POST', body: JSON.stringify({ prompt }) }),
          );
      `,
    },
    'an instance of axios that sends again only what is idempotent by its method': {
      files: `
        import axios from 'axios';
        import axiosRetry from 'axios-retry';
        const http = axios.create();
        axiosRetry(http, { retries: 3 });
        export const send = (batch) => http.post('https://telemetry.example.com/batch', { batch });
      `,
    },
  },
  reported: {
    'a retry of the runtime that is told that the write may be repeated': {
      files: `
        import { withRetry } from '@seamlint/runtime';
        export const say = (userId, text) =>
          withRetry(
            () => fetch('https://chat.team.example/say', { method: 'POST', body: JSON.stringify({ userId, text }) }), // reported (hint)
            { repeatable: true },
          );
      `,
    },
    ...clients.reported,
    'who gets it tells no message from the next': {
      files: `
        import pRetry from 'p-retry';
        export const say = (userId, text) =>
          pRetry(() => fetch('https://chat.team.example/say', { method: 'POST', body: JSON.stringify({ userId, text }) })); // reported (hint)
      `,
    },
    'a message goes out in p-retry': {
      files: `
        import pRetry from 'p-retry';
        import { WebClient } from '@slack/web-api';
        const slack = new WebClient(process.env.SLACK_TOKEN);
        export const say = (text) => pRetry(() => slack.chat.postMessage({ channel: 'general', text })); // reported (hint)
      `,
    },
    'a text message goes out in a loop': {
      files: `
        import twilio from 'twilio';
        const client = twilio(process.env.TWILIO_SID, process.env.TWILIO_TOKEN);
        export async function text(to, body) {
          for (let attempt = 0; attempt < 3; attempt++) {
            try {
              return await client.messages.create({ from: '+15550100', to, body }); // reported
            } catch (error) {
              if (attempt === 2) throw error;
            }
          }
        }
      `,
    },
    'the plain address of an API for messages': {
      files: `
        export async function alert(text) {
          for (let attempt = 0; attempt < 3; attempt++) {
            const response = await fetch('https://slack.com/api/chat.postMessage', { // reported (hint)
              method: 'POST',
              headers: { authorization: 'Bearer ' + process.env.SLACK_TOKEN },
              body: JSON.stringify({ channel: 'general', text }),
            });
            if (response.ok) return;
          }
          throw new Error('not delivered');
        }
      `,
    },
    'what is read decides nothing but an error': {
      files: `
        import pRetry from 'p-retry';
        export const invite = (email) =>
          pRetry(async () => {
            const team = await fetch('https://api.team.example/team');
            if (!team.ok) throw new Error('no team');
            return fetch('https://api.team.example/invites', { method: 'POST', body: JSON.stringify({ email }) }); // reported (hint)
          });
      `,
    },
    'somebody else is asked': {
      files: `
        import pRetry from 'p-retry';
        export const invite = (email) =>
          pRetry(async () => {
            const flag = await fetch('https://flags.example.com/invites');
            if (flag.status === 404) return null;
            return fetch('https://api.team.example/invites', { method: 'POST', body: JSON.stringify({ email }) }); // reported (hint)
          });
      `,
    },
    'a function of another file tries again': {
      editor: 'silent',
      files: {
        'src/again.ts': `
          export async function again<T>(run: () => Promise<T>): Promise<T> {
            for (let attempt = 1; ; attempt++) {
              try {
                return await run();
              } catch (error) {
                if (attempt === 3) throw error;
              }
            }
          }
        `,
        'src/invite.ts': `
          import { again } from './again.js';
          const post = (email: string) =>
            fetch('https://api.team.example/invites', { method: 'POST', body: JSON.stringify({ email }) }); // reported (hint)
          export const invite = (email: string) => again(() => post(email));
        `,
      },
    },
    'what failed on the other side is sent again too': {
      files: `
        export async function invite(email) {
          for (let attempt = 0; attempt < 4; attempt++) {
            const response = await fetch('https://api.team.example/invites', { method: 'POST', body: JSON.stringify({ email }) }); // reported (hint)
            if (response.status !== 429 && response.status < 500) return response;
          }
        }
      `,
    },
    'what is the same in all requests tells none from the next': {
      files: `
        import pRetry from 'p-retry';
        export const build = (size) => pRetry(() => fetch('https://ci.acme.dev/pipelines', { // reported (hint)
          method: 'POST',
          body: JSON.stringify({ ref: 'main', size }),
        }));
      `,
    },
    'a retried report goes to the application itself': {
      files: `
        import pRetry from 'p-retry';
        export const ask = (text) => pRetry(() => fetch('/api/chat', { method: 'POST', body: JSON.stringify({ text }) }));
        export const track = (event) => pRetry(() => fetch('/api/record', { method: 'POST', body: JSON.stringify(event) })); // reported (hint)
      `,
    },
    'a retried plain request to anybody has nothing to tell it by': {
      // An interceptor of another file may add a key.
      editor: 'silent',
      files: `
        import axios from 'axios';
        import pRetry from 'p-retry';
        export const deliver = (url, payload) => pRetry(() => axios.post(url, payload)); // reported (hint)
      `,
    },
    'an instance of axios that is told to send writes again too': {
      editor: 'silent',
      files: `
        import axios from 'axios';
        import axiosRetry from 'axios-retry';
        class Dispatcher {
          constructor() {
            this.http = axios.create();
            axiosRetry(this.http, { retries: 3, retryCondition: (error) => error.response?.status >= 500 });
          }
          send(batch) {
            return this.http.post('https://telemetry.example.com/batch', { batch }); // reported (hint)
          }
        }
        export const dispatcher = new Dispatcher();
      `,
    },
    'a function that is run again by its answer, after a while': {
      files: {
        'src/again.js': `
          export async function again(send, body, left) {
            const status = await send(body);
            if (status >= 500 && left > 0) {
              setTimeout(() => again(send, body, left - 1), 1000);
            }
          }
        `,
        'src/send.js': `
          import axios from 'axios';
          import { again } from './again';
          const send = async (body) => {
            try {
              const response = await axios.post('https://hooks.example.com/in', body); // reported (hint)
              return response.status;
            } catch (error) {
              return error.response.status;
            }
          };
          export const deliver = (body) => again(send, body, 5);
        `,
      },
      editor: 'silent',
    },
  },
} satisfies Cases;
