import type { Cases } from '@seamlint/testkit';
import { bothWays } from './both-ways.ts';

const hmac = (header: string): string => `
import { createHmac, timingSafeEqual } from 'node:crypto';
const isGenuine = (headers: any, raw: string, secret: string): boolean => {
  const theirs = Buffer.from(String(headers['${header}']));
  const ours = Buffer.from(createHmac('sha256', secret).update(raw).digest('hex'));
  return theirs.length === ours.length && timingSafeEqual(theirs, ours);
};
`;

const app = (imports: string, handle: string, before = ''): string => `
import express from 'express';
${imports}
const app = express();
${before}
app.post('/webhooks/:tenant/:provider', async (req: any, res) => {
  ${handle}
  res.sendStatus(200);
});
`;

const calendly = `${hmac('calendly-webhook-signature')}
export const calendly = async (headers: any, body: any, raw: string) => { // reported
  if (!isGenuine(headers, raw, process.env.CALENDLY_SIGNING_KEY!)) throw new Error('forged'); // check
  await meetings.book(body.payload.uri);
};`;

const linear = `${hmac('linear-signature')}
export const linear = async (headers: any, body: any, raw: string) => {
  if (!isGenuine(headers, raw, process.env.LINEAR_WEBHOOK_SECRET!)) throw new Error('forged');
  await issues.mirror(body.data.id);
};`;

const pick = 'await handlers[req.params.provider](req.headers, req.body, req.rawBody);';

const both = bothWays({
  'an object holds a handler for each sender': {
    files: {
      'src/app.ts': app(
        "import { calendly } from './calendly'; import { linear } from './linear'; const handlers = { calendly, linear };",
        pick,
      ),
      'src/calendly.ts': calendly,
      'src/linear.ts': linear,
    },
  },
  'a module exports a handler for each sender': {
    files: {
      'src/app.ts': app("import * as handlers from './handlers';", pick),
      'src/handlers/index.ts': `
        export { default as calendlyRouting } from './calendly-routing';
        export { default as linearRouting } from './linear-routing';
        export { default as acmeRouting } from './acme-routing';`,
      'src/handlers/calendly-routing.ts': `${calendly.replace('export const calendly', 'const route')} export default route;`,
      'src/handlers/linear-routing.ts': `${linear.replace('export const linear', 'const route')} export default route;`,
      'src/handlers/acme-routing.ts': `
        const route = async (headers: any, body: any, raw: string) => { await things.keep(body); };
        export default route;`,
    },
  },
  'the module of handlers is given a type, and a tracer runs the one that is picked': {
    files: {
      'src/app.ts': app("import { dispatch } from './dispatch';", 'await dispatch(req);'),
      'src/dispatch.ts': `
        import tracer from 'dd-trace';
        import * as modules from './handlers';
        const handlers = modules as unknown as Record<string, (...given: any[]) => Promise<void>>;
        export const dispatch = async ({ params, headers, body, rawBody }: any) => {
          const handler = handlers[params.provider];
          if (!handler) return;
          await tracer.trace('webhook', async () => {
            try {
              return await handler(headers, body, rawBody);
            } catch (error) {
              return { failed: true };
            }
          });
        };`,
      'src/handlers/index.ts': `
        export { calendly } from './calendly';
        export { linear } from './linear';`,
      'src/handlers/calendly.ts': calendly,
      'src/handlers/linear.ts': linear,
    },
  },
  'handlers are put in a map under the names of senders': {
    files: {
      'src/app.ts': app(
        "import { handlers } from './registry'; import './calendly'; import './linear';",
        'await handlers.get(req.params.provider)?.(req);',
      ),
      'src/registry.ts': `
        export const handlers = new Map<string, (req: any) => Promise<void>>();
        export const register = (name: string, handle: (req: any) => Promise<void>) => { handlers.set(name, handle); };`,
      'src/calendly.ts': `
        import { register } from './registry';
        ${hmac('calendly-webhook-signature')}
        register('calendly', async (req) => { // reported
          if (!isGenuine(req.headers, req.rawBody, process.env.CALENDLY_SIGNING_KEY!)) throw new Error('forged'); // check
          await meetings.book(req.body.payload.uri);
        });`,
      'src/linear.ts': `
        import { register } from './registry';
        ${hmac('linear-signature')}
        register('linear', async (req) => {
          if (!isGenuine(req.headers, req.rawBody, process.env.LINEAR_WEBHOOK_SECRET!)) throw new Error('forged');
          await issues.mirror(req.body.data.id);
        });`,
    },
  },
  'a class serves each sender': {
    files: {
      'src/app.ts': app(
        "import { providers } from './providers';",
        'const provider = providers[req.params.provider]; if (!provider) return res.sendStatus(404); await provider.handle(req);',
      ),
      'src/providers.ts': `
        ${hmac('x-signature')}
        class CalendlyProvider {
          async handle(req: any) { // reported
            if (!isGenuine(req.headers, req.rawBody, process.env.CALENDLY_SIGNING_KEY!)) throw new Error('forged'); // check
            await meetings.book(req.body.payload.uri);
          }
        }
        class LinearProvider {
          async handle(req: any) {
            if (!isGenuine(req.headers, req.rawBody, process.env.LINEAR_WEBHOOK_SECRET!)) throw new Error('forged');
            await issues.mirror(req.body.data.id);
          }
        }
        export const providers = { a: new CalendlyProvider(), b: new LinearProvider() };`,
    },
  },
  'the table and its handlers stand in the file of the route': {
    files: app(
      `${hmac('x-signature')}
      const handlers = {
        calendly: async (req: any) => { // reported
          if (!isGenuine(req.headers, req.rawBody, process.env.CALENDLY_SIGNING_KEY!)) throw new Error('forged'); // check
          await meetings.book(req.body.payload.uri);
        },
        linear: async (req: any) => {
          if (!isGenuine(req.headers, req.rawBody, process.env.LINEAR_WEBHOOK_SECRET!)) throw new Error('forged');
          await issues.mirror(req.body.data.id);
        },
      };`,
      'await handlers[req.params.provider](req);',
    ),
    editor: 'same',
  },
});

const stripe = `
import Stripe from 'stripe';
const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);
`;

/** An endpoint that hands on to the handler that is for the sender. */
export const senders = {
  reported: {
    ...both.reported,
    'only the body is handed on: the endpoint itself could have asked': {
      files: `
        import express from 'express';
        const calendly = async (body: any) => { await meetings.book(body.payload.uri); };
        const linear = async (body: any) => { await issues.mirror(body.data.id); };
        const handlers = { calendly, linear };
        const app = express();
        app.post('/webhooks/:provider', async (req, res) => { // reported
          await handlers[req.params.provider](req.body);
          res.sendStatus(200);
        });
      `,
    },
    'handlers for the events of one sender, of whom some ask': {
      files: {
        'src/app.ts': `
          import express from 'express';
          import { handlers } from './handlers';
          const app = express();
          app.post('/webhooks/stripe/:kind', async (req, res) => { // reported
            await handlers[req.params.kind](req);
            res.sendStatus(200);
          });`,
        'src/handlers.ts': `
          ${stripe}
          const paid = async (req: any) => {
            const event = stripe.webhooks.constructEvent(req.rawBody, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET!);
            await orders.markPaid(event.data.object.id);
          };
          const seen = async (req: any) => ({ seen: req.params.kind });
          const refunded = async (req: any) => { // because
            await orders.refund(req.body.data.object.id); // because
          };
          const disputed = async (req: any) => { // because
            await orders.freeze(req.body.data.object.id);
          };
          export const handlers = { paid, seen, refunded, disputed };`,
      },
      editor: 'silent',
    },
    'handlers for the events of one sender, of whom nobody asks': {
      files: `
        import express from 'express';
        const paid = async (req: any) => { await orders.markPaid(req.body.data.object.id); };
        const refunded = async (req: any) => { await orders.refund(req.body.data.object.id); };
        const handlers = { paid, refunded };
        const app = express();
        app.post('/webhooks/stripe/:kind', async (req, res) => { // reported
          await handlers[req.params.kind](req);
          res.sendStatus(200);
        });
      `,
    },
    'handlers for the events of one sender': {
      files: `
        import express from 'express';
        const hubspot = async (req: any) => { await contacts.push(req.body.data.object.email); };
        const refunded = async (req: any) => { await orders.refund(req.body.data.object.id); };
        const handlers = { hubspot, refunded };
        const app = express();
        app.post('/webhooks/stripe/:kind', async (req, res) => { // reported
          await handlers[req.params.kind](req);
          res.sendStatus(200);
        });
      `,
    },
  },
  silent: {
    ...both.silent,
    'who sends to a handler is not known, and it looks at no signature': {
      files: {
        'src/app.ts': app(
          "import { acme } from './acme'; import { linear } from './linear'; const handlers = { acme, linear };",
          pick,
        ),
        'src/acme.ts':
          'export const acme = async (headers: any, body: any, raw: string) => { await things.keep(body); };',
        'src/linear.ts': linear,
      },
    },
    'a handler that does nothing with what it is sent': {
      files: {
        'src/app.ts': app(
          "import { calendly } from './calendly'; import { linear } from './linear'; const handlers = { calendly, linear };",
          pick,
        ),
        'src/calendly.ts': `export const calendly = async (headers: any, body: any, raw: string) => ({ seen: body.event });`,
        'src/linear.ts': linear,
      },
    },
    'a guard stands before the route, whoever sends': {
      files: {
        'src/app.ts': app(
          `${hmac('x-relay-signature')}
          const calendly = async (req: any) => { await meetings.book(req.body.payload.uri); };
          const linear = async (req: any) => { await issues.mirror(req.body.data.id); };
          const handlers = { calendly, linear };`,
          'await handlers[req.params.provider](req);',
          `app.use('/webhooks', (req: any, res, next) => isGenuine(req.headers, req.rawBody, process.env.RELAY_SECRET!) ? next() : res.sendStatus(401));`,
        ),
      },
    },
    'each sender has a verifier in a table of its own': {
      files: {
        'src/app.ts': app(
          `import { handlers, verifiers } from './senders';`,
          `if (!verifiers[req.params.provider](req)) return res.sendStatus(401);
          await handlers[req.params.provider](req);`,
        ),
        'src/senders.ts': `
          ${hmac('x-signature')}
          const byCalendly = (req: any) => isGenuine(req.headers, req.rawBody, process.env.CALENDLY_SIGNING_KEY!);
          const byLinear = (req: any) => isGenuine(req.headers, req.rawBody, process.env.LINEAR_WEBHOOK_SECRET!);
          const calendly = async (req: any) => { await meetings.book(req.body.payload.uri); };
          const linear = async (req: any) => { await issues.mirror(req.body.data.id); };
          export const verifiers = { calendly: byCalendly, linear: byLinear };
          export const handlers = { calendly, linear };`,
      },
    },
    'a class of each sender verifies before another of its methods runs': {
      files: {
        'src/app.ts': app(
          `import { providers } from './providers';`,
          `const provider = providers[req.params.provider];
          if (!provider.verify(req)) return res.sendStatus(401);
          await provider.handle(req);`,
        ),
        'src/providers.ts': `
          ${hmac('x-signature')}
          class CalendlyProvider {
            verify(req: any) { return isGenuine(req.headers, req.rawBody, process.env.CALENDLY_SIGNING_KEY!); }
            async handle(req: any) { await meetings.book(req.body.payload.uri); }
          }
          class LinearProvider {
            verify(req: any) { return isGenuine(req.headers, req.rawBody, process.env.LINEAR_WEBHOOK_SECRET!); }
            async handle(req: any) { await issues.mirror(req.body.data.id); }
          }
          export const providers = { calendly: new CalendlyProvider(), linear: new LinearProvider() };`,
      },
    },
    'handlers are wrapped in the check where they are registered': {
      files: {
        'src/app.ts': app(`import { handlers } from './senders';`, 'await handlers[req.params.provider](req);'),
        'src/senders.ts': `
          ${hmac('x-signature')}
          const signed = (secret: string, handle: (req: any) => Promise<void>) => async (req: any) => {
            if (!isGenuine(req.headers, req.rawBody, secret)) throw new Error('forged');
            await handle(req);
          };
          export const handlers = {
            calendly: signed(process.env.CALENDLY_SIGNING_KEY!, async (req) => { await meetings.book(req.body.payload.uri); }),
            linear: signed(process.env.LINEAR_WEBHOOK_SECRET!, async (req) => { await issues.mirror(req.body.data.id); }),
          };`,
      },
    },
    'a handler refuses by an error that it answers': {
      files: {
        'src/app.ts': app(
          "import { linear } from './linear'; import { stripe } from './stripe'; const handlers = { linear, stripe };",
          pick,
        ),
        'src/linear.ts': `
          import { err, ok } from 'neverthrow';
          ${hmac('linear-signature')}
          export const linear = async (headers: any, body: any, raw: string) => {
            if (!body.data) return err(new Error('nothing in it', { cause: body }));
            if (!isGenuine(headers, raw, process.env.LINEAR_WEBHOOK_SECRET!)) return err(new Error('forged'));
            await issues.mirror(body.data.id);
            return ok({ status: 200 });
          };`,
        'src/stripe.ts': `
          ${stripe}
          const sdk = stripe;
          const handle = async (headers: any, body: any, raw: string) => {
            const event = sdk.webhooks.constructEvent(raw, headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET!);
            await orders.markPaid(event.data.object.id);
          };
          export { handle as stripe };`,
      },
    },
    'adapters of vendors are handed what is to be sent': {
      files: {
        'src/app.ts': app(
          `${hmac('x-relay-signature')}
          const sendgrid = async (body: any) => { await mails.hand('sendgrid', body.to); };
          const postmark = async (body: any) => { await mails.hand('postmark', body.to); };
          const mailers = { sendgrid, postmark };`,
          `if (!isGenuine(req.headers, req.rawBody, process.env.RELAY_SECRET!)) return res.sendStatus(401);
          await mailers[process.env.MAILER!](req.body);`,
        ),
      },
    },
  },
} satisfies Cases;
