import { bothWays } from './both-ways.ts';

const check =
  "stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET); // check";
const stripe = `
import Stripe from 'stripe';
const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
`;
const act = 'await orders.markPaid(req.body.data.object.id);';

const app = (imports: string, handle: string): string => `
import express from 'express';
${imports}
const app = express();
app.post('/webhooks/stripe', async (req, res) => { // reported
  ${handle}
  res.sendStatus(200);
});
`;

const route = (imports: string, handler: string): string => `
import express from 'express';
${imports}
const app = express();
app.post('/webhooks/stripe', ${handler}); // reported
`;

/** Where the code that verifies is a member of a class, or of an object that stands for one. */
export const classes = bothWays({
  'an arrow in a field verifies': {
    files: {
      'src/app.ts': route("import { Hooks } from './hooks'; const hooks = new Hooks();", 'hooks.handle'),
      'src/hooks.ts': `${stripe}
        export class Hooks {
          handle = async (req, res) => {
            this.verify(req); // check
            ${act}
            res.sendStatus(200);
          };
          private verify(req) {
            ${check}
          }
        }`,
    },
  },
  'a bound method is the handler': {
    files: {
      'src/app.ts': route("import { Hooks } from './hooks'; const hooks = new Hooks();", 'hooks.handle.bind(hooks)'),
      'src/hooks.ts': `${stripe}
        export class Hooks {
          constructor() { this.handle = this.handle.bind(this); }
          async handle(req, res) {
            ${check}
            ${act}
            res.sendStatus(200);
          }
        }`,
    },
  },
  'an accessor hands out the verifier': {
    files: {
      'src/app.ts': app("import { Hooks } from './hooks';", `await new Hooks().service.handle(req);`),
      'src/hooks.ts': `${stripe}
        class Service {
          async handle(req) {
            ${check}
            ${act}
          }
        }
        export class Hooks {
          #service;
          get service() { this.#service ??= new Service(); return this.#service; }
        }`,
    },
  },
  'a static method verifies': {
    files: {
      'src/app.ts': app("import { Hooks } from './hooks';", 'await Hooks.handle(req);'),
      'src/hooks.ts': `${stripe}
        export class Hooks {
          static verify(req) {
            ${check}
          }
          static async handle(req) {
            this.verify(req);
            ${act}
          }
        }`,
    },
  },
  'a static block fills what is asked': {
    files: {
      'src/app.ts': app("import { Hooks } from './hooks';", 'await Hooks.service.handle(req);'),
      'src/hooks.ts': `${stripe}
        class Service {
          async handle(req) {
            ${check}
            ${act}
          }
        }
        export class Hooks {
          static service;
          static { this.service = new Service(); }
        }`,
    },
  },
  'there is one instance, which the class hands out': {
    files: {
      'src/app.ts': app("import { Hooks } from './hooks';", 'await Hooks.getInstance().handle(req);'),
      'src/hooks.ts': `${stripe}
        export class Hooks {
          private static instance: Hooks;
          private constructor() {}
          static getInstance() {
            if (!Hooks.instance) Hooks.instance = new Hooks();
            return Hooks.instance;
          }
          async handle(req) {
            ${check}
            ${act}
          }
        }`,
    },
  },
  'a private field holds the verifier that was handed in': {
    files: {
      'src/app.ts': app(
        "import { Hooks } from './hooks'; import { verify } from './verify'; const hooks = new Hooks({ verify });",
        'await hooks.handle(req);',
      ),
      'src/hooks.ts': `
        export class Hooks {
          #verify;
          constructor({ verify }) { this.#verify = verify; }
          async handle(req) {
            this.#verify(req);
            ${act}
          }
        }`,
      'src/verify.ts': `${stripe}
        export const verify = (req) => {
          ${check}
        };`,
    },
  },
  'an instance is made by a function of its own class': {
    files: {
      'src/app.ts': app("import { Hooks } from './hooks';", 'await Hooks.create().with({ name: "x" }).handle(req);'),
      'src/hooks.ts': `${stripe}
        export class Hooks {
          static create() { return new this(); }
          with(options) { this.options = options; return this; }
          async handle(req) {
            ${check}
            ${act}
          }
        }`,
    },
  },
  'an instance that is handed around is the same': {
    files: {
      'src/app.ts': app(
        "import { createContext } from './context'; const context = createContext();",
        'await context.services.hooks.handle(req, context);',
      ),
      'src/context.ts': `
        import { Hooks } from './hooks';
        import { Verifier } from './verifier';
        export const createContext = () => {
          const verifier = new Verifier();
          return { services: { hooks: new Hooks() }, verifier };
        };`,
      'src/hooks.ts': `
        export class Hooks {
          async handle(req, context) {
            await context.verifier.verify(req);
            ${act}
          }
        }`,
      'src/verifier.ts': `${stripe}
        export class Verifier {
          async verify(req) {
            ${check}
          }
        }`,
    },
  },
});
