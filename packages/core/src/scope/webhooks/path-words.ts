/** What the words of a route's path say. */

/** Said of places where events come in, and of nothing else. */
const PLAIN = /^(?:web-?hooks?|hooks?|ipn)$/iu;
/** Said of much else too: a login comes back by a callback, a notification may be one that is to be sent. */
const SOFT = /^(?:callbacks?|notify|notifications?|events?)$/iu;
const GENERIC = /^(?:callbacks?|notify)$/iu;

/** OAuth comes back by a callback; management of outgoing webhooks lives under the same word. */
const NOT_A_WEBHOOK =
  /^(?:o?auth\d*|sso|saml|oidc|login|signin|sign-in|authorize|install|register|subscribe|unsubscribe|subscriptions?|test|retry|resend|replay|redeliver|deliveries|delivery|logs?|create|update|delete|list|manage|settings|admin|dashboard|trigger-test|cron|jobs?|queues?|worker|internal|health|healthcheck)$/iu;
/** Of these, what is done with a webhook: a provider of that name stands right beside the word. */
const DONE_WITH_ONE = /^(?:test|retry|resend|replay|redeliver|create|update|delete|list|manage)$/iu;

const segmentsOf = (route: string): readonly string[] => route.split(/[/.|]/u).filter((segment) => segment !== '');
const wordsOfSegment = (segment: string): readonly string[] => [segment, ...segment.split(/[-_]|(?<=[a-z])(?=[A-Z])/u)];
const wordsOfPath = (route: string): readonly string[] => segmentsOf(route).flatMap(wordsOfSegment);

/** `plain`: by the path alone events come in there; `soft`: they may. */
export type PathSays = 'plain' | 'soft';

/** `/forwardToWebhookSite`, `/send-webhook`: what is done with somebody else's. */
const GOES_OUT = /^(?:forward|send|fire|dispatch|emit)(?:[-_]|(?!Grid)[A-Z])/u;

const says = (words: readonly string[], soft: RegExp): PathSays | undefined => {
  if (words.some((word) => NOT_A_WEBHOOK.test(word) || GOES_OUT.test(word))) return undefined;
  if (words.some((word) => PLAIN.test(word))) return 'plain';
  return words.some((word) => soft.test(word)) ? 'soft' : undefined;
};

/** Where a schedule or a monitor calls, whatever is looked at there. */
export const isForSchedule = (route: string): boolean =>
  wordsOfPath(route).some((word) => /^(?:cron|health|healthcheck)$/iu.test(word));

/** Of a path that names no provider. */
export const genericPath = (route: string): PathSays | undefined => says(wordsOfPath(route), GENERIC);

/** Of a path in which a provider is named by one of `names`, in lower case. */
export const providersPath = (route: string, names: readonly string[]): PathSays | undefined => {
  const own = names.filter((name) => !DONE_WITH_ONE.test(name) || standsBeside(route, name));
  const rest = wordsOfPath(withoutTopic(route, names)).filter((word) => !own.includes(word.toLowerCase()));
  const plain = says(rest, SOFT);
  // `/auth0/callback` is where a login comes back: the name excuses only what is called a webhook.
  return plain === 'plain' ? plain : says(wordsOfPath(route), SOFT);
};

/** `/webhooks/resend`, `/resend/webhook`; not `/webhooks/:id/resend`. */
const standsBeside = (route: string, name: string): boolean => {
  const segments = segmentsOf(route).map((segment) => segment.toLowerCase());
  const at = segments.indexOf(name);
  return at !== -1 && [segments[at - 1], segments[at + 1]].some((beside) => PLAIN.test(beside ?? ''));
};

/** What is done with a thing of the vendor's, and what is done with a webhook. */
const DONE = /^(?:create|update|delete|list)$/iu;
/** The vendor's things that have a word in common with the management of webhooks. */
const THING = /^subscriptions?$/iu;

/** `/webhooks/shopify/orders/create`: behind the vendor's name stands what of theirs was created. */
const withoutTopic = (route: string, names: readonly string[]): string => {
  const segments = segmentsOf(route);
  const at = segments.findIndex((segment, index) => {
    const isName = (one: string | undefined): boolean => one !== undefined && names.includes(one.toLowerCase());
    const isPlain = (one: string | undefined): boolean => one !== undefined && PLAIN.test(one);
    return (isName(segment) && isPlain(segments[index - 1])) || (isPlain(segment) && isName(segments[index - 1]));
  });
  const topic = at === -1 ? [] : segments.slice(at + 1);
  const kept = topic.flatMap((segment, index) => {
    const words = index === 0 ? segment.split(/[-_]/u) : [topic[index - 1] ?? '', ...segment.split(/[-_]/u)];
    const isOfThing = words.length > 1 && /^\w+$/u.test(words[0] ?? '') && !DONE.test(words[0] ?? '');
    return THING.test(segment) || (isOfThing && DONE.test(words.at(-1) ?? '')) ? [] : [segment];
  });
  return at === -1 ? route : [...segments.slice(0, at + 1), ...kept].join('/');
};

/** Whether `fragment` (`slack/commands`) stands in the path, segment by segment. */
export const holdsFragment = (route: string, fragment: string): boolean =>
  `/${segmentsOf(route).join('/').toLowerCase()}/`.includes(`/${fragment}/`);
