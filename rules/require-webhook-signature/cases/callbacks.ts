import { bothWays } from './both-ways.ts';

const check =
  "stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET); // check";
const stripe = `
import Stripe from 'stripe';
const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
`;
const act = 'await orders.markPaid(req.body.data.object.id);';
const handler = `async (req, res) => {
  ${act}
  res.sendStatus(200);
}`;

const app = (imports: string, handle: string): string => `
import express from 'express';
${imports}
const app = express();
app.post('/webhooks/stripe', async (req, res) => { // reported
  ${handle}
  res.sendStatus(200);
});
`;

const route = (imports: string, given: string): string => `
import express from 'express';
${imports}
const app = express();
app.post( // reported
  '/webhooks/stripe',
  ${given},
);
`;

/** Where a function is handed to another, which verifies before it runs it. */
export const callbacks = bothWays({
  'a wrapper verifies before it runs what it was handed': {
    files: {
      'src/app.ts': route("import { withVerification } from './with';", `withVerification(${handler})`),
      'src/with.ts': `${stripe}
        export const withVerification = (handle) => async (req, res) => {
          ${check}
          return handle(req, res);
        };`,
    },
  },
  'a wrapper of many hands runs it inside another, and it checks each of a batch': {
    files: {
      'app/api/outlook/webhook/route.ts': `
        import { withError } from '../../../../lib/middleware';
        export const POST = withError('outlook/webhook', async (request) => { // reported
          const { value } = await request.json();
          for (const notification of value) {
            if (notification.clientState !== process.env.MICROSOFT_WEBHOOK_CLIENT_STATE) return new Response(null, { status: 403 }); // check
          }
          await mails.fetch(value);
          await mails.keep(value);
          return new Response(null, { status: 202 });
        });
      `,
      'lib/middleware.ts': `
        import { AsyncLocalStorage } from 'node:async_hooks';
        const storage = new AsyncLocalStorage();
        const runWith = (context, callback) => storage.run(context, callback);
        const idOf = (given) => {
          if (given && given.length > 8) return given;
          return crypto.randomUUID();
        };
        const withMiddleware = (handler, middleware, scope) => async (req, context) =>
          runWith({ scope, id: idOf(req.headers.get('x-request-id')) }, async () => {
            try {
              let enhanced = req;
              if (middleware) {
                const answer = await middleware(req);
                if (answer instanceof Response) return answer;
                enhanced = answer;
              }
              return await handler(enhanced, context);
            } catch (error) {
              return new Response(null, { status: 500 });
            }
          });
        export function withError(scopeOrHandler, handler) {
          if (typeof scopeOrHandler === 'string') return withMiddleware(handler, undefined, scopeOrHandler);
          return withMiddleware(scopeOrHandler, undefined);
        }
      `,
    },
  },
  'a curried wrapper': {
    files: {
      'src/app.ts': route("import { verified } from './with';", `verified({ provider: 'stripe' })(${handler})`),
      'src/with.ts': `${stripe}
        export function verified(options) {
          return function wrap(handle) {
            return async function (req, res) {
              ${check}
              return handle(req, res);
            };
          };
        }`,
    },
  },
  'steps are piped': {
    files: {
      'src/app.ts': app("import { pipe, verify, markPaid } from './steps';", 'await pipe(verify, markPaid)(req);'),
      'src/steps.ts': `${stripe}
        export const pipe = (...steps) => async (input) => {
          let value = input;
          for (const step of steps) value = await step(value);
          return value;
        };
        export const verify = (req) => {
          ${check}
          return req;
        };
        export const markPaid = async (req) => {
          ${act}
        };`,
    },
  },
  'errors are caught by a wrapper around it': {
    files: {
      'src/app.ts': route(
        "import { asyncHandler } from './async-handler'; import { handle } from './handle';",
        'asyncHandler(handle)',
      ),
      'src/async-handler.ts':
        'export const asyncHandler = (fn) => (req, res, next) => Promise.resolve(fn(req, res, next)).catch(next);',
      'src/handle.ts': `${stripe}
        export const handle = async (req, res) => {
          ${check}
          ${act}
          res.sendStatus(200);
        };`,
    },
  },
  'a wrapper takes all arguments as a list': {
    files: {
      'src/app.ts': route("import { wrap } from './wrap'; import { handle } from './handle';", 'wrap(handle)'),
      'src/wrap.ts': `
        export const wrap = (fn) => async (...args) => {
          try { return await fn(...args); } catch (error) { return args[1].status(400).end(); }
        };`,
      'src/handle.ts': `${stripe}
        export const handle = async (req, res) => {
          ${check}
          ${act}
          res.sendStatus(200);
        };`,
    },
  },
  'the rest of the arguments is passed on by name': {
    files: {
      'src/app.ts': app(
        "import { run } from './run'; import { handle } from './handle';",
        "await run('x', handle, req, 1);",
      ),
      'src/run.ts': 'export const run = (name, fn, ...args) => fn(...args);',
      'src/handle.ts': `${stripe}
        export const handle = async (req, count) => {
          ${check}
          ${act}
        };`,
    },
  },
  'it is called by call, and by apply': {
    files: {
      'src/app.ts': app(
        "import { verify, act } from './handle';",
        'verify.call(null, req); await act.apply(null, [req, 1]);',
      ),
      'src/handle.ts': `${stripe}
        export function verify(req) {
          ${check}
        }
        export async function act(req, count) {
          ${act}
        }`,
    },
  },
  'some arguments are bound beforehand': {
    files: {
      'src/app.ts': app(
        "import { handle } from './handle';",
        "const mine = handle.bind(null, 'stripe'); await mine(req);",
      ),
      'src/handle.ts': `${stripe}
        export async function handle(provider, req) {
          ${check}
          ${act}
        }`,
    },
  },
  'some arguments are kept by a function of its own': {
    files: {
      'src/app.ts': app(
        "import { partial, handle } from './handle';",
        "const mine = partial(handle, 'stripe'); await mine(req);",
      ),
      'src/handle.ts': `${stripe}
        export const partial = (fn, ...first) => (...rest) => fn(...first, ...rest);
        export async function handle(provider, req) {
          ${check}
          ${act}
        }`,
    },
  },
  'a callback is told of the event': {
    files: {
      'src/app.ts': app(
        "import { verify } from './verify';",
        `verify(req, async (error, event) => {
          if (error) return res.sendStatus(400);
          await orders.markPaid(event.data.object.id);
        });`,
      ),
      'src/verify.ts': `${stripe}
        export const verify = (req, done) => {
          try {
            ${check}
            done(null, JSON.parse(req.body));
          } catch (error) { done(error); }
        };`,
    },
  },
  'a promise is made by hand': {
    files: {
      'src/app.ts': app("import { verify } from './verify';", `await verify(req); ${act}`),
      'src/verify.ts': `${stripe}
        export const verify = (req) => new Promise((resolve, reject) => {
          try {
            ${check}
            resolve(undefined);
          } catch (error) { reject(error); }
        });`,
    },
  },
  'the answer says whether it went well': {
    files: {
      'src/app.ts': app(
        "import { verify } from './verify';",
        `const result = verify(req);
        if (!result.ok) return res.sendStatus(400);
        await orders.markPaid(result.event.data.object.id);`,
      ),
      'src/verify.ts': `${stripe}
        export const verify = (req) => {
          try {
            ${check}
            return { ok: true, event: req.body };
          } catch { return { ok: false }; }
        };`,
    },
  },
  'a parameter has a default': {
    files: {
      'src/app.ts': app("import { handle } from './handle';", 'await handle(req);'),
      'src/handle.ts': `${stripe}
        const verifyStripe = (req) => {
          ${check}
        };
        export const handle = async (req, verify = verifyStripe) => {
          verify(req);
          ${act}
        };`,
    },
  },
  'a taken apart parameter has a default': {
    files: {
      'src/app.ts': app(
        "import { createHandle } from './handle'; const handle = createHandle();",
        'await handle(req);',
      ),
      'src/handle.ts': `${stripe}
        const verifyStripe = (req) => {
          ${check}
        };
        export const createHandle = ({ verify = verifyStripe, name = 'stripe' } = {}) => async (req) => {
          verify(req);
          ${act}
        };`,
    },
  },
  'a retry runs it': {
    files: {
      'src/app.ts': app(
        "import { retry } from './retry'; import { handle } from './handle';",
        'await retry(() => handle(req), { times: 3 });',
      ),
      'src/retry.ts': `
        export const retry = async (work, { times }) => {
          for (let attempt = 0; attempt < times; attempt += 1) {
            try { return await work(); } catch (error) { if (attempt === times - 1) throw error; }
          }
        };`,
      'src/handle.ts': `${stripe}
        export const handle = async (req) => {
          ${check}
          ${act}
        };`,
    },
  },
});
