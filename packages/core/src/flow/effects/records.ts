/** Tables that hold a line for each delivery on purpose: that there are two is what they are for. */
const RECORD =
  /(?:^|[_\W])(?:web)?_?(?:logs?|audits?|audit_?trail|histor(?:y|ies)|deliver(?:y|ies)|activit(?:y|ies)|web_?hooks?|events?|metrics?|analytics|traces?|errors?|failures?|dead_?letters?|attempts?|idempotency(?:_?keys?)?|processed|raw_?\w*|dedup\w*|locks?)$/iu;

/** `paymentLog`, `stripe_events`, `WebhookEvent`. */
export const isRecord = (name: string): boolean =>
  RECORD.test(name.replaceAll(/([a-z\d])([A-Z])/gu, '$1_$2').toLowerCase());
