import { freshName } from '../source/names.ts';
import { Refusal, type Site } from '../transform.ts';
import { fastifyReply } from './answers.ts';
import { bodyReadsOf } from './body-reads.ts';
import type { Check } from './check.ts';
import { BEHIND_A_PROXY } from './express.ts';
import { type FastifyBytes, fastifyBytes } from './fastify-body.ts';
import { handlerAt } from './handler-at.ts';
import { parameterOf } from './handler.ts';
import { headOf } from './insertion.ts';
import { refuseChecked } from './refuse-checked.ts';
import type { Receipt } from './receipt.ts';
import type { Setting } from './setting.ts';

export const fastifyReceipt = (setting: Setting, site: Site, check: Check): Receipt => {
  const { source, imports } = setting;
  const { handler, call } = handlerAt(source, site, 2);
  refuseChecked(setting, handler, check);
  const request = parameterOf(handler, 0, 'request');
  const reply = parameterOf(handler, 1, 'reply');
  const isForm = check.signsForm === true;
  const reads = bodyReadsOf(handler, request);
  const taken = setting.takenBy(handler);
  if (!isForm && !check.jsonOnly && /@fastify\/formbody/u.test(source.text) && !/rawBody/u.test(source.text))
    throw new Refusal('A parser for forms is registered, and how it keeps the raw body is not known here.');
  const bytes: FastifyBytes = isForm ? NO_BYTES : fastifyBytes(setting, call, request, taken);
  const fields = source.typescript ? `(${request}.body ?? {}) as Record<string, string>` : `${request}.body ?? {}`;
  return {
    handler,
    exported: false,
    insertion: headOf(handler, request),
    opening: bytes.opening,
    rebinding: { kind: 'keep', reads: bytes.there ? reads.decoded : [] },
    awaits: false,
    notes: isForm ? [BEHIND_A_PROXY] : bytes.notes,
    request: {
      source,
      imports,
      dependencies: setting.dependencies,
      project: setting.project,
      mayAwait: handler.fn.async === true,
      edge: false,
      payload: bytes.payload,
      text: bytes.text,
      absent: bytes.absent,
      header: (name) => `${request}.headers['${name}']`,
      headers: `${request}.headers`,
      headerAbsent: (local) => `typeof ${local} !== 'string'`,
      url: `\`\${${request}.protocol}://\${${request}.headers.host}\${${request}.url}\``,
      form: isForm ? { fields, text: `new URLSearchParams(${fields}).toString()` } : null,
      env: (name) => `process.env.${name}`,
      reply: fastifyReply(reply),
      fresh: (...preferred) => freshName(preferred, taken),
    },
    prepare: () => bytes.prepare(),
  };
};

const NO_BYTES: FastifyBytes = {
  opening: [],
  payload: '',
  text: '',
  absent: null,
  there: false,
  notes: [],
  prepare: () => undefined,
};
