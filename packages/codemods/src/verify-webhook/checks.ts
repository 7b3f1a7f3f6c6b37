import { providers } from '@seamlint/providers';
import { BY_RUNTIME, type OWN_CHECKS, SENT_THROUGH_SVIX } from '../offers.ts';
import { runtimeCheck } from './by-runtime.ts';
import type { Check } from './check.ts';
import { github } from './github.ts';
import { shopify } from './shopify.ts';
import { slack } from './slack.ts';
import { stripe } from './stripe.ts';
import { svixCheck } from './svix.ts';
import { twilio } from './twilio.ts';

const WRITTEN: Readonly<Record<(typeof OWN_CHECKS)[number], Check>> = { stripe, github, slack, shopify, twilio };
const OWN: ReadonlyMap<string, Check> = new Map(Object.entries(WRITTEN));

const SIGN_THEIR_ADDRESS = new Set(['hubspot', 'square', 'trello']);

export const checkOf = (id: string): Check | null => {
  const own = OWN.get(id);
  if (own !== undefined) return own;
  const provider = providers.find((one) => one.id === id);
  if (provider === undefined) return null;
  const env = provider.webhooks?.secretEnv[0] ?? `${id.replaceAll('-', '_').toUpperCase()}_WEBHOOK_SECRET`;
  if (SENT_THROUGH_SVIX.has(id)) return svixCheck(id, provider.title, env);
  return BY_RUNTIME.has(id) ? runtimeCheck(id, provider.title, env, SIGN_THEIR_ADDRESS.has(id)) : null;
};
