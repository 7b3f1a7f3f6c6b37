import type { Cases } from '@seamlint/testkit';
import { botpress } from './botpress.ts';
import { n8n } from './n8n.ts';
import { bun } from './bun.ts';
import { deno } from './deno.ts';
import { elysia } from './elysia.ts';
import { firebase } from './firebase.ts';
import { providerFrameworks } from './provider-frameworks.ts';
import { vercel } from './vercel.ts';
import { workers } from './workers.ts';
import { h3 } from './h3.ts';
import { koa } from './koa.ts';
import { remix } from './remix.ts';
import { sveltekit } from './sveltekit.ts';

/** Where a platform or a framework of its own calls the handler. */
export const runtimes = {
  silent: {
    ...sveltekit.silent,
    ...remix.silent,
    ...koa.silent,
    ...h3.silent,
    ...workers.silent,
    ...vercel.silent,
    ...deno.silent,
    ...bun.silent,
    ...firebase.silent,
    ...elysia.silent,
    ...botpress.silent,
    ...n8n.silent,
    ...providerFrameworks.silent,
  },
  reported: {
    ...sveltekit.reported,
    ...remix.reported,
    ...koa.reported,
    ...h3.reported,
    ...workers.reported,
    ...vercel.reported,
    ...deno.reported,
    ...bun.reported,
    ...firebase.reported,
    ...elysia.reported,
    ...botpress.reported,
    ...n8n.reported,
    ...providerFrameworks.reported,
  },
} satisfies Cases;
