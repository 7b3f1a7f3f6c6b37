/** What writes to a log or hands something to a monitoring service. Data. */

export interface LogSink {
  /** For a fact's `sink`. */
  readonly id: string;
  /** For people: where it ends up. */
  readonly title: string;
  /** Packages, `*` for the rest of a name; null: the platform gives it. */
  readonly packages: readonly string[] | null;
  /** What a path from the package begins with; empty: anything. */
  readonly lead: readonly string[];
  /** The last member of a call that writes, and the first argument that is written; `()`: the answer of a call is called. */
  readonly methods: Readonly<Record<string, number>>;
  /** Who a user is belongs there: that is what it is for. */
  readonly aboutPeople?: true;
  /** Of an error it keeps the message and the stack. */
  readonly onlyMessages?: true;
  /** Its options are given where it is made, and not where it is asked for. */
  readonly madeElsewhere?: true;
  /** Arguments behind a text without a placeholder (`%s`) are dropped. */
  readonly dropsExtra?: true;
}

const from = (index: number, names: string): Readonly<Record<string, number>> =>
  Object.fromEntries(
    names
      .trim()
      .split(/\s+/u)
      .map((name) => [name, index]),
  );

/** Methods of loggers, whatever the library. */
const logLevels = from(
  0,
  `trace debug info information notice warn warning error err fatal critical crit alert emerg emergency panic log verbose
  silly http data success fail failure start done complete ready box note pending await watch star fav wait event`,
);

/** Methods that only loggers have, of what is called a logger by name. */
export const plainLevels: ReadonlySet<string> = new Set(
  `trace debug info notice warn warning error fatal critical alert emerg log verbose silly http success child`.split(
    ' ',
  ),
);

const logger = { title: 'the log', lead: [], methods: logLevels } as const;

export const logSinks: readonly LogSink[] = [
  {
    id: 'console',
    title: 'the log',
    packages: null,
    lead: ['console'],
    methods: { ...from(0, 'log info warn error debug trace dir dirxml table group groupCollapsed'), assert: 1 },
  },
  {
    ...logger,
    id: 'pino',
    packages: ['pino', 'pino-http', 'express-pino-logger', 'koa-pino-logger'],
    dropsExtra: true,
  },
  { ...logger, id: 'nestjs-pino', packages: ['nestjs-pino'], madeElsewhere: true },
  { ...logger, id: 'fastify', packages: ['fastify'], dropsExtra: true },
  { ...logger, id: 'winston', packages: ['winston', 'nest-winston', 'express-winston'] },
  { ...logger, id: 'bunyan', packages: ['bunyan', 'bole'] },
  { ...logger, id: 'log4js', packages: ['log4js'] },
  { ...logger, id: 'consola', packages: ['consola', 'consola/*'] },
  { ...logger, id: 'signale', packages: ['signale'] },
  { ...logger, id: 'tslog', packages: ['tslog'] },
  {
    ...logger,
    id: 'loglevel',
    packages: ['loglevel', 'electron-log', 'npmlog', 'fancy-log', 'roarr', 'loglayer', '@logtape/logtape'],
  },
  { ...logger, id: 'debug', packages: ['debug'], methods: { '()': 0 } },
  { ...logger, id: 'nest', packages: ['@nestjs/common'], lead: ['Logger'] },
  { ...logger, id: 'nest', packages: ['@nestjs/common'], lead: ['ConsoleLogger'] },
  { ...logger, id: 'axiom', packages: ['next-axiom', '@axiomhq/*', '@logtail/*'] },
  { ...logger, id: 'trigger', packages: ['@trigger.dev/sdk'], lead: ['logger'] },
  { ...logger, id: 'firebase', packages: ['firebase-functions'], lead: ['logger'] },
  { ...logger, id: 'powertools', packages: ['@aws-lambda-powertools/logger'] },
  {
    id: 'sentry',
    title: 'Sentry',
    packages: ['@sentry/*', 'raven'],
    lead: [],
    methods: {
      ...from(0, 'captureMessage captureEvent addBreadcrumb setExtras setTags'),
      // Of the error itself Sentry keeps the message and the stack.
      ...from(1, 'captureException setContext setExtra setTag setAttribute'),
      setAttributes: 0,
      ...logLevels,
    },
  },
  {
    id: 'datadog',
    onlyMessages: true,
    title: 'Datadog',
    packages: ['dd-trace', '@datadog/*', 'datadog-winston', 'hot-shots'],
    lead: [],
    methods: {
      ...logLevels,
      ...from(0, 'addTags setContext setGlobalContext'),
      ...from(1, 'setTag addAction addError setContextProperty'),
    },
  },
  {
    id: 'segment',
    aboutPeople: true,
    title: 'Segment',
    packages: ['analytics-node', '@segment/*'],
    lead: [],
    methods: from(0, 'track identify page group'),
  },
  {
    id: 'posthog',
    onlyMessages: true,
    aboutPeople: true,
    title: 'PostHog',
    packages: ['posthog-node', 'posthog-js', 'posthog-js/*'],
    lead: [],
    methods: from(0, 'capture captureException identify register setPersonProperties'),
  },
  {
    id: 'analytics',
    aboutPeople: true,
    title: 'an analytics service',
    packages: ['mixpanel', 'mixpanel-browser', '@amplitude/*', '@vercel/analytics', '@rudderstack/*'],
    lead: [],
    methods: from(0, 'track logEvent'),
  },
  {
    id: 'new-relic',
    onlyMessages: true,
    title: 'New Relic',
    packages: ['newrelic'],
    lead: [],
    methods: {
      ...from(1, 'noticeError addCustomAttribute recordCustomEvent'),
      ...from(0, 'addCustomAttributes recordLogEvent'),
    },
  },
  {
    id: 'opentelemetry',
    onlyMessages: true,
    title: 'the traces',
    packages: ['@opentelemetry/*'],
    lead: [],
    methods: { ...from(1, 'setAttribute addEvent'), setAttributes: 0 },
  },
  {
    id: 'error-monitor',
    onlyMessages: true,
    title: 'an error monitor',
    packages: [
      'rollbar',
      '@bugsnag/*',
      'bugsnag',
      '@honeybadger-io/*',
      '@grafana/*',
      'logrocket',
      'applicationinsights',
    ],
    lead: [],
    methods: from(
      1,
      'log debug info warn warning error critical notify captureException leaveBreadcrumb setContext addMetadata',
    ),
  },
];

/**
 * Clients whose errors carry the request, headers and all, in fields that a log prints. `sure`: read in the source of
 * the present major; `likely`: of some majors only (got hides them since 10, gaxios blots them out since 6).
 */
export const leakyErrors: Readonly<Record<string, 'sure' | 'likely'>> = {
  axios: 'sure',
  request: 'sure',
  got: 'likely',
  superagent: 'likely',
  gaxios: 'likely',
  ky: 'likely',
};

/** SDKs that let the error of axios through as it is. */
export const axiosBasedPackages: ReadonlySet<string> = new Set(['plaid', '@pipedream/sdk', 'mailerlite-api-v2-node']);

/** Verifiers whose error carries the payload and the header it was given, as `package:path`. */
export const payloadErrors: readonly RegExp[] = [/^stripe:.*\bwebhooks\.constructEvent(?:Async)?$/u];

/** Members of an HTTP client's error that hold the request. */
export const requestMembers: ReadonlySet<string> = new Set(['config', 'request', 'response', 'options', 'gotOptions']);

/** What makes a digest, a boolean or a number of its argument: nothing can be read from the answer. */
export const harmlessFunctions =
  /^(?:Boolean|Number|parseInt|parseFloat|isNaN|BigInt|Date|Symbol|typeof|keys|isArray|has|includes|startsWith|endsWith|indexOf|test|some|every|size|count|charCodeAt|hash|sha\d+|md5|createHash|fingerprint|getOwnPropertyNames|byteLength|now|compare|equals)$/u;
