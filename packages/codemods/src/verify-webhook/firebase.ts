import { usesOf } from '../source/names.ts';
import type { Site } from '../transform.ts';
import { bodyReadsOf } from './body-reads.ts';
import type { Check } from './check.ts';
import { BEHIND_A_PROXY } from './express.ts';
import { functionAt } from './function-at.ts';
import { parameterOf } from './handler.ts';
import { headOf } from './insertion.ts';
import { nodeRequest } from './node-request.ts';
import { refuseChecked } from './refuse-checked.ts';
import type { Receipt } from './receipt.ts';
import type { Setting } from './setting.ts';

/** Its functions are handed the bytes beside the parsed body, as `rawBody` of the request. */
export const firebaseReceipt = (setting: Setting, site: Site, check: Check): Receipt => {
  const handler = functionAt(setting.source, site);
  refuseChecked(setting, handler, check);
  const request = parameterOf(handler, 0, 'request');
  const response = parameterOf(handler, 1, 'response');
  const isForm = check.signsForm === true;
  const reads = isForm || usesOf(request, handler.path).length === 0 ? null : bodyReadsOf(handler, request);
  const payload = `${request}.rawBody`;
  const fields = `${request}.body ?? {}`;
  return {
    handler,
    exported: true,
    insertion: headOf(handler, request),
    opening: [],
    rebinding: { kind: 'keep', reads: reads === null ? [] : [...reads.events, ...reads.decoded] },
    awaits: false,
    notes: isForm ? [BEHIND_A_PROXY] : [],
    request: {
      ...nodeRequest(setting, handler, { request, response }, setting.takenBy(handler)),
      mayAwait: handler.fn.async === true,
      payload,
      text: `${payload}.toString('utf8')`,
      form: isForm ? { fields, text: `new URLSearchParams(${fields}).toString()` } : null,
    },
    prepare: () => undefined,
  };
};
