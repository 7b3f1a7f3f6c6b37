import { anyOf, block, type Check, type Request } from './check.ts';
import { compareHmac } from './compare-hmac.ts';
import { compareWeb } from './compare-web.ts';

const BOLT = '@slack/bolt';

export const slack: Check = {
  id: 'slack',
  title: 'Slack',
  secretEnv: 'SLACK_SIGNING_SECRET',
  secretName: 'signingSecret',
  secretPattern: /^SLACK_\w*SIGNING\w*SECRET\w*$/u,
  jsonOnly: false,
  answersEvent: false,
  rejects: 401,
  marks: ['verifySlackRequest', 'isValidSlackRequest', 'timingSafeEqual', 'subtle'],
  write: (request, secret) => {
    const signature = request.fresh('signature', 'slackSignature');
    const timestamp = request.fresh('timestamp', 'slackTimestamp');
    const absent = anyOf(request.headerAbsent(signature), request.headerAbsent(timestamp), request.absent);
    return [
      `const ${signature} = ${request.header('x-slack-signature')};`,
      `const ${timestamp} = ${request.header('x-slack-request-timestamp')};`,
      ...block(`if (${absent}) {`, request.reply(401, 'Missing Slack signature')),
      ...(request.dependencies.has(BOLT) && !request.edge ? helper : comparison)(request, secret, signature, timestamp),
    ];
  },
};

const helper = (request: Request, secret: string, signature: string, timestamp: string): readonly string[] => {
  const verify = request.imports.named(BOLT, 'verifySlackRequest');
  return [
    'try {',
    `  ${verify}({`,
    secret === 'signingSecret' ? '    signingSecret,' : `    signingSecret: ${secret},`,
    `    body: ${request.text},`,
    `    headers: { 'x-slack-signature': ${signature}, 'x-slack-request-timestamp': Number(${timestamp}) },`,
    '  });',
    ...block('} catch {', request.reply(401, 'Invalid Slack signature')),
  ];
};

const comparison = (request: Request, secret: string, signature: string, timestamp: string): readonly string[] => {
  const age = request.fresh('age', 'requestAge');
  return [
    `const ${age} = Math.abs(Date.now() / 1000 - Number(${timestamp}));`,
    // Not `age > 300`: that lets a timestamp pass which is no number.
    ...block(`if (!(${age} <= 300)) {`, request.reply(401, 'Stale Slack request')),
    ...(request.edge ? web : node)(request, secret, signature, timestamp),
  ];
};

const web = (request: Request, secret: string, signature: string, timestamp: string): readonly string[] =>
  compareWeb(request, {
    secret,
    signature,
    prefix: 'v0=',
    encoding: 'hex',
    signed: `\`v0:\${${timestamp}}:\${${request.text}}\``,
    invalid: request.reply(401, 'Invalid Slack signature'),
  });

const node = (request: Request, secret: string, signature: string, timestamp: string): readonly string[] =>
  compareHmac(request, {
    secret,
    signature,
    invalid: request.reply(401, 'Invalid Slack signature'),
    signed: `.update(\`v0:\${${timestamp}}:\`).update(${request.payload})`,
    encoding: 'hex',
    written: (digest) => `\`v0=\${${digest}}\``,
  });
