import { anyOf, block, type Check, type Request } from './check.ts';
import { runtimeLines } from './by-runtime.ts';

const LIBRARIES = ['svix', 'standardwebhooks'] as const;

/** Those who send through Svix: its own headers, whoever the sender is. */
export const svixCheck = (id: string, title: string, secretEnv: string): Check => ({
  id,
  title,
  secretEnv,
  secretPattern: new RegExp(`^(?:SVIX|${id.toUpperCase()})_\\w*SECRET\\w*$|^WEBHOOK_SECRET$`, 'u'),
  jsonOnly: true,
  answersEvent: false,
  rejects: 401,
  marks: ['Webhook', 'verifyWebhook', 'verifyStandardWebhook', 'timingSafeEqual'],
  write: (request, secret) => {
    const library = LIBRARIES.find((name) => request.dependencies.has(name));
    return library === undefined
      ? runtimeLines(request, { id, title, secret })
      : byLibrary(request, { title, secret, library });
  },
});

interface Asked {
  readonly title: string;
  readonly secret: string;
  readonly library: (typeof LIBRARIES)[number];
}

const byLibrary = (request: Request, { title, secret, library }: Asked): readonly string[] => {
  const [id, timestamp, signature] = [
    request.fresh('messageId', 'svixId'),
    request.fresh('timestamp', 'svixTimestamp'),
    request.fresh('signature', 'svixSignature'),
  ];
  const webhook = request.imports.named(library, 'Webhook');
  // The library of the standard knows the standard's names alone.
  const prefix = library === 'svix' ? 'svix' : 'webhook';
  const absent = anyOf(...[id, timestamp, signature].map((one) => request.headerAbsent(one)), request.absent);
  return [
    `const ${id} = ${request.header('svix-id')};`,
    `const ${timestamp} = ${request.header('svix-timestamp')};`,
    `const ${signature} = ${request.header('svix-signature')};`,
    ...block(`if (${absent}) {`, request.reply(401, `Missing ${title} signature`)),
    'try {',
    `  new ${webhook}(${secret}).verify(${request.text}, {`,
    `    '${prefix}-id': ${id},`,
    `    '${prefix}-timestamp': ${timestamp},`,
    `    '${prefix}-signature': ${signature},`,
    '  });',
    ...block('} catch {', request.reply(401, `Invalid ${title} signature`)),
  ];
};
