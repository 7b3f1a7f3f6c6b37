// Written by scripts/generate.js: each file of this folder is a provider.
import type { Provider } from '@seamlint/core';
import { adyen } from './adyen.ts';
import { airtable } from './airtable.ts';
import { algolia } from './algolia.ts';
import { anthropic } from './anthropic.ts';
import { asana } from './asana.ts';
import { atlassian } from './atlassian.ts';
import { auth0 } from './auth0.ts';
import { aws } from './aws.ts';
import { braintree } from './braintree.ts';
import { calendly } from './calendly.ts';
import { checkoutCom } from './checkout-com.ts';
import { clerk } from './clerk.ts';
import { coinbaseCommerce } from './coinbase-commerce.ts';
import { contentful } from './contentful.ts';
import { discord } from './discord.ts';
import { docusign } from './docusign.ts';
import { dwolla } from './dwolla.ts';
import { easypost } from './easypost.ts';
import { flutterwave } from './flutterwave.ts';
import { github } from './github.ts';
import { gocardless } from './gocardless.ts';
import { google } from './google.ts';
import { hubspot } from './hubspot.ts';
import { intercom } from './intercom.ts';
import { klaviyo } from './klaviyo.ts';
import { lemonsqueezy } from './lemonsqueezy.ts';
import { line } from './line.ts';
import { linear } from './linear.ts';
import { lob } from './lob.ts';
import { loops } from './loops.ts';
import { mailchimp } from './mailchimp.ts';
import { mailgun } from './mailgun.ts';
import { mercadopago } from './mercadopago.ts';
import { metaWhatsapp } from './meta-whatsapp.ts';
import { microsoftGraph } from './microsoft-graph.ts';
import { mollie } from './mollie.ts';
import { monday } from './monday.ts';
import { netlify } from './netlify.ts';
import { notion } from './notion.ts';
import { okta } from './okta.ts';
import { openai } from './openai.ts';
import { paddle } from './paddle.ts';
import { pagerduty } from './pagerduty.ts';
import { paypal } from './paypal.ts';
import { paystack } from './paystack.ts';
import { plaid } from './plaid.ts';
import { polar } from './polar.ts';
import { postmark } from './postmark.ts';
import { quickbooks } from './quickbooks.ts';
import { razorpay } from './razorpay.ts';
import { resend } from './resend.ts';
import { salesforce } from './salesforce.ts';
import { sanity } from './sanity.ts';
import { segment } from './segment.ts';
import { sendgrid } from './sendgrid.ts';
import { sentry } from './sentry.ts';
import { shippo } from './shippo.ts';
import { shopify } from './shopify.ts';
import { slack } from './slack.ts';
import { square } from './square.ts';
import { stripe } from './stripe.ts';
import { supabase } from './supabase.ts';
import { svix } from './svix.ts';
import { telegram } from './telegram.ts';
import { trello } from './trello.ts';
import { twilio } from './twilio.ts';
import { typeform } from './typeform.ts';
import { upstash } from './upstash.ts';
import { vercel } from './vercel.ts';
import { wise } from './wise.ts';
import { workday } from './workday.ts';
import { workos } from './workos.ts';
import { xero } from './xero.ts';
import { zendesk } from './zendesk.ts';
import { zoom } from './zoom.ts';

export { libraries } from './libraries/index.ts';

export const providers: readonly Provider[] = [
  adyen,
  airtable,
  algolia,
  anthropic,
  asana,
  atlassian,
  auth0,
  aws,
  braintree,
  calendly,
  checkoutCom,
  clerk,
  coinbaseCommerce,
  contentful,
  discord,
  docusign,
  dwolla,
  easypost,
  flutterwave,
  github,
  gocardless,
  google,
  hubspot,
  intercom,
  klaviyo,
  lemonsqueezy,
  line,
  linear,
  lob,
  loops,
  mailchimp,
  mailgun,
  mercadopago,
  metaWhatsapp,
  microsoftGraph,
  mollie,
  monday,
  netlify,
  notion,
  okta,
  openai,
  paddle,
  pagerduty,
  paypal,
  paystack,
  plaid,
  polar,
  postmark,
  quickbooks,
  razorpay,
  resend,
  salesforce,
  sanity,
  segment,
  sendgrid,
  sentry,
  shippo,
  shopify,
  slack,
  square,
  stripe,
  supabase,
  svix,
  telegram,
  trello,
  twilio,
  typeform,
  upstash,
  vercel,
  wise,
  workday,
  workos,
  xero,
  zendesk,
  zoom,
];
