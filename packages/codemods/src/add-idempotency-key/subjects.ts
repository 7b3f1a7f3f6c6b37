/**
 * Words of things that a write is done for once. Not here: what lives on and is written to again and again (a user, a
 * subscription, a cart), what many share (a product, an item of a catalogue), what is new in each attempt (a request).
 */
const SUBJECT =
  /(?:order|invoice|payment|charge|refund|booking|reservation|transfer|payout|checkout|checkoutSession|purchase|transaction|event|evt|job|message|msg|quote|shipment|appointment|donation|withdrawal|deposit|topUp|claim|submission|registration|enrollment|paymentIntent|authorization|settlement|installment|delivery|notification|dispute|bill|expense|rental|trip|ride|renewal|(?:payment|refund|payout|transfer|withdrawal)Request)s?$/iu;

/** Told apart within the order or batch around them only. */
const PART =
  /(?:item|line|lineItem|entry|row|record|recipient|product|seat|split|leg|share|user|member|seller|vendor|supplier|payee|employee|attendee|customer)$/iu;

/** What arrives again with the same id when it was not taken. */
const DELIVERY = /(?:event|evt|job|message|msg|delivery)$/iu;

const plain = (word: string): string => word.replace(/[_-]/gu, '');

export const isSubject = (word: string): boolean => SUBJECT.test(plain(word));
export const isPart = (word: string): boolean => PART.test(plain(word));
export const isDelivery = (word: string): boolean => DELIVERY.test(plain(word));

/** `order` of `orderId`, `order_id`; whatever it is. */
export const wordOfId = (name: string): string | null =>
  /^([a-z]\w*?)(?:Id|ID|_id|Uuid|Number|Reference|Ref)$/u.exec(name)?.[1] ?? null;

/** `order` of `order.id`, `job.data.orderId` and `event.data.object.id`. */
export const wordOfMember = (text: string): string | null => {
  const parts = text.split('.');
  const [last = '', before = ''] = parts.toReversed();
  if (last !== 'id' && last !== '_id' && last !== 'uuid') return isForeign(last) ? null : wordOfId(last);
  // The object of an event is what it tells of, no delivery.
  if (before === 'object') return parts[0] === undefined ? null : 'payment';
  return before === 'data' || before === 'body' ? (parts[0] ?? null) : before;
};

/** `order.stripe_payment_intent_id`: a column that is empty until the provider has answered. */
const isForeign = (name: string): boolean =>
  /^(?:stripe|paypal|square|external|provider|gateway|twilio|shopify)/iu.test(name);

/** Changing or ending something may be asked for again, and be meant. */
export const isRepeatable = (called: string): boolean =>
  /^(?:update|modify|set|patch|put|del|delete|remove|cancel|void|resume|pause|close|archive|edit|replace|attach|detach|sync|upsert|list|retrieve)/iu.test(
    called,
  );
