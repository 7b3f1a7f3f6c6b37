import { freshName } from '../source/names.ts';
import { Refusal, type Site } from '../transform.ts';
import { koaReply } from './answers.ts';
import type { Check } from './check.ts';
import { BEHIND_A_PROXY } from './express.ts';
import { handlerAt } from './handler-at.ts';
import { parameterOf } from './handler.ts';
import { headOf } from './insertion.ts';
import { KEEPS_TEXT } from '../raw-body/koa.ts';
import { refuseChecked } from './refuse-checked.ts';
import type { Receipt } from './receipt.ts';
import type { Setting } from './setting.ts';

/** Its body parser keeps the text beside what it makes of it. */
export const koaReceipt = (setting: Setting, site: Site, check: Check): Receipt => {
  const { source, imports, dependencies, project } = setting;
  const { handler } = handlerAt(source, site, 1);
  refuseChecked(setting, handler, check);
  const context = parameterOf(handler, 0, 'context');
  const taken = setting.takenBy(handler);
  if (!KEEPS_TEXT.some((name) => dependencies.has(name) || imports.bindings.some(({ module }) => module === name)))
    throw new Refusal('Which parser reads the body, and whether it keeps the text, is not seen.');
  const isForm = check.signsForm === true;
  const payload = freshName(['rawBody', 'payload', 'requestBody'], taken);
  const fields = `${context}.request.body ?? {}`;
  return {
    handler,
    exported: false,
    insertion: headOf(handler, context),
    opening: isForm
      ? []
      : [
          payload === 'rawBody'
            ? `const { rawBody } = ${context}.request;`
            : `const ${payload} = ${context}.request.rawBody;`,
        ],
    rebinding: { kind: 'keep', reads: [] },
    awaits: false,
    notes: isForm ? [BEHIND_A_PROXY] : [],
    request: {
      source,
      imports,
      dependencies,
      project,
      mayAwait: handler.fn.async === true,
      edge: false,
      payload,
      text: payload,
      absent: `!${payload}`,
      header: (name) => `${context}.get('${name}')`,
      headers: `${context}.headers`,
      headerAbsent: (local) => `!${local}`,
      url: `${context}.href`,
      form: isForm ? { fields, text: `new URLSearchParams(${fields}).toString()` } : null,
      env: (name) => `process.env.${name}`,
      reply: koaReply(context),
      fresh: (...preferred) => freshName(preferred, taken),
    },
    prepare: () => undefined,
  };
};
