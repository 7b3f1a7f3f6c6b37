import { block, type Check, type EventTarget, type Request } from './check.ts';
import type { Secret } from './secret.ts';

/** The secret, asked for, and what the provider's check says behind that. */
export const checkLines = (
  request: Request,
  check: Check,
  { constant, env }: Secret,
  event: EventTarget | null,
): readonly string[] => {
  const secret =
    constant ?? request.fresh(check.secretName ?? 'webhookSecret', `${check.id.replaceAll('-', '')}Secret`);
  return [
    ...(constant === null ? [`const ${secret} = ${variable(request, env)};`] : []),
    ...block(`if (!${secret}) {`, request.reply(500, 'Webhook secret is not configured')),
    ...check.write(request, secret, event),
  ];
};

const variable = (request: Request, name: string): string => {
  const read = request.env(name);
  return request.project.indexInBrackets === true ? read.replace(/^process\.env\.(\w+)$/u, "process.env['$1']") : read;
};
