import { freshName } from '../source/names.ts';
import { j } from '../source/node.ts';
import { Refusal, type Site } from '../transform.ts';
import { bodyReadsOf } from './body-reads.ts';
import type { Check } from './check.ts';
import { lambdaReply } from './answers.ts';
import { functionAt } from './function-at.ts';
import { parameterOf } from './handler.ts';
import { headOf } from './insertion.ts';
import { refuseChecked } from './refuse-checked.ts';
import type { Receipt } from './receipt.ts';
import type { Setting } from './setting.ts';

/** Its event holds the body as text, which API Gateway may have encoded, and headers as the sender spelled them. */
export const lambdaReceipt = (setting: Setting, site: Site, check: Check): Receipt => {
  const { source, imports, dependencies, project } = setting;
  const handler = functionAt(source, site);
  refuseChecked(setting, handler, check);
  if (handler.fn.async !== true)
    throw new Refusal('The handler answers through a callback, and how it would refuse is not known here.');
  if (!j.BlockStatement.check(handler.fn.body)) throw new Refusal('The handler is a single expression.');
  const event = parameterOf(handler, 0, 'event');
  const { decoded, events } = bodyReadsOf(handler, event);
  const taken = setting.takenBy(handler);
  const payload = freshName(['payload', 'rawBody', 'requestBody'], taken);
  const headers = freshName(['headers', 'requestHeaders'], taken);
  const isForm = check.signsForm === true;
  const fields = `Object.fromEntries(new URLSearchParams(${payload}.toString()))`;
  return {
    handler,
    exported: true,
    insertion: headOf(handler, event),
    opening: [
      `const ${payload} = Buffer.from(${event}.body ?? '', ${event}.isBase64Encoded ? 'base64' : 'utf8');`,
      `const ${headers} = Object.fromEntries(`,
      `  Object.entries(${event}.headers).map(([name, value]) => [name.toLowerCase(), value]),`,
      ');',
    ],
    rebinding: { kind: 'keep', reads: isForm || events.length > 0 ? [] : decoded },
    awaits: false,
    notes: isForm ? ['The signature covers the URL that was called: it has to be the public one.'] : [],
    request: {
      source,
      imports,
      dependencies,
      project,
      mayAwait: true,
      edge: false,
      payload,
      text: `${payload}.toString('utf8')`,
      absent: null,
      header: (name) => (/^\w+$/u.test(name) ? `${headers}.${name}` : `${headers}['${name}']`),
      headers,
      headerAbsent: (local) => `!${local}`,
      url: `\`https://\${${headers}.host}\${${event}.rawPath ?? ${event}.path}\``,
      form: isForm ? { fields, text: `${payload}.toString('utf8')` } : null,
      env: (name) => `process.env.${name}`,
      reply: lambdaReply,
      fresh: (...preferred) => freshName(preferred, taken),
    },
    prepare: () => undefined,
  };
};
