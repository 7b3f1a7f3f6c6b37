const AGED_SOCKET =
  'A reset connection is tried again once whatever the setting is, for it may only have been kept too long; nothing else is.';

const SQUARE_LEGACY = 'square/legacy exports it, and what is imported from there counts as square.';

const DISCORD_429 = 'A 429 is waited for and repeated without being counted; all else is repeated three times.';

const DISCORD_MANAGERS = 'Managers of a guild are there only once the gateway has told of one.';

const LATE_SOCKET_TIMEOUT = 'Six seconds and more are set three seconds late, to spare fast requests the timer.';

const LOOPS_HEADERS = 'Its types let any header through, and its README names this one.';

const METER_EVENTS = 'Meter events alone have it, where the API has them: to the SDK it is a parameter like any other.';

/** Differences between the catalog and what was seen that are meant, and why. By the problem's `at`. */
export const explained: Readonly<Record<string, string>> = {
  'stripe 12.18.0: sdkDefaults retries': AGED_SOCKET,
  'stripe 8.222.0: carriers identifier': METER_EVENTS,
  'stripe 12.18.0: carriers identifier': METER_EVENTS,
  'stripe 13.11.0: carriers identifier': METER_EVENTS,
  'stripe 16.12.0: carriers identifier': METER_EVENTS,
  'stripe 17.7.0: carriers identifier': METER_EVENTS,
  'stripe 18.5.0: carriers identifier': METER_EVENTS,
  'stripe 19.3.1: carriers identifier': METER_EVENTS,
  'stripe 21.0.1: carriers identifier': METER_EVENTS,
  'stripe 22.6.2: carriers identifier': METER_EVENTS,
  'stripe 23.1.0: carriers identifier': METER_EVENTS,
  // Seen at 0, 1, 5, 14, 31, 32, 36 and 45 seconds of a 429 with Retry-After: 17.
  'octokit 5.0.5: sdkDefaults retries':
    'At a secondary rate limit its throttling repeats once, as a whole, what its retrying has tried four times.',
  'square 40.0.0: clients Client, new': SQUARE_LEGACY,
  'square 42.3.0: clients Client, new': SQUARE_LEGACY,
  'square 43.2.1: clients Client, new': SQUARE_LEGACY,
  'square 46.0.0: clients Client, new': SQUARE_LEGACY,
  'razorpay 2.9.8: helpers validatePaymentVerification':
    'razorpay/dist/utils/razorpay-utils exports it, and what is imported from there counts as razorpay.',
  'discord.js 14.28.1: sdkDefaults retries': DISCORD_429,
  '@discordjs/rest 1.7.1: sdkDefaults retries': DISCORD_429,
  '@discordjs/rest 2.6.3: sdkDefaults retries': DISCORD_429,
  'discord: calls.writes application.commands.delete': DISCORD_MANAGERS,
  'discord: calls.writes application.emojis.delete': DISCORD_MANAGERS,
  'discord: calls.writes *.messages.delete': DISCORD_MANAGERS,
  'discord: calls.writes *.channels.delete': DISCORD_MANAGERS,
  'discord: calls.writes *.roles.delete': DISCORD_MANAGERS,
  'discord: calls.writes *.scheduledEvents.delete': DISCORD_MANAGERS,
  'discord-interactions 3.4.0: helpers verifyKeyMiddleware':
    "It never answers under the probe's clock; version 4 is tried.",
  '@aws-sdk/client-s3 3.1169.0: sdkDefaults timeoutOptions requestHandler.socketTimeout': LATE_SOCKET_TIMEOUT,
  '@aws-sdk/client-sqs 3.1169.0: sdkDefaults timeoutOptions requestHandler.socketTimeout': LATE_SOCKET_TIMEOUT,
  '@aws-sdk/client-dynamodb 3.1162.0: sdkDefaults timeoutOptions requestHandler.socketTimeout': LATE_SOCKET_TIMEOUT,
  '@aws-sdk/lib-dynamodb 3.1162.0: sdkDefaults timeoutOptions requestHandler.socketTimeout': LATE_SOCKET_TIMEOUT,
  '@aws-sdk/lib-storage 3.1169.0: sdkDefaults timeoutOptions requestHandler.socketTimeout': LATE_SOCKET_TIMEOUT,
  '@paystack/paystack-sdk 1.0.1: clients Paystack, new': 'Exported since 1.2, which bundlers can load and Node cannot.',
  'loops 5.0.1: carriers headers.Idempotency-Key': LOOPS_HEADERS,
  'loops 5.0.1: carriers headers.idempotency-key': LOOPS_HEADERS,
  'loops 6.3.0: carriers headers.Idempotency-Key': LOOPS_HEADERS,
  'loops 6.3.0: carriers headers.idempotency-key': LOOPS_HEADERS,
  'loops 7.3.0: carriers headers.Idempotency-Key': LOOPS_HEADERS,
  'loops 7.3.0: carriers headers.idempotency-key': LOOPS_HEADERS,
};
