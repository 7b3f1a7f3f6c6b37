import type { RECEIVES_BYTES } from '../offers.ts';
import { Refusal, type Site } from '../transform.ts';
import type { Check } from './check.ts';
import { expressReceipt } from './express.ts';
import { fastifyReceipt } from './fastify.ts';
import { fetchReceipt } from './fetch-receipt.ts';
import { firebaseReceipt } from './firebase.ts';
import { functionAt } from './function-at.ts';
import { h3Receipt } from './h3.ts';
import { honoReceipt } from './hono.ts';
import { koaReceipt } from './koa.ts';
import { lambdaReceipt } from './lambda.ts';
import { nestReceipt } from './nest.ts';
import { nextPagesReceipt } from './next-pages.ts';
import type { Receipt } from './receipt.ts';
import type { Setting } from './setting.ts';

type Receive = (setting: Setting, site: Site, check: Check) => Receipt;

/** Its functions are handed what Node has, or what the Fetch standard has. */
const vercelReceipt: Receive = (setting, site, check) =>
  functionAt(setting.source, site).fn.params.length > 1
    ? nextPagesReceipt(setting, site, check)
    : fetchReceipt('vercel')(setting, site, check);

const FRAMEWORKS: Readonly<Record<(typeof RECEIVES_BYTES)[number], Receive>> = {
  express: expressReceipt,
  fastify: fastifyReceipt,
  firebase: firebaseReceipt,
  h3: h3Receipt,
  hono: honoReceipt,
  koa: koaReceipt,
  lambda: lambdaReceipt,
  nest: nestReceipt,
  'next-pages': nextPagesReceipt,
  vercel: vercelReceipt,
  'next-app': fetchReceipt('next-app'),
  worker: fetchReceipt('worker'),
  deno: fetchReceipt('deno'),
  bun: fetchReceipt('bun'),
  'pages-function': fetchReceipt('pages-function'),
  sveltekit: fetchReceipt('sveltekit'),
  remix: fetchReceipt('remix'),
};

const BY_NAME: ReadonlyMap<string, Receive> = new Map(Object.entries(FRAMEWORKS));

export const receiptOf = (framework: string): Receive => {
  const receive = BY_NAME.get(framework);
  if (receive === undefined) throw new Refusal(`How the framework ${framework} provides a raw body is not known here.`);
  return receive;
};
