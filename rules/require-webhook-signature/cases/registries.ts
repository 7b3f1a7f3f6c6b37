import { bothWays } from './both-ways.ts';

const stripe = `
import Stripe from 'stripe';
const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
const verify = (req: any) => stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
`;

const paid = `
const paid = async (req: any) => {
  verify(req); // check
  await orders.markPaid(req.body.data.object.id);
};
`;

const refunded = `
const refunded = async (req: any) => {
  verify(req); // check
  await orders.refund(req.body.data.object.id);
};
`;

const app = (imports: string, handle: string): string => `
import express from 'express';
${imports}
const app = express();
app.post('/webhooks/stripe/:kind', async (req, res) => { // reported
  ${handle}
  res.sendStatus(200);
});
`;

/** Where the function that handles an event is chosen out of many. */
export const registries = bothWays({
  'an object of handlers is asked by a parameter of the route': {
    files: {
      'src/app.ts': app("import { handlers } from './handlers';", 'await handlers[req.params.kind](req);'),
      'src/handlers.ts': `${stripe}${paid}${refunded} export const handlers = { paid, refunded } as const;`,
    },
  },
  'a frozen object that satisfies a type is asked': {
    files: {
      'src/app.ts': app("import { handlers } from './handlers';", 'await handlers[req.params.kind](req);'),
      'src/handlers.ts': `${stripe}${paid}${refunded}
        export const handlers = Object.freeze({ paid, refunded } satisfies Record<string, Handler>);`,
    },
  },
  'a map made of pairs is asked': {
    files: {
      'src/app.ts': app(
        "import { handlers } from './handlers';",
        'const handle = handlers.get(req.params.kind); if (!handle) return res.sendStatus(404); await handle(req);',
      ),
      'src/handlers.ts': `${stripe}${paid}${refunded}
        export const handlers = new Map([['paid', paid], ['refunded', refunded]]);`,
    },
  },
  'a map is filled by calls': {
    files: {
      'src/app.ts': app("import { handlers } from './handlers';", 'await handlers.get(req.params.kind)?.(req);'),
      'src/handlers.ts': `${stripe}${paid}${refunded}
        export const handlers = new Map<string, Handler>();
        handlers.set('paid', paid);
        handlers.set('refunded', refunded);`,
    },
  },
  'a factory chooses by a switch': {
    files: {
      'src/app.ts': app("import { handlerFor } from './handlers';", 'await handlerFor(req.params.kind)(req);'),
      'src/handlers.ts': `${stripe}${paid}${refunded}
        export const handlerFor = (kind: string) => {
          switch (kind) {
            case 'paid': return paid;
            case 'refunded': return refunded;
            default: throw new Error('unknown');
          }
        };`,
    },
  },
  'handlers in a list are run one by one': {
    files: {
      'src/app.ts': app("import { handlers } from './handlers';", 'for (const handle of handlers) await handle(req);'),
      'src/handlers.ts': `${stripe}${paid}${refunded} export const handlers = [paid, refunded];`,
    },
  },
  'handlers in a list are found by what they are for': {
    files: {
      'src/app.ts': app(
        "import { handlers } from './handlers';",
        'const one = handlers.find((candidate) => candidate.kind === req.params.kind); await one.handle(req);',
      ),
      'src/handlers.ts': `${stripe}${paid}${refunded}
        export const handlers = [{ kind: 'paid', handle: paid }, { kind: 'refunded', handle: refunded }];`,
    },
  },
  'handlers in a list are filtered and walked': {
    files: {
      'src/app.ts': app(
        "import { handlers } from './handlers';",
        `for (const one of handlers.filter((candidate) => candidate.kind === req.params.kind)) await one.handle(req);`,
      ),
      'src/handlers.ts': `${stripe}${paid}${refunded}
        export const handlers = [{ kind: 'paid', handle: paid }, { kind: 'refunded', handle: refunded }];`,
    },
  },
  'the values of an object are walked': {
    files: {
      'src/app.ts': app(
        "import { handlers } from './handlers';",
        'for (const handle of Object.values(handlers)) await handle(req);',
      ),
      'src/handlers.ts': `${stripe}${paid}${refunded} export const handlers = { paid, refunded };`,
    },
  },
  'the entries of an object are walked by a callback': {
    files: {
      'src/app.ts': app(
        "import { handlers } from './handlers';",
        'Object.entries(handlers).forEach(([kind, handle]) => { if (kind === req.params.kind) handle(req); });',
      ),
      'src/handlers.ts': `${stripe}${paid}${refunded} export const handlers = { paid, refunded };`,
    },
  },
  'a registry is filled from other files by its function': {
    files: {
      'src/app.ts': app(
        "import { registry } from './registry'; import './paid'; import './refunded';",
        'await registry[req.params.kind](req);',
      ),
      'src/registry.ts': `
        export const registry: Record<string, Handler> = {};
        export const register = (kind: string, handle: Handler) => { registry[kind] = handle; };`,
      'src/paid.ts': `${stripe}${paid} import { register } from './registry'; register('paid', paid);`,
      'src/refunded.ts': `${stripe}${refunded} import { register } from './registry'; register('refunded', refunded);`,
    },
  },
  'a registry is a class with a map': {
    files: {
      'src/app.ts': app(
        "import { registry } from './registry'; import './paid';",
        'await registry.dispatch(req.params.kind, req);',
      ),
      'src/registry.ts': `
        class Registry {
          private handlers = new Map<string, Handler>();
          register(kind: string, handle: Handler) { this.handlers.set(kind, handle); return this; }
          async dispatch(kind: string, req: any) {
            const handle = this.handlers.get(kind);
            if (!handle) throw new Error('unknown');
            await handle(req);
          }
        }
        export const registry = new Registry();`,
      'src/paid.ts': `${stripe}${paid} import { registry } from './registry'; registry.register('paid', paid);`,
    },
  },
  'a registry holds instances of classes': {
    files: {
      'src/app.ts': app(
        "import { providers } from './providers';",
        'const provider = providers[req.params.kind]; await provider.handle(req);',
      ),
      'src/providers.ts': `${stripe}
        class StripeProvider {
          async handle(req: any) {
            verify(req); // check
            await orders.markPaid(req.body.data.object.id);
          }
        }
        export const providers = { stripe: new StripeProvider() };`,
    },
  },
  'a registry holds classes that a factory makes instances of': {
    files: {
      'src/app.ts': app("import { providerOf } from './providers';", 'await providerOf(req.params.kind).handle(req);'),
      'src/providers.ts': `${stripe}
        class StripeProvider {
          async handle(req: any) {
            verify(req); // check
            await orders.markPaid(req.body.data.object.id);
          }
        }
        const classes = { stripe: StripeProvider };
        export const providerOf = (kind: string) => { const Provider = classes[kind]; return new Provider(); };`,
    },
  },
  'handlers are loaded when they are needed': {
    files: {
      'src/app.ts': app(
        "const handlers = { paid: () => import('./paid') };",
        'const module = await handlers[req.params.kind](); await module.paid(req);',
      ),
      'src/paid.ts': `${stripe}${paid} export { paid };`,
    },
  },
  'an object is filled by its members': {
    files: {
      'src/app.ts': app("import { handlers } from './handlers';", 'await handlers[req.params.kind](req);'),
      'src/handlers.ts': `${stripe}${paid}${refunded}
        export const handlers: Record<string, Handler> = {};
        handlers.paid = paid;
        handlers['refunded'] = refunded;`,
    },
  },
  'two objects of handlers are joined': {
    files: {
      'src/app.ts': app("import { handlers } from './handlers';", 'await handlers[req.params.kind](req);'),
      'src/handlers.ts': `${stripe}${paid}${refunded}
        const first = { paid };
        export const handlers = Object.assign({}, first, { refunded });`,
    },
  },
  'a list of handlers is put together from parts': {
    files: {
      'src/app.ts': app("import { handlers } from './handlers';", 'for (const handle of handlers) await handle(req);'),
      'src/handlers.ts': `${stripe}${paid}${refunded}
        const first = [paid];
        export const handlers = [...first].concat([refunded]);`,
    },
  },
  'handlers are pushed onto a list': {
    files: {
      'src/app.ts': app("import { handlers } from './handlers';", 'for (const handle of handlers) await handle(req);'),
      'src/handlers.ts': `${stripe}${paid}${refunded}
        export const handlers: Handler[] = [];
        handlers.push(paid);
        handlers.push(refunded);`,
    },
  },
});
