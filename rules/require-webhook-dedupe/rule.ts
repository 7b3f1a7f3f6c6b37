import {
  type Effect,
  type EndpointEffects,
  type Scope,
  type WebhookEndpoint,
  defineRule,
  isCertain,
} from '@seamlint/core';
import { type Store, fixOf, idOf } from './fix.ts';

export const rule = defineRule({
  name: 'require-webhook-dedupe',
  description: 'Require that a webhook delivered twice takes effect only once',
  message: '{{sender}} may deliver an event twice, and each delivery to {{route}} {{effect}}.',
  help: 'Claim {{id}} before that, in one step that only the first delivery can win ({{how}}), and release the claim if the work fails.',
  severity: 'warning',
  preset: 'recommended',

  *judge(scope) {
    for (const endpoint of scope.facts('webhook-endpoint')) {
      // Who sends forged events is another rule's matter; who sends at all must be sure here.
      if (!endpoint.certain) continue;
      if (endpoint.interactive === true) {
        yield { silent: endpoint.span, why: 'a person waits for its answer, and nothing of it is sent again' };
        continue;
      }
      const done = scope.effectsOf(endpoint);
      const { effects, before } = done;
      const again = effects.filter(({ again, usesEvent }) => again === 'twice' && usesEvent);
      const bare = again.filter(({ guards }) => guards.length === 0);
      const [sure] = gravestFirst(bare.filter(({ open }) => open.length === 0));
      if (sure === undefined) {
        const [lost] = bare.flatMap(({ open }) => open);
        yield lost === undefined
          ? silentOver(endpoint, effects, again)
          : { undecided: endpoint.span, why: lost.why, lost: lost.at };
        continue;
      }
      const [unseen] = before;
      if (unseen !== undefined) {
        yield { undecided: endpoint.span, why: unseen.why, lost: unseen.at };
        continue;
      }
      yield findingOf(scope, endpoint, sure, done);
    }
  },
});

const ORDER: readonly Effect['does'][] = [
  'charge',
  'increment',
  'insert',
  'send',
  'enqueue',
  'outbound-write',
  'append',
];

/** Money and what is counted first. */
const gravestFirst = (effects: readonly Effect[]): readonly Effect[] =>
  effects.toSorted(
    (one, other) =>
      Number(mayBeUnique(one)) - Number(mayBeUnique(other)) || ORDER.indexOf(one.does) - ORDER.indexOf(other.does),
  );

const silentOver = (endpoint: WebhookEndpoint, effects: readonly Effect[], again: readonly Effect[]) => {
  const [guarded] = again.flatMap(({ guards }) => guards);
  if (guarded !== undefined)
    return { silent: endpoint.span, why: 'what would take effect twice is behind a check', because: [guarded] };
  return {
    silent: endpoint.span,
    why:
      effects.length === 0
        ? 'it is not seen to do anything'
        : 'what it does takes effect only once, as far as is known',
    because: effects.slice(0, 3).map(({ span, why }) => ({ at: span, note: why })),
  };
};

const findingOf = (scope: Scope, endpoint: WebhookEndpoint, effect: Effect, done: EndpointEffects) => {
  // Which of several it does that for is not told: none of them is named, and no id of theirs taken.
  const id = endpoint.several === true ? null : endpoint.provider;
  const provider = id === null ? undefined : scope.provider(id);
  const fix = fixOf(provider, endpoint, done);
  // Nobody delivers it again but a person who asks for it; a queue of one's own does where the job failed.
  const isRare = provider?.webhooks?.redelivery?.attempts === 0 || provider?.webhooks?.runsJobs === true;
  return {
    at: endpoint.span,
    data: {
      sender: provider?.title ?? 'The sender',
      route: endpoint.route,
      effect: effect.why,
      id: idOf(provider).text,
      how: HOW[fix.options.store],
    },
    because: [
      ...effect.via.slice(0, 4),
      { at: effect.span, note: `${effect.why}; nothing before it checks whether the event was delivered before` },
    ],
    provider: id,
    ...(isRare ? { strict: true } : {}),
    // A column that holds the id may be unique: the schema says, and is not read.
    ...(mayBeUnique(effect) || (provider !== undefined && !isCertain(provider, 'webhooks', ['auth']))
      ? { certainty: 'hint' as const }
      : {}),
    fix,
  };
};

const mayBeUnique = ({ does, ids }: Effect): boolean => does === 'insert' && ids !== 'none';

const HOW: Readonly<Record<Store, string>> = {
  prisma: '`create` under a unique column, and answer 200 on P2002',
  drizzle: '`.insert().values().onConflictDoNothing().returning()`, and go on only with a row',
  knex: '`.insert().onConflict().ignore()`, and go on only if a row was added',
  kysely: '`.onConflict((oc) => oc.doNothing())`, and go on only if a row was added',
  pg: '`INSERT … ON CONFLICT DO NOTHING`, and go on only if a row was added',
  mysql2: '`INSERT IGNORE`, and go on only if a row was added',
  redis: '`SET key 1 NX EX 259200`, and go on only with OK',
  postgrest: '`.insert()` under a primary key, and answer 200 on 23505',
  mongoose: '`insertOne` under `_id`, and answer 200 on 11000',
  mongodb: '`insertOne` under `_id`, and answer 200 on 11000',
  firestore: '`create()` of a document with that id, and answer 200 if it exists',
  runtime: '`onceByEventId` of @seamlint/runtime over your store, or an insert under a unique column',
};
