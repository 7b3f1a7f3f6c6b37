import { createHash } from 'node:crypto';
import { fake } from '../fakes.js';
import { loadPart } from '../child/load-part.js';
import { ASKED_RETRIES, ASKED_TIMEOUT_MS, defineRecipe } from '../recipe.js';

/** Of the catalog's clients those with the most calls in code, and for each verb one that has it. */
const SERVICES = [
  ...[
    's3',
    'sqs',
    'sns',
    'ses',
    'sesv2',
    'dynamodb',
    'dynamodb-streams',
    'lambda',
    'eventbridge',
    'scheduler',
    'kinesis',
    'firehose',
  ],
  ...['secrets-manager', 'ssm', 'sfn', 'sts', 'iam', 'kms', 'cloudwatch-logs', 'cognito-identity-provider', 'ec2'],
  ...['rekognition', 'bedrock-runtime', 'ecr', 'cloudformation', 'pinpoint-sms-voice-v2', 'polly', 'translate'],
  ...['cognito-identity', 'textract', 'bedrock-agent-runtime', 'athena', 'appsync', 'pinpoint'],
  ...['acm', 'apigatewaymanagementapi', 'batch', 'comprehend', 'ecs', 'rds', 'timestream-write'],
];

/** Asked for when it is used: only then keys of our own are made. */
const settings = () => ({
  region: 'us-east-1',
  credentials: { accessKeyId: fake('key', 16), secretAccessKey: fake(40) },
});

/**
 * @param {(sdk: any, options: object) => any} make
 * @returns {Pick<import('../recipe.js').SdkRecipe, 'client' | 'timeouts' | 'retries'>}
 */
const clientsOf = (make) => ({
  client: (sdk) => make(sdk, settings()),
  timeouts: {
    'requestHandler.socketTimeout': (sdk) =>
      make(sdk, { ...settings(), maxAttempts: 1, requestHandler: { socketTimeout: ASKED_TIMEOUT_MS } }),
    'requestHandler.throwOnRequestTimeout': (sdk) =>
      make(sdk, {
        ...settings(),
        maxAttempts: 1,
        requestHandler: { requestTimeout: ASKED_TIMEOUT_MS, throwOnRequestTimeout: true },
      }),
  },
  // It counts the first attempt too.
  retries: { maxAttempts: (sdk) => make(sdk, { ...settings(), maxAttempts: ASKED_RETRIES + 1 }) },
});

/**
 * @param {(sdk: any, options: object) => any} make
 * @returns {Pick<import('../recipe.js').SdkRecipe, 'client' | 'timeouts' | 'retries'>}
 */
const clientsOfTwo = (make) => ({
  client: (sdk) => make(sdk, settings()),
  timeouts: {
    'httpOptions.timeout': (sdk) =>
      make(sdk, { ...settings(), maxRetries: 0, httpOptions: { timeout: ASKED_TIMEOUT_MS } }),
  },
  retries: { maxRetries: (sdk) => make(sdk, { ...settings(), maxRetries: ASKED_RETRIES }) },
});

const key = { id: { S: '1' } };
const FAMILY = '@aws-sdk/client-*';
/** It looks whether what was stored is what was sent. */
const sent = () => ({ MessageId: '1', MD5OfMessageBody: createHash('md5').update('body').digest('hex') });
const QUEUE = 'https://sqs.us-east-1.amazonaws.com/000000000000/orders';

/** Those that are watched, as they were read; of the others only the names count. @type {Readonly<Record<string, string>>} */
const WATCHED = { s3: '3.1169.0', sqs: '3.1169.0', dynamodb: '3.1162.0' };

export const recipe = defineRecipe({
  families: {
    [FAMILY]: SERVICES.map((service) => `@aws-sdk/client-${service}@${WATCHED[service] ?? '3'}`),
    'aws-sdk/clients/*': ['s3', 'dynamodb'].map((service) => `aws-sdk/clients/${service}@2.1693.0`),
  },
  sdks: [
    {
      pkg: FAMILY,
      specifier: '@aws-sdk/client-s3',
      ...clientsOf((sdk, options) => new sdk.S3(options)),
      write: (s3) => s3.createMultipartUpload({ Bucket: 'bucket', Key: 'key' }),
      read: (s3) => s3.listBuckets({}),
      more: [(s3) => s3.putObject({ Bucket: 'bucket', Key: 'key', Body: 'body' })],
      reply: () => '',
      refusal: () => '<Error><Code>Refused</Code><Message>refused</Message></Error>',
    },
    {
      pkg: FAMILY,
      specifier: '@aws-sdk/client-sqs',
      ...clientsOf((sdk, options) => new sdk.SQS(options)),
      write: (sqs) => sqs.sendMessage({ QueueUrl: QUEUE, MessageBody: 'body' }),
      read: (sqs) => sqs.listQueues({}),
      reply: sent,
      refusal: () => ({ __type: 'Refused', message: 'refused' }),
    },
    {
      pkg: FAMILY,
      specifier: '@aws-sdk/client-dynamodb',
      ...clientsOf((sdk, options) => new sdk.DynamoDB(options)),
      write: (db) => db.putItem({ TableName: 'orders', Item: key }),
      read: (db) => db.getItem({ TableName: 'orders', Key: key }),
      keyed: (db, token) =>
        db.transactWriteItems({
          TransactItems: [{ Put: { TableName: 'orders', Item: key } }],
          ClientRequestToken: token,
        }),
      refusal: () => ({ __type: 'Refused', message: 'refused' }),
    },
    {
      pkg: '@aws-sdk/lib-dynamodb',
      ...clientsOf((sdk, options) => {
        const { DynamoDBClient } = loadPart('@aws-sdk/client-dynamodb');
        return sdk.DynamoDBDocument.from(new DynamoDBClient(options));
      }),
      write: (db) => db.put({ TableName: 'orders', Item: { id: '1' } }),
      read: (db) => db.get({ TableName: 'orders', Key: { id: '1' } }),
      keyed: (db, token) =>
        db.transactWrite({
          TransactItems: [{ Put: { TableName: 'orders', Item: { id: '1' } } }],
          ClientRequestToken: token,
        }),
      refusal: () => ({ __type: 'Refused', message: 'refused' }),
    },
    {
      pkg: '@aws-sdk/lib-storage',
      ...clientsOf((sdk, options) => {
        const { S3Client } = loadPart('@aws-sdk/client-s3');
        return { Upload: sdk.Upload, client: new S3Client(options) };
      }),
      write: ({ Upload, client }) =>
        new Upload({ client, params: { Bucket: 'bucket', Key: 'key', Body: 'body' } }).done(),
      reply: () => '',
      refusal: () => '<Error><Code>Refused</Code><Message>refused</Message></Error>',
    },
    {
      pkg: 'aws-sdk',
      ...clientsOfTwo((sdk, options) => new sdk.SQS(options)),
      write: (sqs) => sqs.sendMessage({ QueueUrl: QUEUE, MessageBody: 'body' }).promise(),
      read: (sqs) => sqs.listQueues({}).promise(),
      reply: sent,
      refusal: () => ({ __type: 'Refused', message: 'refused' }),
    },
    {
      pkg: 'aws-sdk/clients/*',
      specifier: 'aws-sdk/clients/s3',
      ...clientsOfTwo((sdk, options) => new sdk.default(options)),
      write: (s3) => s3.createMultipartUpload({ Bucket: 'bucket', Key: 'key' }).promise(),
      read: (s3) => s3.listBuckets({}).promise(),
      more: [(s3) => s3.putObject({ Bucket: 'bucket', Key: 'key', Body: 'body' }).promise()],
      reply: () => '',
      refusal: () => '<Error><Code>Refused</Code><Message>refused</Message></Error>',
    },
  ],
});
