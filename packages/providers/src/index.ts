// Written by scripts/generate.js: each file of this folder is a provider.
import type { Provider } from '@seamlint/core';
import { github } from './github.ts';
import { openai } from './openai.ts';
import { paypal } from './paypal.ts';
import { sendgrid } from './sendgrid.ts';
import { shopify } from './shopify.ts';
import { slack } from './slack.ts';
import { square } from './square.ts';
import { stripe } from './stripe.ts';
import { svix } from './svix.ts';
import { twilio } from './twilio.ts';

export const providers: readonly Provider[] = [
  github,
  openai,
  paypal,
  sendgrid,
  shopify,
  slack,
  square,
  stripe,
  svix,
  twilio,
];
