import { anyOf, block, type Check, type Request } from './check.ts';
import { compareHmac } from './compare-hmac.ts';
import { compareWeb } from './compare-web.ts';

const METHODS = '@octokit/webhooks-methods';
const OCTOKIT = [METHODS, '@octokit/webhooks', '@octokit/app', 'octokit'];

export const github: Check = {
  id: 'github',
  title: 'GitHub',
  secretEnv: 'GITHUB_WEBHOOK_SECRET',
  secretPattern: /^(?:GITHUB|GH)_\w*(?:WEBHOOK|HOOK)\w*SECRET\w*$|^WEBHOOK_SECRET$/u,
  jsonOnly: false,
  answersEvent: false,
  rejects: 401,
  marks: ['verifyAndReceive', 'verifyWithFallback', 'timingSafeEqual', 'subtle'],
  write: (request, secret) => {
    const signature = request.fresh('signature', 'githubSignature');
    const invalid = request.reply(401, 'Invalid GitHub signature');
    const absent = anyOf(request.headerAbsent(signature), request.absent);
    return [
      `const ${signature} = ${request.header('x-hub-signature-256')};`,
      ...block(`if (${absent}) {`, request.reply(401, 'Missing GitHub signature')),
      ...(usesOctokit(request) ? helper : comparison)(request, secret, signature, invalid),
    ];
  },
};

/** It is an ES module only, and answers a promise. */
const usesOctokit = ({ dependencies, imports, mayAwait }: Request): boolean =>
  mayAwait && imports.esm && OCTOKIT.some((name) => dependencies.has(name));

const helper = (request: Request, secret: string, signature: string, invalid: readonly string[]): readonly string[] => {
  const verify = request.imports.named(METHODS, 'verify');
  return block(`if (!(await ${verify}(${secret}, ${request.text}, ${signature}))) {`, invalid);
};

const comparison = (
  request: Request,
  secret: string,
  signature: string,
  invalid: readonly string[],
): readonly string[] => {
  if (request.edge)
    return compareWeb(request, {
      secret,
      signature,
      prefix: 'sha256=',
      encoding: 'hex',
      signed: request.text,
      invalid,
    });
  return compareHmac(request, {
    secret,
    signature,
    invalid,
    signed: `.update(${request.payload})`,
    encoding: 'hex',
    written: (digest) => `\`sha256=\${${digest}}\``,
  });
};
