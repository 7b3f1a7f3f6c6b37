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

/** Where the code that verifies is inherited: from a class, a mixin, a prototype, another object. */
export const inheritance = bothWays({
  'the base class two files away verifies': {
    files: {
      'src/app.ts': app("import { Hooks } from './hooks';", 'await new Hooks().handle(req);'),
      'src/hooks.ts': `
        import { Middle } from './middle';
        export class Hooks extends Middle {
          async handle(req) {
            await super.handle(req);
            ${act}
          }
        }`,
      'src/middle.ts':
        "import { Base } from './base'; export class Middle extends Base { async handle(req) { return super.handle(req); } }",
      'src/base.ts': `${stripe}
        export abstract class Base {
          async handle(req) {
            ${check}
          }
        }`,
    },
  },
  'the base hands its options to the one that keeps them': {
    files: {
      'src/app.ts': app("import { Hooks } from './hooks';", 'await new Hooks().handle(req);'),
      'src/hooks.ts': `${stripe}
        import { Base } from './base';
        const verify = (req) => {
          ${check}
        };
        export class Hooks extends Base {
          constructor() { super({ verify }); }
        }`,
      'src/base.ts': `
        export class Base {
          constructor(private readonly options) {}
          async handle(req) {
            await this.options.verify(req);
            ${act}
          }
        }`,
    },
  },
  'a template method calls what a subclass implements': {
    files: {
      'src/app.ts': app("import { StripeHooks } from './stripe-hooks';", 'await new StripeHooks().handle(req);'),
      'src/base.ts': `
        export abstract class Base {
          abstract verify(req): void;
          async handle(req) {
            this.verify(req);
            ${act}
          }
        }`,
      'src/stripe-hooks.ts': `${stripe}
        import { Base } from './base';
        export class StripeHooks extends Base {
          verify(req) {
            ${check}
          }
        }`,
    },
  },
  'a template method is handed over as it stands in the base': {
    files: {
      'src/app.ts': route(
        "import { StripeHooks } from './stripe-hooks'; const hooks = new StripeHooks();",
        'hooks.handle',
      ),
      'src/base.ts': `
        export abstract class Base {
          protected abstract verify(req): void;
          handle = async (req, res) => {
            this.verify(req);
            ${act}
            res.sendStatus(200);
          };
        }`,
      'src/stripe-hooks.ts': `${stripe}
        import { Base } from './base';
        export class StripeHooks extends Base {
          protected verify(req) {
            ${check}
          }
        }`,
    },
  },
  'an override replaces what the base does not verify': {
    files: {
      'src/app.ts': app("import { StripeHooks } from './stripe-hooks';", 'await new StripeHooks().handle(req);'),
      'src/base.ts': `
        export class Base {
          verify(req) {}
          async handle(req) {
            this.verify(req);
            ${act}
          }
        }`,
      'src/stripe-hooks.ts': `${stripe}
        import { Base } from './base';
        export class StripeHooks extends Base {
          verify(req) {
            ${check}
          }
        }`,
    },
  },
  'a mixin verifies': {
    files: {
      'src/app.ts': app("import { Hooks } from './hooks';", 'await new Hooks().handle(req);'),
      'src/verified.ts': `${stripe}
        export const Verified = (Base) => class extends Base {
          verify(req) {
            ${check}
          }
        };`,
      'src/hooks.ts': `
        import { Verified } from './verified';
        class Plain {}
        export class Hooks extends Verified(Plain) {
          async handle(req) {
            this.verify(req);
            ${act}
          }
        }`,
    },
  },
  'a mixin is laid over a base that verifies': {
    files: {
      'src/app.ts': app("import { Hooks } from './hooks';", 'await new Hooks().handle(req);'),
      'src/named.ts': 'export function Named(Base) { return class extends Base { name = "stripe"; }; }',
      'src/hooks.ts': `${stripe}
        import { Named } from './named';
        class Verifying {
          verify(req) {
            ${check}
          }
        }
        export class Hooks extends Named(Verifying) {
          async handle(req) {
            this.verify(req);
            ${act}
          }
        }`,
    },
  },
  'an interface has one implementation': {
    files: {
      'src/app.ts': app(
        "import { Hooks } from './hooks'; import { StripeVerifier } from './verifier'; const hooks = new Hooks(new StripeVerifier());",
        'await hooks.handle(req);',
      ),
      'src/hooks.ts': `
        import type { Verifier } from './types';
        export class Hooks {
          constructor(private readonly verifier: Verifier) {}
          async handle(req) {
            this.verifier.verify(req);
            ${act}
          }
        }`,
      'src/types.ts': 'export interface Verifier { verify(req): void }',
      'src/verifier.ts': `${stripe}
        import type { Verifier } from './types';
        export class StripeVerifier implements Verifier {
          verify(req) {
            ${check}
          }
        }`,
    },
  },
  'a prototype holds the methods': {
    files: {
      'src/app.js': app("import { Hooks } from './hooks.js';", 'await new Hooks().handle(req);'),
      'src/hooks.js': `${stripe}
        export function Hooks() {}
        Hooks.prototype.verify = function (req) {
          ${check}
        };
        Hooks.prototype.handle = async function (req) {
          this.verify(req);
          ${act}
        };`,
    },
  },
  'an object is made upon another': {
    files: {
      'src/app.js': app("import { hooks } from './hooks.js';", 'await hooks.handle(req);'),
      'src/hooks.js': `${stripe}
        const base = {
          verify(req) {
            ${check}
          },
        };
        export const hooks = Object.create(base);
        hooks.handle = async (req) => {
          hooks.verify(req);
          ${act}
        };`,
    },
  },
  'a method of an object calls another by this': {
    files: {
      'src/app.ts': app("import { hooks } from './hooks';", 'await hooks.handle(req);'),
      'src/hooks.ts': `${stripe}
        export const hooks = {
          verify(req) {
            ${check}
          },
          async handle(req) {
            this.verify(req);
            ${act}
          },
        };`,
    },
  },
});
