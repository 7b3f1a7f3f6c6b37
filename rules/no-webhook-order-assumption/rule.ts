import { type Effect, defineRule } from '@seamlint/core';

export const rule = defineRule({
  name: 'no-webhook-order-assumption',
  description: 'Disallow state that is overwritten by whichever webhook event comes last',
  message: '{{sender}} promises no order: an older event that comes late sets {{names}} back at {{route}}.',
  help: 'Compare {{when}} with what is stored and skip what is older, or read the object anew from {{sender}} and store that.',
  severity: 'warning',
  preset: 'strict',

  *judge(scope) {
    for (const endpoint of scope.facts('webhook-endpoint')) {
      const provider = endpoint.provider === null ? undefined : scope.provider(endpoint.provider);
      const ordering = provider?.webhooks?.ordering;
      if (!endpoint.certain || provider === undefined || ordering?.guaranteed !== false) continue;
      const { effects, ordered, refetches, open, before } = scope.effectsOf(endpoint);
      const [found] = effects.filter((effect) => overwrites(effect) && effect.guards.length === 0);
      if (found === undefined) {
        yield { silent: endpoint.span, why: 'no state is overwritten with what the event says' };
        continue;
      }
      if (ordered || refetches) {
        yield {
          silent: endpoint.span,
          why: ordered ? 'times or versions are compared' : 'something is read anew from an API',
        };
        continue;
      }
      const [lost] = [...before, ...open, ...found.open];
      if (lost !== undefined) {
        yield { undecided: endpoint.span, why: lost.why, lost: lost.at, strict: true };
        continue;
      }
      yield {
        at: endpoint.span,
        data: {
          sender: provider.title,
          route: endpoint.route,
          names: found.stores.filter((name) => STATE.test(name)).join(', '),
          when: ordering.fields[0] === undefined ? 'the time of the event' : `\`${ordering.fields[0]}\``,
        },
        because: [...found.via.slice(0, 4), { at: found.span, note: 'stored as the event says it' }],
        provider: endpoint.provider,
      };
    }
  },
});

/** What changes over an object's life, and back. */
const STATE = /status|state|plan|tier|price|active|enabled|period|expires|ends?_?at|quantity|role|balance|cancel/iu;

const overwrites = ({ does, stores }: Effect): boolean =>
  (does === 'update' || does === 'upsert') && stores.some((name) => STATE.test(name));
