import { Refusal, type Site } from '../transform.ts';
import type { Check } from './check.ts';
import { expressReceipt } from './express.ts';
import { fastifyReceipt } from './fastify.ts';
import { honoReceipt } from './hono.ts';
import { nextAppReceipt } from './next-app.ts';
import { nextPagesReceipt } from './next-pages.ts';
import type { Receipt } from './receipt.ts';
import type { Setting } from './setting.ts';

type Receive = (setting: Setting, site: Site, check: Check) => Receipt;

const FRAMEWORKS: ReadonlyMap<string, Receive> = new Map([
  ['express', expressReceipt],
  ['fastify', fastifyReceipt],
  ['hono', honoReceipt],
  ['next-app', nextAppReceipt],
  ['next-pages', nextPagesReceipt],
]);

export const receiptOf = (framework: string): Receive => {
  const receive = FRAMEWORKS.get(framework);
  if (receive === undefined)
    throw new Refusal(`How the framework ${framework} hands a raw body over is not known here.`);
  return receive;
};
