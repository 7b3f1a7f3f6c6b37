/**
 * Packages that run a function they are handed: again when it failed, on a schedule, off a queue. Data, from the
 * packages' sources and documentation; a default is that of the newest major.
 */

/** An option that says how often a function may run. */
export interface Attempts {
  /** The argument that holds it, from 0; `any`: whichever is an object. */
  readonly arg: number | 'any';
  /** `retry.maxAttempts`. */
  readonly option: string;
  readonly default: number;
  /** The value with which it runs once: 0 retries, 1 attempt. */
  readonly once: number;
}

export interface Runner {
  readonly package: string;
  /** The member path from the package, `()` for a call; a construction is told by its class alone. */
  readonly path: RegExp;
  readonly kind: 'retry' | 'job' | 'cron' | 'loop';
  /** For people: "retried by p-retry", "an Inngest function". */
  readonly note: string;
  /** The argument that is the function, from 0. */
  readonly fn: number | 'any';
  /** Of an argument that is an object: the member that is the function, `*` for any. */
  readonly key?: string;
  /** `queue`: attempts belong to who adds to the queue of that name (argument 0). `likely`: nobody here can tell. */
  readonly repeats: 'always' | 'likely' | 'never' | 'queue' | Attempts;
  /** Its answer to a request, not an exception, is what makes it run again. */
  readonly overHttp?: true;
}

const DEFAULT = /^$/u;

const retries = (arg: Attempts['arg'], option: string, byDefault: number, once = 0): Attempts => ({
  arg,
  option,
  default: byDefault,
  once,
});

const retrying = (name: string, path: RegExp, fn: Runner['fn'], repeats: Runner['repeats'] = 'always'): Runner => ({
  package: name,
  path,
  kind: 'retry',
  note: `retried by ${name}`,
  fn,
  repeats,
});

const job = (name: string, path: RegExp, note: string, fn: Runner['fn'], repeats: Runner['repeats']): Runner => ({
  package: name,
  path,
  kind: 'job',
  note,
  fn,
  repeats,
});

const cron = (name: string, path: RegExp, fn: Runner['fn']): Runner => ({
  package: name,
  path,
  kind: 'cron',
  note: `scheduled by ${name}`,
  fn,
  repeats: 'never',
});

const triggerRetries = retries(0, 'retry.maxAttempts', 3, 1);

export const runners: readonly Runner[] = [
  retrying('p-retry', DEFAULT, 0, retries(1, 'retries', 10)),
  retrying('async-retry', DEFAULT, 0, retries(1, 'retries', 10)),
  retrying('promise-retry', DEFAULT, 'any', retries('any', 'retries', 10)),
  retrying('@zeit/fetch-retry', DEFAULT, 0),
  retrying('retry', /^operation\(\)\.attempt$/u, 0),
  retrying('exponential-backoff', /^backOff$/u, 0, retries(1, 'numOfAttempts', 10, 1)),
  retrying(
    'cockatiel',
    /^(?:retry|Policy\.handle\w*\(\)(?:\.\w+\(\))*\.retry)\(\)(?:\.\w+\(\))*\.execute(?:Async)?$/u,
    0,
  ),
  retrying('@lifeomic/attempt', /^retry$/u, 0, retries(1, 'maxAttempts', 3, 1)),
  retrying('@humanwhocodes/retry', /^Retrier\(\)\.retry$/u, 0),
  retrying('ts-retry-promise', /^(?:retry|retryDecorator|createExponetialBackoff)$/u, 0, retries(1, 'retries', 10)),
  retrying('ts-retry', /^retry(?:Async)?$/u, 0, retries(1, 'maxTry', 2, 1)),
  retrying('retry-as-promised', /^(?:retryAsPromised)?$/u, 0, retries(1, 'max', 5, 1)),
  retrying('async', /^retry(?:able)?$/u, 'any', retries('any', 'times', 5, 1)),
  retrying('radash', /^retry$/u, 1, retries(0, 'times', 3, 1)),
  retrying('es-toolkit', /^retry$/u, 0),
  retrying('@std/async', /^retry$/u, 0, retries(1, 'maxAttempts', 5, 1)),
  retrying('@seamlint/runtime', /^callPolicy\(\)\.run$/u, 0),
  { ...retrying('@tanstack/react-query', /^useMutation$/u, 0, retries(0, 'retry', 0)), key: 'mutationFn' },

  job('bullmq', /^Worker$/u, 'a BullMQ job', 1, 'queue'),
  job('bull', /^\(\)\.process$/u, 'a Bull job', 'any', 'queue'),
  job('bee-queue', /^\(\)\.process$/u, 'a Bee-Queue job', 'any', 'likely'),
  job('agenda', /^(?:Agenda)?\(\)\.define$/u, 'an Agenda job', 'any', 'never'),
  job('pg-boss', /^(?:PgBoss)?\(\)\.work$/u, 'a pg-boss job', 'any', 'likely'),
  { ...job('graphile-worker', /^run$/u, 'a Graphile Worker task with 25 attempts', 0, 'always'), key: 'taskList.*' },
  job('inngest', /^Inngest\(\)\.createFunction$/u, 'an Inngest function', 'any', retries('any', 'retries', 4)),
  {
    ...job('@trigger.dev/sdk', /^(?:task|schemaTask|schedules\.task)$/u, 'a Trigger.dev task', 0, triggerRetries),
    key: 'run',
  },
  {
    ...job('@trigger.dev/sdk', /^TriggerClient\(\)\.defineJob$/u, 'a Trigger.dev job', 0, 'likely'),
    key: 'run',
  },
  {
    ...job('@temporalio/worker', /^Worker\.create$/u, 'a Temporal activity, retried without a bound', 0, 'always'),
    key: 'activities.*',
  },
  {
    ...job(
      '@upstash/qstash',
      /^verifySignature(?:AppRouter|Edge)?$/u,
      'delivered by QStash with 3 retries',
      0,
      'always',
    ),
    overHttp: true,
  },
  {
    ...job(
      '@upstash/workflow',
      /^serve(?:Many)?$/u,
      'a step of an Upstash workflow, run again when it fails',
      0,
      'always',
    ),
    overHttp: true,
  },
  {
    ...job('sqs-consumer', /^Consumer\.create$/u, 'an SQS message, delivered again', 0, 'always'),
    key: 'handleMessage',
  },
  {
    ...job('sqs-consumer', /^Consumer\.create$/u, 'an SQS batch, delivered again', 0, 'always'),
    key: 'handleMessageBatch',
  },
  { ...job('kafkajs', /\.run$/u, 'a Kafka message, read again', 0, 'always'), key: 'eachMessage' },
  { ...job('kafkajs', /\.run$/u, 'a Kafka batch, read again', 0, 'always'), key: 'eachBatch' },
  job('amqplib', /\.consume$/u, 'an AMQP message', 1, 'likely'),
  job('@google-cloud/pubsub', /\.on$/u, 'a Pub/Sub message, delivered again until it is acknowledged', 1, 'likely'),
  job('firebase-functions', /onTaskDispatched(?:\(\)\.onDispatch)?$/u, 'a Cloud Tasks function', 'any', 'likely'),
  job(
    'firebase-functions',
    /(?:onMessagePublished|onPublish|onDocument\w+|onCreate|onUpdate|onWrite)$/u,
    'a background function, run at least once',
    'any',
    'likely',
  ),

  cron('node-cron', /^schedule$/u, 1),
  cron('cron', /^CronJob$/u, 1),
  { ...cron('cron', /^CronJob\.from$/u, 0), key: 'onTick' },
  cron('node-schedule', /^scheduleJob$/u, 'any'),
  cron('croner', /^Cron$/u, 'any'),
  cron('firebase-functions', /(?:onSchedule|schedule\(\)(?:\.timeZone\(\))?\.onRun)$/u, 'any'),

  { package: 'p-map', path: DEFAULT, kind: 'loop', note: 'once for each of many', fn: 1, repeats: 'never' },
];

/** Methods that a framework calls because of what decorates them. */
export interface DecoratedRunner extends Pick<Runner, 'package' | 'path' | 'kind' | 'note' | 'repeats'> {
  readonly on: 'method' | 'class';
  /** On a class: the method that is run. */
  readonly method?: string;
}

export const decoratedRunners: readonly DecoratedRunner[] = [
  {
    package: '@nestjs/schedule',
    path: /^(?:Cron|Interval|Timeout)$/u,
    kind: 'cron',
    note: 'scheduled by Nest',
    repeats: 'never',
    on: 'method',
  },
  { package: '@nestjs/bull', path: /^Process$/u, kind: 'job', note: 'a Bull job', repeats: 'queue', on: 'method' },
  {
    package: '@nestjs/bullmq',
    path: /^Processor$/u,
    kind: 'job',
    note: 'a BullMQ job',
    repeats: 'queue',
    on: 'class',
    method: 'process',
  },
  {
    package: '@trigger.dev/nest',
    path: /^Task$/u,
    kind: 'job',
    note: 'a Trigger.dev task',
    repeats: 'likely',
    on: 'method',
  },
  {
    package: 'typescript-retry-decorator',
    path: /^Retryable$/u,
    kind: 'retry',
    note: 'retried by typescript-retry-decorator',
    repeats: 'always',
    on: 'method',
  },
  {
    package: 'ts-retry-promise',
    path: /^retryDecorator$/u,
    kind: 'retry',
    note: 'retried by ts-retry-promise',
    repeats: 'always',
    on: 'method',
  },
  {
    package: '@nestjs/microservices',
    path: /^EventPattern$/u,
    kind: 'job',
    note: 'an event of a message broker',
    repeats: 'likely',
    on: 'method',
  },
];

/** Functions that call what they are handed later and on its own: an error there reaches nobody around. */
export const detaching =
  /^global:(?:globalThis\.)?(?:setTimeout|setImmediate|queueMicrotask|process\.nextTick|setInterval|requestIdleCallback)$|^process:nextTick$|^timers:set|^next:after$|^@vercel\/functions:waitUntil$/u;
