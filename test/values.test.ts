/** Where values come from, over files and through libraries: one shape each. */
import { type FileFacts, type Program, createCatalog, extract } from '@seamlint/core';
import { libraries } from '@seamlint/providers';
import { describe, expect, it } from 'vitest';
import { createFlow } from '../packages/core/src/flow/settle.ts';
import { variableNameOf } from '../packages/core/src/flow/env/environment.ts';
import { handedOrigins } from '../packages/core/src/flow/handed-origins.ts';
import { pathText, symbolText } from '../packages/core/src/flow/origin.ts';
import { parseWith } from '../packages/testkit/src/parse-with.ts';

const catalog = createCatalog([], libraries);

type Files = Readonly<Record<string, string>>;

/** `./name` is the file `name.ts`; every file that imports another is told. */
const programOf = (files: Files): Program => {
  const facts = new Map<string, FileFacts>();
  for (const [path, text] of Object.entries(files)) facts.set(path, extract(parseWith('oxc', path, text), catalog));
  return {
    paths: [...facts.keys()],
    file: (path) => facts.get(path),
    module: (_from, specifier) => {
      if (specifier.startsWith('./')) return { kind: 'file', path: `${specifier.slice(2)}.ts` };
      if (/^[$#]/u.test(specifier)) return { kind: 'unknown', why: `${specifier} is no package` };
      const [, name = specifier, subpath] = /^(?:node:)?((?:@[\w.-]+\/)?[\w.:-]+)(?:\/(.+))?$/u.exec(specifier) ?? [];
      return { kind: 'package', name, ...(subpath === undefined ? {} : { subpath }) };
    },
    importers: (path) => ({
      found: Object.entries(files)
        .filter(([, text]) => text.includes(`'./${path.replace('.ts', '')}'`))
        .map(([importer]) => ({ path: importer, specifier: `./${path.replace('.ts', '')}` })),
      open: [],
    }),
  };
};

/** What the argument of `take()` in `main.ts` is, as all callers hand it over: variables of the environment by `$NAME`, literals as they are written. */
const originsOf = (main: string, others: Files = {}): readonly string[] => {
  const files = { 'main.ts': main, ...others };
  const program = programOf(files);
  const flow = createFlow(program, catalog);
  const structure = program.file('main.ts')?.structure;
  const call = structure?.calls.find(({ callee }) => {
    const value = structure.values[callee];
    return value?.kind === 'global' && value.name === 'take';
  });
  const id = call?.args[0]?.value;
  if (id === undefined) throw new Error('nothing is taken');
  const { found, open } = flow.settle({ file: 'main.ts', id });
  const handed = found.flatMap((origin) =>
    origin.kind === 'param' ? (handedOrigins(flow, origin) ?? [origin]) : [origin],
  );
  const texts = handed.map((origin) => {
    const variable = variableNameOf(origin);
    if (variable !== undefined) return `$${variable}`;
    if (origin.kind === 'external') return symbolText(origin);
    if (origin.kind === 'module') return origin.path;
    const value = flow.value(origin.ref);
    if (value?.kind === 'string') return value.text ?? '***';
    if (value?.kind === 'constant') return String(value.value);
    return `${origin.kind}:${value?.kind ?? ''}${'path' in origin ? `.${pathText(origin.path)}` : ''}`;
  });
  return [...new Set([...texts, ...(open.length > 0 ? ['?'] : [])])].sort();
};

const T3 = `import { createEnv } from '@t3-oss/env-nextjs';
import { z } from 'zod';
export const env = createEnv({
  server: { HOOK: z.string().min(1), SIGN: z.string().default('tulip') },
  client: { NEXT_PUBLIC_KEY: z.string() },
  runtimeEnv: { HOOK: process.env.STRIPE_HOOK, SIGN: process.env.SIGN, NEXT_PUBLIC_KEY: process.env.NEXT_PUBLIC_KEY },
});`;
const NEST = `import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
@Injectable()
export class Hooks {
  constructor(private readonly config: ConfigService) {}
  run() { take(ASKED); }
}`;
const nest = (asked: string): string => NEST.replace('ASKED', asked);
const NAMESPACE = `import { registerAs } from '@nestjs/config';
export default registerAs('stripe', () => ({ secret: process.env.STRIPE_SECRET || 'tulip', deep: { hook: process.env.HOOK } }));`;
const LOADER = `export default () => ({ port: 3000, stripe: { secret: process.env.STRIPE_SECRET } });`;
const module = (load: string): string => `import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import settings from './settings';
@Module({ imports: [ConfigModule.forRoot({ load: [${load}] })] })
export class App {}`;

describe('variables of the environment', () => {
  it.each<readonly [string, string, Files, readonly string[]]>([
    ['process.env', `take(process.env.HOOK);`, {}, ['$HOOK']],
    ['the module process', `import { env } from 'node:process'; take(env.HOOK);`, {}, ['$HOOK']],
    ['the module process as a whole', `import process from 'process'; take(process.env.HOOK);`, {}, ['$HOOK']],
    ['destructuring', `const { HOOK } = process.env; take(HOOK);`, {}, ['$HOOK']],
    ['destructuring with a default', `const { HOOK = 'tulip' } = process.env; take(HOOK);`, {}, ['$HOOK', 'tulip']],
    ['a constant for a name', `const NAME = 'HOOK'; take(process.env[NAME]);`, {}, ['$HOOK']],
    [
      'a constant of another file for a name',
      `import { NAMES } from './names'; take(process.env[NAMES.hook]);`,
      { 'names.ts': `export const NAMES = { hook: 'HOOK' } as const;` },
      ['$HOOK'],
    ],
    ['a spread', `const all = { ...process.env }; take(all.HOOK);`, {}, ['$HOOK']],
    [
      'a reader of its own',
      `import { requireEnv } from './read'; take(requireEnv('HOOK'));`,
      {
        'read.ts': `export const requireEnv = (name) => {
          const value = process.env[name];
          if (!value) throw new Error(name);
          return value;
        };`,
      },
      ['$HOOK'],
    ],
    [
      'a reader with a fallback',
      `import { read } from './read'; take(read('HOOK', 'tulip'));`,
      { 'read.ts': `export function read(name, other) { return process.env[name] ?? other; }` },
      ['$HOOK', 'tulip'],
    ],
    [
      'a reader that calls a reader',
      `import { read } from './read'; take(read('HOOK'));`,
      { 'read.ts': `const raw = (key) => process.env[key]; export const read = (name) => raw(name) ?? '';` },
      ['$HOOK', ''],
    ],
    [
      'a static reader',
      `import { Env } from './read'; take(Env.get('HOOK'));`,
      { 'read.ts': `export class Env { static get(name) { return process.env[name]; } }` },
      ['$HOOK'],
    ],
    [
      'a method as a reader',
      `import { config } from './read'; take(config.get('HOOK'));`,
      { 'read.ts': `class Config { get(name) { return process.env[name]; } } export const config = new Config();` },
      ['$HOOK'],
    ],
    [
      'a configuration',
      `import { config } from './config'; take(config.stripe.hook);`,
      { 'config.ts': `export const config = Object.freeze({ stripe: { hook: process.env.HOOK } });` },
      ['$HOOK'],
    ],
    [
      'a configuration that is exported with module.exports',
      `const config = require('./config'); take(config.hook);`,
      { 'config.ts': `module.exports = { hook: process.env.HOOK || 'tulip' };` },
      ['$HOOK', 'tulip'],
    ],
    ['t3-env, under another name', `import { env } from './env'; take(env.HOOK);`, { 'env.ts': T3 }, ['$STRIPE_HOOK']],
    ['t3-env, with a default', `import { env } from './env'; take(env.SIGN);`, { 'env.ts': T3 }, ['$SIGN', 'tulip']],
    [
      't3-env, destructured',
      `import { env } from './env'; const { SIGN } = env; take(SIGN);`,
      { 'env.ts': T3 },
      ['$SIGN', 'tulip'],
    ],
    [
      't3-env over the whole environment',
      `import { env } from './env'; take(env.HOOK);`,
      {
        'env.ts': `import { createEnv } from '@t3-oss/env-core'; import { z } from 'zod';
          export const env = createEnv({ server: { HOOK: z.string().optional() }, runtimeEnv: process.env });`,
      },
      ['$HOOK'],
    ],
    [
      'envalid',
      `import { env } from './env'; take(env.HOOK);`,
      {
        'env.ts': `import { cleanEnv, str } from 'envalid';
          export const env = cleanEnv(process.env, { HOOK: str({ devDefault: 'tulip' }) });`,
      },
      ['$HOOK', 'tulip'],
    ],
    [
      'zod, parse',
      `import { env } from './env'; take(env.HOOK);`,
      {
        'env.ts': `import { z } from 'zod';
          const schema = z.object({ HOOK: z.string().default('tulip') });
          export const env = schema.parse(process.env);`,
      },
      ['$HOOK', 'tulip'],
    ],
    [
      'zod, safeParse',
      `import { env } from './env'; take(env.HOOK);`,
      {
        'env.ts': `import { z } from 'zod';
          const parsed = z.object({ HOOK: z.string() }).safeParse(process.env);
          if (!parsed.success) throw parsed.error;
          export const env = parsed.data;`,
      },
      ['$HOOK'],
    ],
    [
      'zod, a function that validates',
      `import { env } from './env'; take(env.HOOK);`,
      {
        'env.ts': `import { z } from 'zod';
          const schema = z.object({ HOOK: z.string() });
          const load = () => { const r = schema.safeParse({ HOOK: process.env.STRIPE_HOOK }); return r.data; };
          export const env = load();`,
      },
      ['$STRIPE_HOOK'],
    ],
    [
      'valibot',
      `import { env } from './env'; take(env.HOOK);`,
      {
        'env.ts': `import * as v from 'valibot';
          export const env = v.parse(v.object({ HOOK: v.optional(v.string(), 'tulip') }), process.env);`,
      },
      ['$HOOK', 'tulip'],
    ],
    [
      'joi',
      `import { env } from './env'; take(env.HOOK);`,
      {
        'env.ts': `import Joi from 'joi';
          const schema = Joi.object({ HOOK: Joi.string().default('tulip') }).unknown();
          const { value, error } = schema.validate(process.env);
          export const env = value;`,
      },
      ['$HOOK', 'tulip'],
    ],
    [
      'yup',
      `import { env } from './env'; take(env.HOOK);`,
      {
        'env.ts': `import * as yup from 'yup';
          export const env = yup.object({ HOOK: yup.string().required() }).validateSync(process.env);`,
      },
      ['$HOOK'],
    ],
    [
      'arktype',
      `import { env } from './env'; take(env.HOOK);`,
      { 'env.ts': `import { type } from 'arktype'; export const env = type({ HOOK: 'string' }).assert(process.env);` },
      ['$HOOK'],
    ],
    ['env-var', `import env from 'env-var'; take(env.get('HOOK').required().asString());`, {}, ['$HOOK']],
    [
      'env-var with a default',
      `import * as env from 'env-var'; take(env.get('HOOK').default('tulip').asString());`,
      {},
      ['$HOOK', 'tulip'],
    ],
    [
      'convict',
      `import { config } from './config'; take(config.get('stripe.hook'));`,
      {
        'config.ts': `import convict from 'convict';
          export const config = convict({ stripe: { hook: { format: String, default: 'tulip', env: 'HOOK' } } });
          config.validate({ allowed: 'strict' });`,
      },
      ['$HOOK', 'tulip'],
    ],
    ['config', `import config from 'config'; take(config.get('stripe.hook'));`, {}, ['$stripe.hook']],
    ['dotenv', `import dotenv from 'dotenv'; const { parsed } = dotenv.config(); take(parsed.HOOK);`, {}, ['$HOOK']],
    ['Deno', `take(Deno.env.get('HOOK')!);`, {}, ['$HOOK']],
    ['Deno, in a reader', `const read = (name) => Deno.env.get(name) ?? ''; take(read('HOOK'));`, {}, ['$HOOK', '']],
    ['SvelteKit', `import { HOOK } from '$env/static/private'; take(HOOK);`, {}, ['$HOOK']],
    ['SvelteKit, dynamic', `import { env } from '$env/dynamic/private'; take(env.HOOK);`, {}, ['$HOOK']],
    ['Astro', `import { HOOK } from 'astro:env/server'; take(HOOK);`, {}, ['$HOOK']],
    ['a worker', `import { env } from 'cloudflare:workers'; take(env.HOOK);`, {}, ['$HOOK']],
    ['Nuxt', `const config = useRuntimeConfig(); take(config.stripeHook);`, {}, ['$NUXT_STRIPE_HOOK']],
    [
      'Nuxt, by its configuration',
      `import { useRuntimeConfig } from '#imports'; take(useRuntimeConfig(event).stripe.hook);`,
      {
        'nuxt.config.ts': `export default defineNuxtConfig({ runtimeConfig: { stripe: { hook: process.env.HOOK } } });`,
      },
      ['$HOOK'],
    ],
    ['Nest', nest(`this.config.get('HOOK')`), {}, ['$HOOK']],
    ['Nest, with a type', nest(`this.config.getOrThrow<string>('HOOK')`), {}, ['$HOOK']],
    ['Nest, with a fallback', nest(`this.config.get('HOOK', 'tulip')`), {}, ['$HOOK', 'tulip']],
    [
      'Nest, by a namespace',
      nest(`this.config.get('stripe.secret')`),
      { 'settings.ts': NAMESPACE },
      ['$STRIPE_SECRET', '***'],
    ],
    [
      'Nest, a whole namespace',
      nest(`this.config.get('stripe').deep.hook`),
      { 'settings.ts': NAMESPACE, 'app.ts': module('settings') },
      ['$HOOK'],
    ],
    [
      'Nest, by what is loaded',
      nest(`this.config.get('stripe.secret')`),
      { 'settings.ts': LOADER, 'app.ts': module('settings') },
      ['$STRIPE_SECRET'],
    ],
    [
      'Firebase',
      `import { defineSecret } from 'firebase-functions/params'; const hook = defineSecret('HOOK'); take(hook.value());`,
      {},
      ['$HOOK'],
    ],
    [
      'class-transformer',
      `import { plainToInstance } from 'class-transformer'; class Env { HOOK: string }
       const env = plainToInstance(Env, process.env); take(env.HOOK);`,
      {},
      ['$HOOK'],
    ],
  ])('%s', (_, main, others, expected) => {
    expect(originsOf(main, others)).toEqual([...expected].sort());
  });
});

describe('values across files', () => {
  it.each<readonly [string, string, Files, readonly string[]]>([
    [
      'Object.freeze',
      `import { c } from './c'; take(c.a.b);`,
      { 'c.ts': `export const c = Object.freeze({ a: { b: 'tulip' } });` },
      ['tulip'],
    ],
    [
      'Object.assign',
      `import { c } from './c'; take(c.b);`,
      { 'c.ts': `const d = { b: 'tulip' }; export const c = Object.assign({}, d);` },
      ['tulip'],
    ],
    [
      'a merge of lodash',
      `import { c } from './c'; take(c.b);`,
      { 'c.ts': `import merge from 'lodash/merge'; export const c = merge({ b: 'tulip' }, { b: 'rose' });` },
      ['rose', 'tulip'],
    ],
    [
      'a merge of lodash, by member',
      `import _ from 'lodash'; const c = _.merge({ b: 'tulip' }); take(c.b);`,
      {},
      ['tulip'],
    ],
    [
      'defu',
      `import { defu } from 'defu'; const c = defu({ b: 'tulip' }, { b: 'rose' }); take(c.b);`,
      {},
      ['rose', 'tulip'],
    ],
    [
      'deepmerge',
      `import merge from 'deepmerge'; const c = merge({ b: 'tulip' }, { b: 'rose' }); take(c.b);`,
      {},
      ['rose', 'tulip'],
    ],
    ['a clone', `const c = structuredClone({ b: 'tulip' }); take(c.b);`, {}, ['tulip']],
    [
      'a member of an enum',
      `import { E } from './e'; take(E.A);`,
      { 'e.ts': `export enum E { A = 'tulip', B = 'rose' }` },
      ['tulip'],
    ],
    [
      'a registry by a constant',
      `import { R } from './r'; const key = 'a'; take(R[key]);`,
      { 'r.ts': `export const R = { a: 'tulip', b: 'rose' } as const;` },
      ['tulip'],
    ],
    [
      'a getter',
      `import { c } from './c'; take(c.key);`,
      { 'c.ts': `class C { get key() { return 'tulip'; } } export const c = new C();` },
      ['tulip'],
    ],
    [
      'a getter of an object',
      `import { c } from './c'; take(c.key);`,
      { 'c.ts': `export const c = { get key() { return 'tulip'; } };` },
      ['tulip'],
    ],
    [
      'a field that the constructor writes',
      `import { c } from './c'; take(c.key);`,
      { 'c.ts': `class C { key; constructor() { this.key = 'tulip'; } } export const c = new C();` },
      ['tulip', 'value:undefined'],
    ],
    [
      'a field out of an argument',
      `import { C } from './c'; const c = new C({ key: 'tulip' }); take(c.key);`,
      { 'c.ts': `export class C { key; constructor(o) { this.key = o.key; } }` },
      ['tulip', 'value:undefined'],
    ],
    [
      'an exported let',
      `import { key } from './k'; take(key);`,
      { 'k.ts': `export let key; export function init() { key = 'tulip'; }` },
      ['tulip'],
    ],
    [
      'an exported let that an init is handed',
      `import { key, init } from './k'; init('tulip'); take(key);`,
      { 'k.ts': `export let key; export function init(k) { key = k; }` },
      ['tulip'],
    ],
    [
      'a written member',
      `import { c } from './c'; take(c.http.key);`,
      { 'c.ts': `export const c: any = { http: {} }; c.http.key = 'tulip';` },
      ['made:object.key', 'tulip'],
    ],
    [
      'a choice by the environment',
      `import { c } from './c'; take(c);`,
      { 'c.ts': `const isProd = process.env.NODE_ENV === 'production'; export const c = isProd ? 'tulip' : 'rose';` },
      ['rose', 'tulip'],
    ],
    [
      'a table by the environment',
      `import { c } from './c'; take(c.key);`,
      {
        'c.ts': `const all = { production: { key: 'tulip' }, test: { key: 'rose' } }; export const c = all[process.env.NODE_ENV];`,
      },
      ['rose', 'tulip'],
    ],
    [
      'a default of a parameter',
      `import { f } from './f'; take(f());`,
      { 'f.ts': `export const f = (key = 'tulip') => key;` },
      ['tulip'],
    ],
    [
      'defaults that options are spread over',
      `import { f } from './f'; take(f({ key: 'rose' }).key);`,
      { 'f.ts': `const defaults = { key: 'tulip' }; export const f = (o) => ({ ...defaults, ...o });` },
      ['rose', 'tulip'],
    ],
    [
      'a memo',
      `import { get } from './g'; take(get());`,
      { 'g.ts': `let cached; export const get = () => (cached ??= 'tulip');` },
      ['tulip'],
    ],
  ])('%s', (_, main, others, expected) => {
    expect(originsOf(main, others)).toEqual([...expected].sort());
  });
});
