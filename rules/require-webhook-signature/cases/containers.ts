import { bothWays } from './both-ways.ts';

const verifier = (decorator = '', imports = ''): string => `
import Stripe from 'stripe';
${imports}
const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
${decorator}
export class StripeVerifier {
  verify(req) {
    stripe.webhooks.constructEvent(req.rawBody, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET); // check
  }
}
`;

const express = (imports: string, handle: string): string => `
import express from 'express';
${imports}
const app = express();
app.post('/webhooks/stripe', async (req, res) => { // reported
  ${handle}
  res.sendStatus(200);
});
`;

const hooksClass = (decorator: string, imports: string, held: string): string => `
${imports}
${decorator}
export class Hooks {
  ${held}
  async handle(req) {
    this.verifier.verify(req);
    await orders.markPaid(req.body.data.object.id);
  }
}
`;

/** Where the one who verifies is handed over by a container, or by who constructs its holder. */
export const containers = bothWays({
  'tsyringe injects by the type': {
    files: {
      'src/app.ts': express(
        "import { container } from 'tsyringe'; import { Hooks } from './hooks';",
        'await container.resolve(Hooks).handle(req);',
      ),
      'src/hooks.ts': hooksClass(
        '@injectable()',
        "import { injectable } from 'tsyringe'; import { StripeVerifier } from './verifier';",
        'constructor(private readonly verifier: StripeVerifier) {}',
      ),
      'src/verifier.ts': verifier('@singleton()', "import { singleton } from 'tsyringe';"),
    },
  },
  'tsyringe injects by a token': {
    files: {
      'src/app.ts': express(
        "import { container } from 'tsyringe'; import './container'; import { Hooks } from './hooks'; const hooks = container.resolve(Hooks);",
        'await hooks.handle(req);',
      ),
      'src/container.ts': `
        import { container } from 'tsyringe';
        import { StripeVerifier } from './verifier';
        container.register('Verifier', { useClass: StripeVerifier });`,
      'src/hooks.ts': hooksClass(
        '@injectable()',
        "import { inject, injectable } from 'tsyringe'; import type { Verifier } from './types';",
        "constructor(@inject('Verifier') private readonly verifier: Verifier) {}",
      ),
      'src/types.ts': 'export interface Verifier { verify(req): void }',
      'src/verifier.ts': verifier(),
    },
  },
  'tsyringe hands out what was registered under a text': {
    files: {
      'src/app.ts': express(
        "import { container } from 'tsyringe'; import './container';",
        "container.resolve('Verifier').verify(req); await orders.markPaid(req.body.id);",
      ),
      'src/container.ts': `
        import { container } from 'tsyringe';
        import { StripeVerifier } from './verifier';
        container.registerSingleton('Verifier', StripeVerifier);`,
      'src/verifier.ts': verifier(),
    },
  },
  'inversify binds a symbol to a class': {
    files: {
      'src/app.ts': express(
        "import { container } from './container'; import { Hooks } from './hooks'; const hooks = container.get(Hooks);",
        'await hooks.handle(req);',
      ),
      'src/tokens.ts': "export const TYPES = { Verifier: Symbol.for('Verifier') };",
      'src/container.ts': `
        import { Container } from 'inversify';
        import { StripeVerifier } from './verifier';
        import { Hooks } from './hooks';
        import { TYPES } from './tokens';
        export const container = new Container();
        container.bind(TYPES.Verifier).to(StripeVerifier).inSingletonScope();
        container.bind(Hooks).toSelf();`,
      'src/hooks.ts': hooksClass(
        '@injectable()',
        "import { inject, injectable } from 'inversify'; import { TYPES } from './tokens';",
        'constructor(@inject(TYPES.Verifier) private verifier) {}',
      ),
      'src/verifier.ts': verifier('@injectable()', "import { injectable } from 'inversify';"),
    },
  },
  'inversify binds to a value and to what a function makes': {
    files: {
      'src/app.ts': express(
        "import { container } from './container';",
        "container.get('Verifier').verify(req); await container.get('Orders').markPaid(req.body.id);",
      ),
      'src/container.ts': `
        import { Container } from 'inversify';
        import { StripeVerifier } from './verifier';
        export const container = new Container();
        container.bind('Verifier').toDynamicValue(() => new StripeVerifier());
        container.bind('Orders').toConstantValue({ markPaid: (id) => db.orders.update(id) });`,
      'src/verifier.ts': verifier(),
    },
  },
  'Awilix injects by the names of what a constructor takes apart': {
    files: {
      'src/app.ts': express(
        "import { container } from './container';",
        "await container.resolve('hooks').handle(req);",
      ),
      'src/container.ts': `
        import { asClass, asValue, createContainer } from 'awilix';
        import { StripeVerifier } from './verifier';
        import { Hooks } from './hooks';
        export const container = createContainer();
        container.register({ verifier: asClass(StripeVerifier).singleton(), hooks: asClass(Hooks) });`,
      'src/hooks.ts': hooksClass('', '', 'constructor({ verifier }) { this.verifier = verifier; }'),
      'src/verifier.ts': verifier(),
    },
  },
  'Awilix makes it by a function, and it is taken from the cradle': {
    files: {
      'src/app.ts': express("import { container } from './container';", 'await container.cradle.handle(req);'),
      'src/container.ts': `
        import { asClass, asFunction, createContainer } from 'awilix';
        import { StripeVerifier } from './verifier';
        import { makeHandle } from './handle';
        export const container = createContainer();
        container.register({ verifier: asClass(StripeVerifier) });
        container.register('handle', asFunction(makeHandle));`,
      'src/handle.ts': `
        export const makeHandle = ({ verifier }) => async (req) => {
          verifier.verify(req);
          await orders.markPaid(req.body.id);
        };`,
      'src/verifier.ts': verifier(),
    },
  },
  'typedi hands out a service': {
    files: {
      'src/app.ts': express(
        "import { Container } from 'typedi'; import { Hooks } from './hooks';",
        'await Container.get(Hooks).handle(req);',
      ),
      'src/hooks.ts': hooksClass(
        '@Service()',
        "import { Service } from 'typedi'; import { StripeVerifier } from './verifier';",
        'constructor(private readonly verifier: StripeVerifier) {}',
      ),
      'src/verifier.ts': verifier('@Service()', "import { Service } from 'typedi';"),
    },
  },
  'typedi hands out what was set': {
    files: {
      'src/app.ts': express(
        "import { Container } from 'typedi'; import './services';",
        "Container.get('verifier').verify(req); await orders.markPaid(req.body.id);",
      ),
      'src/services.ts': `
        import { Container } from 'typedi';
        import { StripeVerifier } from './verifier';
        Container.set('verifier', new StripeVerifier());`,
      'src/verifier.ts': verifier(),
    },
  },
  'a container made by hand keeps what was registered': {
    files: {
      'src/app.ts': express(
        "import { container } from './container'; import './services';",
        "const hooks = container.resolve('hooks'); await hooks.handle(req);",
      ),
      'src/container.ts': `
        class Container {
          private made = new Map<string, unknown>();
          register(name: string, value: unknown) { this.made.set(name, value); }
          resolve<T>(name: string): T { return this.made.get(name) as T; }
        }
        export const container = new Container();`,
      'src/services.ts': `
        import { container } from './container';
        import { StripeVerifier } from './verifier';
        import { Hooks } from './hooks';
        container.register('hooks', new Hooks(new StripeVerifier()));`,
      'src/hooks.ts': hooksClass('', '', 'constructor(private readonly verifier) {}'),
      'src/verifier.ts': verifier(),
    },
  },
  'arguments of constructors go through two files': {
    files: {
      'src/app.ts': `
        import { createServer } from './server';
        import { Hooks } from './hooks';
        import { StripeVerifier } from './verifier';
        createServer({ hooks: new Hooks(new StripeVerifier()) }).listen(3000);`,
      'src/server.ts': `
        import express from 'express';
        export const createServer = ({ hooks }) => {
          const app = express();
          app.post('/webhooks/stripe', async (req, res) => { // reported
            await hooks.handle(req);
            res.sendStatus(200);
          });
          return app;
        };`,
      'src/hooks.ts': hooksClass('', '', 'constructor(private readonly verifier) {}'),
      'src/verifier.ts': verifier(),
    },
  },
});
