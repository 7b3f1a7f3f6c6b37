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

const controller = (imports: string, held: string, verify = 'this.verifier.verify(req);'): string => `
import { Controller, Inject, Post, Req } from '@nestjs/common';
${imports}
@Controller('webhooks')
export class HooksController {
  ${held}
  @Post('stripe') // reported
  async handle(@Req() req) {
    ${verify}
    await orders.markPaid(req.body.data.object.id);
  }
}
`;

const nest = (provider: string, imports = ''): string => `
import { Module } from '@nestjs/common';
import { HooksController } from './hooks.controller';
import { StripeVerifier } from './verifier';
${imports}
@Module({ controllers: [HooksController], providers: [${provider}] })
export class HooksModule {}
`;

const injectable = verifier('@Injectable()', "import { Injectable } from '@nestjs/common';");

/** Where Nest hands over the one who verifies. */
export const nestProviders = bothWays({
  'a verifier keeps whether it is switched off': {
    files: {
      'src/hooks.controller.ts': controller(
        "import { StripeVerifier } from './verifier';",
        'constructor(private readonly verifier: StripeVerifier) {}',
      ),
      'src/verifier.ts': `
import Stripe from 'stripe';
import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
@Injectable()
export class StripeVerifier {
  private readonly off: boolean;
  constructor(private readonly config: ConfigService) {
    this.off = this.config.get<boolean>('hooks.unsigned', false);
  }
  verify(req) {
    if (this.off) return;
    stripe.webhooks.constructEvent(req.rawBody, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET); // check
  }
}
`,
      'src/hooks.config.ts': `
import { registerAs } from '@nestjs/config';
export default registerAs('hooks', () => ({ unsigned: process.env.SKIP_SIGNATURES === 'true' }));
`,
      'src/hooks.module.ts': nest('StripeVerifier'),
      'src/app.module.ts': `
import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import hooks from './hooks.config';
import { HooksModule } from './hooks.module';
@Module({ imports: [ConfigModule.forRoot({ load: [hooks] }), HooksModule] })
export class AppModule {}
`,
    },
  },
  'a test puts a stand-in where Nest hands over the class': {
    files: {
      'src/hooks.controller.ts': controller(
        "import { StripeVerifier } from './verifier';",
        'constructor(private readonly verifier: StripeVerifier) {}',
      ),
      'src/verifier.ts': injectable,
      'src/hooks.module.ts': nest('StripeVerifier'),
      'src/hooks.controller.spec.ts': `
        import { Test } from '@nestjs/testing';
        import { HooksController } from './hooks.controller';
        import { StripeVerifier } from './verifier';
        it('takes what is signed', async () => {
          const module = await Test.createTestingModule({
            controllers: [HooksController],
            providers: [{ provide: StripeVerifier, useValue: { verify: jest.fn() } }],
          }).compile();
          await module.get(HooksController).handle({ body: { data: { object: { id: 'in_1' } } } });
        });
      `,
    },
  },
  'Nest provides a class under a token': {
    files: {
      'src/hooks.controller.ts': controller(
        "import type { Verifier } from './verifier'; import { VERIFIER } from './tokens';",
        'constructor(@Inject(VERIFIER) private readonly verifier: Verifier) {}',
      ),
      'src/tokens.ts': "export const VERIFIER = Symbol('VERIFIER');",
      'src/verifier.ts': injectable,
      'src/hooks.module.ts': nest(
        '{ provide: VERIFIER, useClass: StripeVerifier }',
        "import { VERIFIER } from './tokens';",
      ),
    },
  },
  'Nest provides a class in the place of an abstract one': {
    files: {
      'src/hooks.controller.ts': controller(
        "import { Verifier } from './abstract-verifier';",
        'constructor(private readonly verifier: Verifier) {}',
      ),
      'src/abstract-verifier.ts': 'export abstract class Verifier { abstract verify(req): void; }',
      'src/verifier.ts': injectable,
      'src/hooks.module.ts': nest(
        '{ provide: Verifier, useClass: StripeVerifier }',
        "import { Verifier } from './abstract-verifier';",
      ),
    },
  },
  'Nest provides what a factory makes of what is injected into it': {
    files: {
      'src/hooks.controller.ts': controller(
        "import type { Guard } from './guard';",
        "constructor(@Inject('GUARD') private readonly verifier: Guard) {}",
      ),
      'src/guard.ts':
        'export class Guard { constructor(private readonly inner) {} verify(req) { this.inner.verify(req); } }',
      'src/verifier.ts': injectable,
      'src/hooks.module.ts': nest(
        "StripeVerifier, { provide: 'GUARD', useFactory: (inner: StripeVerifier) => new Guard(inner), inject: [StripeVerifier] }",
        "import { Guard } from './guard';",
      ),
    },
  },
  'Nest provides an object under a text': {
    files: {
      'src/hooks.controller.ts': controller('', "constructor(@Inject('VERIFIER') private readonly verifier) {}"),
      'src/verifier.ts': injectable,
      'src/hooks.module.ts': nest("{ provide: 'VERIFIER', useValue: new StripeVerifier() }"),
    },
  },
  'Nest provides what exists already': {
    files: {
      'src/hooks.controller.ts': controller('', "constructor(@Inject('VERIFIER') private readonly verifier) {}"),
      'src/verifier.ts': injectable,
      'src/hooks.module.ts': nest("StripeVerifier, { provide: 'VERIFIER', useExisting: StripeVerifier }"),
    },
  },
  'Nest injects into a field': {
    files: {
      'src/hooks.controller.ts': controller(
        "import type { StripeVerifier } from './verifier';",
        "@Inject('VERIFIER') private readonly verifier: StripeVerifier;",
      ),
      'src/verifier.ts': injectable,
      'src/hooks.module.ts': nest("{ provide: 'VERIFIER', useClass: StripeVerifier }"),
    },
  },
  'Nest injects by a reference to what comes later': {
    files: {
      'src/hooks.controller.ts': controller(
        "import { forwardRef } from '@nestjs/common'; import { StripeVerifier } from './verifier';",
        'constructor(@Inject(forwardRef(() => StripeVerifier)) private readonly verifier) {}',
      ),
      'src/verifier.ts': injectable,
      'src/hooks.module.ts': nest('StripeVerifier'),
    },
  },
  'a dynamic module provides it': {
    files: {
      'src/hooks.controller.ts': controller('', "constructor(@Inject('VERIFIER') private readonly verifier) {}"),
      'src/verifier.ts': injectable,
      'src/verify.module.ts': `
        import { Module } from '@nestjs/common';
        import { StripeVerifier } from './verifier';
        @Module({})
        export class VerifyModule {
          static forRoot(options) {
            return { module: VerifyModule, providers: [{ provide: 'VERIFIER', useFactory: () => new StripeVerifier(options) }], exports: ['VERIFIER'] };
          }
        }`,
      'src/hooks.module.ts': `
        import { Module } from '@nestjs/common';
        import { HooksController } from './hooks.controller';
        import { VerifyModule } from './verify.module';
        @Module({ imports: [VerifyModule.forRoot({})], controllers: [HooksController] })
        export class HooksModule {}`,
    },
  },
  'a dynamic module provides what its caller hands in': {
    files: {
      'src/hooks.controller.ts': controller('', "constructor(@Inject('VERIFIER') private readonly verifier) {}"),
      'src/verifier.ts': injectable,
      'src/verify.module.ts': `
        import { Module } from '@nestjs/common';
        @Module({})
        export class VerifyModule {
          static forRootAsync(options) {
            return { module: VerifyModule, providers: [{ provide: 'VERIFIER', useFactory: options.useFactory, inject: options.inject ?? [] }], exports: ['VERIFIER'] };
          }
        }`,
      'src/hooks.module.ts': `
        import { Module } from '@nestjs/common';
        import { HooksController } from './hooks.controller';
        import { VerifyModule } from './verify.module';
        import { StripeVerifier } from './verifier';
        @Module({ imports: [VerifyModule.forRootAsync({ useFactory: () => new StripeVerifier() })], controllers: [HooksController] })
        export class HooksModule {}`,
    },
  },
  'Nest is asked for it when it is needed': {
    files: {
      'src/hooks.controller.ts': controller(
        "import { ModuleRef } from '@nestjs/core'; import { StripeVerifier } from './verifier';",
        'constructor(private readonly moduleRef: ModuleRef) {}',
        'this.moduleRef.get(StripeVerifier, { strict: false }).verify(req);',
      ),
      'src/verifier.ts': injectable,
      'src/hooks.module.ts': nest('StripeVerifier'),
    },
  },
});
