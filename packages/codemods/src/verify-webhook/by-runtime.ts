import { fromRuntime } from '../source/from-runtime.ts';
import { Refusal } from '../transform.ts';
import { block, type Check, type Request } from './check.ts';

interface Asked {
  readonly id: string;
  readonly title: string;
  readonly secret: string;
  /** It signs its own address, too. */
  readonly signsUrl?: boolean;
  readonly status?: number;
}

/** The runtime's `verifyWebhook`, which throws where a request is not the provider's. */
export const runtimeLines = (
  request: Request,
  { id, title, secret, signsUrl = false, status = 401 }: Asked,
): readonly string[] => {
  if (request.edge)
    throw new Refusal('The route runs on the edge runtime, which has no node:crypto, and the runtime needs it.');
  const verify = fromRuntime({ imports: request.imports, project: request.project }, 'verifyWebhook');
  const body = request.form?.text ?? request.payload;
  const absent =
    request.absent === null
      ? []
      : block(`if (${request.absent}) {`, request.reply(status, `Missing ${title} signature`));
  return [
    ...absent,
    'try {',
    `  ${verify}('${id}', {`,
    body === 'body' ? '    body,' : `    body: ${body},`,
    `    headers: ${request.headers},`,
    ...(signsUrl ? [`    url: ${request.url},`] : []),
    secret === 'secret' ? '    secret,' : `    secret: ${secret},`,
    '  });',
    ...block('} catch {', request.reply(status, `Invalid ${title} signature`)),
  ];
};

/** A provider whose signature the runtime knows, and no helper does. */
export const runtimeCheck = (id: string, title: string, secretEnv: string, signsUrl: boolean): Check => ({
  id,
  title,
  secretEnv,
  secretPattern: new RegExp(`^(?:${secretEnv}|${id.replaceAll('-', '_').toUpperCase()}_\\w*SECRET\\w*)$`, 'u'),
  jsonOnly: true,
  answersEvent: false,
  rejects: 401,
  marks: ['verifyWebhook', 'timingSafeEqual', 'createHmac'],
  write: (request, secret) => runtimeLines(request, { id, title, secret, signsUrl }),
});
