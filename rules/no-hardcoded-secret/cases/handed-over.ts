import type { Cases } from '@seamlint/testkit';

/** What is set, handed over or taken out in other files: through containers, callbacks, base classes, lists and interfaces. */
const setting = (rest: string): string => `
  import { createHmac } from 'node:crypto';
  function setting(name: string, fallback?: string): string {
    const value = process.env[name];
    if (value == null && fallback === undefined) throw new Error(name);
    return value ?? fallback!;
  }
  const port = Number(setting('PORT', '8080'));
  const region = setting('REGION', 'eu-central-1');
  ${rest}
`;

export const handedOver = {
  silent: {
    'a stand-in that says so by its first word, or that no key is needed': {
      files: `
        import { createHmac } from 'node:crypto';
        import { str, cleanEnv } from 'envalid';
        import OpenAI from 'openai';
        const env = cleanEnv(process.env, { HOOK_SECRET: str({ default: 'dummyHookSecret' }) });
        export const sign = (text: string) => createHmac('sha256', env.HOOK_SECRET).update(text).digest('hex');
        export const local = new OpenAI({ baseURL: 'http://localhost:11434/v1', apiKey: 'no-api-key-needed' });
      `,
    },
    'what stands in for other settings of the same function': {
      files: setting(
        `export const sign = (text: string) => createHmac('sha256', setting('HOOK_SECRET')).update(text).digest('hex');`,
      ),
    },
    'a factory takes the secret out of the settings': {
      files: {
        'src/auth.config.ts': `
          import { registerAs } from '@nestjs/config';
          export default registerAs('auth', () => ({ secret: process.env.JWT_SECRET }));
        `,
        'src/auth.module.ts': `
          import { Module } from '@nestjs/common';
          import { JwtModule } from '@nestjs/jwt';
          import { ConfigModule, ConfigService } from '@nestjs/config';
          import auth from './auth.config';
          @Module({ imports: [ConfigModule.forFeature(auth), JwtModule.registerAsync({ imports: [ConfigModule], useFactory: (c: ConfigService) => ({ secret: c.get('auth.secret') }), inject: [ConfigService] })] })
          export class AuthModule {}
        `,
      },
    },
  },
  reported: {
    'a stand-in that anybody may sign with': {
      files: `
        import { createHmac } from 'node:crypto';
        import { str, cleanEnv } from 'envalid';
        const env = cleanEnv(process.env, { HOOK_SECRET: str({ default: 'dumboEarsTonight' }) }); // reported
        export const sign = (text: string) => createHmac('sha256', env.HOOK_SECRET).update(text).digest('hex');
      `,
    },
    'what stands in for the secret itself': {
      files: setting(
        `export const sign = (text: string) => createHmac('sha256', setting('HOOK_SECRET', 'tulips4ever')).update(text).digest('hex'); // reported`,
      ),
    },
    'a factory takes the secret out of settings that fall back on a literal': {
      files: {
        'src/auth.config.ts': `
          import { registerAs } from '@nestjs/config';
          export default registerAs('auth', () => ({ secret: process.env.JWT_SECRET ?? 'correct horse battery' })); // reported
        `,
        'src/auth.module.ts': `
          import { Module } from '@nestjs/common';
          import { JwtModule } from '@nestjs/jwt';
          import { ConfigModule, ConfigService } from '@nestjs/config';
          import auth from './auth.config';
          @Module({ imports: [ConfigModule.forFeature(auth), JwtModule.registerAsync({ imports: [ConfigModule], useFactory: (c: ConfigService) => ({ secret: c.get('auth.secret') }), inject: [ConfigService] })] })
          export class AuthModule {}
        `,
      },
      editor: 'silent',
    },
    'a secret is handed up to the base class': {
      files: {
        'src/base.ts': `
          import { createHmac } from 'node:crypto';
          export abstract class Signer { constructor(protected key: string) {} sign(s: string) { return createHmac('sha256', this.key).update(s).digest('hex'); } }
        `,
        'src/acme.ts': `
          import { Signer } from './base';
          export class AcmeSigner extends Signer { constructor() { super('correct horse battery'); } } // reported
        `,
      },
      editor: 'silent',
    },
    'a secret is handed to a class that inherits its constructor': {
      files: {
        'src/a.ts': `
          import { createHmac } from 'node:crypto';
          export class A { constructor(private readonly key: string) {} mac(d: string) { return createHmac('sha256', this.key).update(d).digest('hex'); } }
        `,
        'src/b.ts': `
          import { A } from './a';
          export class B extends A {}
        `,
        'src/c.ts': `
          import { B } from './b';
          export const c = new B('correct horse battery'); // reported
        `,
      },
      editor: 'silent',
    },
  },
} satisfies Cases;
