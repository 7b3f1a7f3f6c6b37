// Written by scripts/generate.js: each file of this folder is a library.
import type { Library } from '@seamlint/core';
import { agenda } from './agenda.ts';
import { ajv } from './ajv.ts';
import { amqplib } from './amqplib.ts';
import { analytics } from './analytics.ts';
import { apollo } from './apollo.ts';
import { arktype } from './arktype.ts';
import { asyncMutex } from './async-mutex.ts';
import { asyncRetry } from './async-retry.ts';
import { asyncSema } from './async-sema.ts';
import { async } from './async.ts';
import { authentication } from './authentication.ts';
import { axiom } from './axiom.ts';
import { axiosRetry } from './axios-retry.ts';
import { axios } from './axios.ts';
import { beeQueue } from './bee-queue.ts';
import { bluebird } from './bluebird.ts';
import { bodyReaders } from './body-readers.ts';
import { bottleneck } from './bottleneck.ts';
import { bull } from './bull.ts';
import { bullmq } from './bullmq.ts';
import { bunyan } from './bunyan.ts';
import { callerAddress } from './caller-address.ts';
import { classValidator } from './class-validator.ts';
import { cockatiel } from './cockatiel.ts';
import { consola } from './consola.ts';
import { console } from './console.ts';
import { convict } from './convict.ts';
import { cron } from './cron.ts';
import { croner } from './croner.ts';
import { datadog } from './datadog.ts';
import { debug } from './debug.ts';
import { digests } from './digests.ts';
import { drizzle } from './drizzle.ts';
import { dynamodb } from './dynamodb.ts';
import { effectSchema } from './effect-schema.ts';
import { envVar } from './env-var.ts';
import { envalid } from './envalid.ts';
import { environment } from './environment.ts';
import { equalInConstantTime } from './equal-in-constant-time.ts';
import { errorMonitor } from './error-monitor.ts';
import { esToolkit } from './es-toolkit.ts';
import { exponentialBackoff } from './exponential-backoff.ts';
import { expressMiddleware } from './express-middleware.ts';
import { expressRateLimit } from './express-rate-limit.ts';
import { expressValidator } from './express-validator.ts';
import { express } from './express.ts';
import { fastify } from './fastify.ts';
import { fetchRetry } from './fetch-retry.ts';
import { fetch } from './fetch.ts';
import { firebaseFunctions } from './firebase-functions.ts';
import { firestore } from './firestore.ts';
import { gaxios } from './gaxios.ts';
import { googlePubsub } from './google-pubsub.ts';
import { got } from './got.ts';
import { graphileWorker } from './graphile-worker.ts';
import { graphqlRequest } from './graphql-request.ts';
import { h3 } from './h3.ts';
import { hono } from './hono.ts';
import { humanwhocodesRetry } from './humanwhocodes-retry.ts';
import { inngest } from './inngest.ts';
import { ioTs } from './io-ts.ts';
import { ittyRouter } from './itty-router.ts';
import { joi } from './joi.ts';
import { jwt } from './jwt.ts';
import { kafkajs } from './kafkajs.ts';
import { knex } from './knex.ts';
import { koa } from './koa.ts';
import { ky } from './ky.ts';
import { kysely } from './kysely.ts';
import { lifeomicAttempt } from './lifeomic-attempt.ts';
import { limiter } from './limiter.ts';
import { log4js } from './log4js.ts';
import { loglevel } from './loglevel.ts';
import { mailers } from './mailers.ts';
import { merging } from './merging.ts';
import { middy } from './middy.ts';
import { mongodb } from './mongodb.ts';
import { mongoose } from './mongoose.ts';
import { nconf } from './nconf.ts';
import { needle } from './needle.ts';
import { nestjsAxios } from './nestjs-axios.ts';
import { nestjsMicroservices } from './nestjs-microservices.ts';
import { nestjsPino } from './nestjs-pino.ts';
import { nestjsSchedule } from './nestjs-schedule.ts';
import { nestjs } from './nestjs.ts';
import { newRelic } from './new-relic.ts';
import { next } from './next.ts';
import { nodeBuiltins } from './node-builtins.ts';
import { nodeConfig } from './node-config.ts';
import { nodeCron } from './node-cron.ts';
import { nodeCrypto } from './node-crypto.ts';
import { nodeFetch } from './node-fetch.ts';
import { nodeHttp } from './node-http.ts';
import { nodeRetry } from './node-retry.ts';
import { nodeSchedule } from './node-schedule.ts';
import { nuxt } from './nuxt.ts';
import { ofetch } from './ofetch.ts';
import { opentelemetry } from './opentelemetry.ts';
import { pAll } from './p-all.ts';
import { pLimit } from './p-limit.ts';
import { pMap } from './p-map.ts';
import { pQueue } from './p-queue.ts';
import { pRetry } from './p-retry.ts';
import { pThrottle } from './p-throttle.ts';
import { passport } from './passport.ts';
import { passwordHashes } from './password-hashes.ts';
import { pgBoss } from './pg-boss.ts';
import { pino } from './pino.ts';
import { plainComputing } from './plain-computing.ts';
import { postgrest } from './postgrest.ts';
import { posthog } from './posthog.ts';
import { powertools } from './powertools.ts';
import { prisma } from './prisma.ts';
import { promisePool } from './promise-pool.ts';
import { promiseRetry } from './promise-retry.ts';
import { radash } from './radash.ts';
import { randomIds } from './random-ids.ts';
import { rateLimiterFlexible } from './rate-limiter-flexible.ts';
import { redis } from './redis.ts';
import { remix } from './remix.ts';
import { request } from './request.ts';
import { retryAsPromised } from './retry-as-promised.ts';
import { runtypes } from './runtypes.ts';
import { seamlintRuntime } from './seamlint-runtime.ts';
import { segmentSdk } from './segment-sdk.ts';
import { sentrySdk } from './sentry-sdk.ts';
import { sequelize } from './sequelize.ts';
import { signale } from './signale.ts';
import { signatures } from './signatures.ts';
import { sqlDrivers } from './sql-drivers.ts';
import { sqsConsumer } from './sqs-consumer.ts';
import { standardWebhooks } from './standard-webhooks.ts';
import { stdAsync } from './std-async.ts';
import { stdCrypto } from './std-crypto.ts';
import { superagent } from './superagent.ts';
import { superstruct } from './superstruct.ts';
import { sveltekit } from './sveltekit.ts';
import { t3Env } from './t3-env.ts';
import { tanstackQuery } from './tanstack-query.ts';
import { temporal } from './temporal.ts';
import { throttledQueue } from './throttled-queue.ts';
import { triggerDev } from './trigger-dev.ts';
import { trpc } from './trpc.ts';
import { tsRetryPromise } from './ts-retry-promise.ts';
import { tsRetry } from './ts-retry.ts';
import { tslog } from './tslog.ts';
import { typebox } from './typebox.ts';
import { typeorm } from './typeorm.ts';
import { typescriptRetryDecorator } from './typescript-retry-decorator.ts';
import { typia } from './typia.ts';
import { undici } from './undici.ts';
import { upstashQstash } from './upstash-qstash.ts';
import { upstashRatelimit } from './upstash-ratelimit.ts';
import { urql } from './urql.ts';
import { valibot } from './valibot.ts';
import { winston } from './winston.ts';
import { yup } from './yup.ts';
import { znv } from './znv.ts';
import { zod } from './zod.ts';

export const libraries: readonly Library[] = [
  agenda,
  ajv,
  amqplib,
  analytics,
  apollo,
  arktype,
  asyncMutex,
  asyncRetry,
  asyncSema,
  async,
  authentication,
  axiom,
  axiosRetry,
  axios,
  beeQueue,
  bluebird,
  bodyReaders,
  bottleneck,
  bull,
  bullmq,
  bunyan,
  callerAddress,
  classValidator,
  cockatiel,
  consola,
  console,
  convict,
  cron,
  croner,
  datadog,
  debug,
  digests,
  drizzle,
  dynamodb,
  effectSchema,
  envVar,
  envalid,
  environment,
  equalInConstantTime,
  errorMonitor,
  esToolkit,
  exponentialBackoff,
  expressMiddleware,
  expressRateLimit,
  expressValidator,
  express,
  fastify,
  fetchRetry,
  fetch,
  firebaseFunctions,
  firestore,
  gaxios,
  googlePubsub,
  got,
  graphileWorker,
  graphqlRequest,
  h3,
  hono,
  humanwhocodesRetry,
  inngest,
  ioTs,
  ittyRouter,
  joi,
  jwt,
  kafkajs,
  knex,
  koa,
  ky,
  kysely,
  lifeomicAttempt,
  limiter,
  log4js,
  loglevel,
  mailers,
  merging,
  middy,
  mongodb,
  mongoose,
  nconf,
  needle,
  nestjsAxios,
  nestjsMicroservices,
  nestjsPino,
  nestjsSchedule,
  nestjs,
  newRelic,
  next,
  nodeBuiltins,
  nodeConfig,
  nodeCron,
  nodeCrypto,
  nodeFetch,
  nodeHttp,
  nodeRetry,
  nodeSchedule,
  nuxt,
  ofetch,
  opentelemetry,
  pAll,
  pLimit,
  pMap,
  pQueue,
  pRetry,
  pThrottle,
  passport,
  passwordHashes,
  pgBoss,
  pino,
  plainComputing,
  postgrest,
  posthog,
  powertools,
  prisma,
  promisePool,
  promiseRetry,
  radash,
  randomIds,
  rateLimiterFlexible,
  redis,
  remix,
  request,
  retryAsPromised,
  runtypes,
  seamlintRuntime,
  segmentSdk,
  sentrySdk,
  sequelize,
  signale,
  signatures,
  sqlDrivers,
  sqsConsumer,
  standardWebhooks,
  stdAsync,
  stdCrypto,
  superagent,
  superstruct,
  sveltekit,
  t3Env,
  tanstackQuery,
  temporal,
  throttledQueue,
  triggerDev,
  trpc,
  tsRetryPromise,
  tsRetry,
  tslog,
  typebox,
  typeorm,
  typescriptRetryDecorator,
  typia,
  undici,
  upstashQstash,
  upstashRatelimit,
  urql,
  valibot,
  winston,
  yup,
  znv,
  zod,
];
