const AGED_SOCKET =
  'A reset connection is tried again once whatever the setting is, for it may only have been kept too long; nothing else is.';

const SQUARE_LEGACY = 'square/legacy exports it, and what is imported from there counts as square.';

const MAILGUN_CALL = 'What `new Mailgun(…)` answers, whose `client()` the recipe calls: no export has that name.';

/** Differences between the catalog and what was seen that are meant, and why. By the problem's `at`. */
export const explained: Readonly<Record<string, string>> = {
  'stripe 12.18.0: sdkDefaults retries': AGED_SOCKET,
  // Seen at 0, 1, 5, 14, 31, 32, 36 and 45 seconds of a 429 with Retry-After: 17.
  'octokit 5.0.5: sdkDefaults retries':
    'At a secondary rate limit its throttling repeats once, as a whole, what its retrying has tried four times.',
  'square 40.0.0: clients Client, new': SQUARE_LEGACY,
  'square 42.3.0: clients Client, new': SQUARE_LEGACY,
  'square 43.2.1: clients Client, new': SQUARE_LEGACY,
  'square 46.0.0: clients Client, new': SQUARE_LEGACY,
  'mailgun.js 3.7.3: clients ().client, call': MAILGUN_CALL,
  'mailgun.js 6.0.1: clients ().client, call': MAILGUN_CALL,
  'mailgun.js 7.0.4: clients ().client, call': MAILGUN_CALL,
  'mailgun.js 14.0.1: clients ().client, call': MAILGUN_CALL,
  'razorpay 2.9.8: helpers validatePaymentVerification':
    'razorpay/dist/utils/razorpay-utils exports it, and what is imported from there counts as razorpay.',
};
