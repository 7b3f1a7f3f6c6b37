/** Whether what a handler reads has the shape of an event, or of a form that somebody fills in. */
import type { BodyFields } from './body-fields.ts';

export interface EventShape {
  /** `sure`: a signature comes with it, or the outcome of a payment; `likely`: an event by its fields. */
  readonly says: 'sure' | 'likely' | null;
  /** Something lies in it that vendors wrap their objects in: enough beside a vendor's name. */
  readonly wraps: boolean;
}

const SIGNED =
  /^(?:sig|sign|signature|hmac|checksum)$|(?:^|_)(?:signature|hmac|checksum|secure_?hash)$|(?:Signature|Hmac|Checksum|SecureHash)$/u;
/** Nobody but a payment service says these. */
const OUTCOME =
  /^(?:result_?code|resp(?:onse)?_?code|return_?code|payment_?status|transaction_?status|trade_?status|txn_?status|vnp_\w+|stkCallback)$/iu;
const REFERENCE =
  /^(?:(?:merchant_?)?order_?(?:id|no|number|ref)|transaction(?:_?id)?|trans_?id|txn_?(?:id|ref)|tx_?ref|trade_?no|payment_?id|checkout_?request_?id|charge_?id)$/iu;
const EVENT = /^(?:events?|event_?type|event_?id|event_?name|challenge)$/iu;
const KIND = /^(?:type|kind|topic|action)$/iu;
const PAYLOAD = /^(?:id|data|object|payload|resource)$/iu;
const WRAPPED = /^(?:data|object|payload|resource|repository|entry)$/iu;
/** What a person is asked for, or a message to somebody is made of. */
const FORM =
  /^(?:(?:e_?|user_?)?mail|phone(?:_?number)?|mobile|tel|(?:first|last|full|user)?_?name|message|subject|title|text|comment|to|recipients?|channel|user(?:_?ids?)?|password|preferred_?\w+)$/iu;
/** `invoice.paid`, `meeting:started`. */
const EVENT_NAME = /^[a-z][\w-]*(?:[.:][\w-]+)+$/iu;

export const eventShapeOf = ({ top, all }: BodyFields, compared: ReadonlySet<string>, route: string): EventShape => {
  const has = (pattern: RegExp, among: ReadonlySet<string> = all): boolean =>
    [...among].some((field) => pattern.test(field));
  const refers = has(REFERENCE);
  if (has(SIGNED) || (has(OUTCOME) && refers)) return { says: 'sure', wraps: true };
  if (has(OUTCOME)) return { says: 'likely', wraps: true };
  if (has(FORM, top)) return { says: null, wraps: false };
  const namesOne = has(/^id$/iu) || refers || /[:[{]/u.test(route);
  const isLikely =
    refers ||
    has(EVENT, top) ||
    (has(KIND, top) && has(PAYLOAD, top)) ||
    (has(/^status$/iu, top) && namesOne) ||
    (all.size > 0 && [...compared].some((text) => EVENT_NAME.test(text)));
  return { says: isLikely ? 'likely' : null, wraps: has(WRAPPED, top) };
};
