import { type Effect, type EndpointEffects, type MissedRow, areOneWay, defineRule } from '@seamlint/core';

export const rule = defineRule({
  name: 'no-webhook-order-assumption',
  description: 'Disallow state that is overwritten by whichever webhook event arrives last',
  message: '{{sender}} does not guarantee the order of events: {{harm}} at {{route}}.',
  help: '{{mend}}, or fetch the object from {{sender}} and store that.',
  severity: 'warning',
  preset: 'strict',

  *judge(scope) {
    for (const endpoint of scope.facts('webhook-endpoint')) {
      const provider = endpoint.provider === null ? undefined : scope.provider(endpoint.provider);
      const ordering = provider?.webhooks?.ordering;
      if (!endpoint.certain || provider === undefined || ordering?.guaranteed !== false) continue;
      const facts = scope.effectsOf(endpoint);
      const { effects, ordered, refetches, open, before } = facts;
      const found = effects.find((effect) => overwrites(effect) && effect.guards.length === 0);
      const missed = missedIn(facts);
      if (found === undefined && missed === undefined) {
        yield { silent: endpoint.span, why: 'no state is overwritten with what the event says' };
        continue;
      }
      if (ordered || refetches) {
        yield {
          silent: endpoint.span,
          why: ordered ? 'times or versions are compared' : 'something is fetched anew from an API',
        };
        continue;
      }
      const [lost] = [...before, ...open, ...(found?.open ?? [])];
      if (lost !== undefined) {
        yield { undecided: endpoint.span, why: lost.why, lost: lost.at, strict: true };
        continue;
      }
      const at = { at: endpoint.span, provider: endpoint.provider };
      const data = { sender: provider.title, route: endpoint.route };
      if (found !== undefined) {
        const names = found.stores.filter((name) => STATE.test(name)).join(', ');
        const [when] = ordering.fields;
        yield {
          ...at,
          data: {
            ...data,
            harm: `an older event that arrives late sets ${names} back`,
            mend: `Compare ${when === undefined ? 'the time of the event' : `\`${when}\``} with what is stored and skip what is older`,
          },
          because: [...found.via.slice(0, 4), { at: found.span, note: 'stored as the event has it' }],
        };
      } else if (missed !== undefined)
        yield {
          ...at,
          data: {
            ...data,
            harm: 'an event that arrives before the one that creates its row is lost',
            mend: 'Create the row if it is missing (upsert), answer 5xx so that the event is delivered again',
          },
          because: [
            { at: missed.row.span, note: 'without a row this ends as if all had gone well' },
            { at: missed.made.span, note: 'another event creates the row here' },
          ],
        };
    }
  },
});

/** What changes over an object's life, and back. */
const STATE = /status|state|plan|tier|price|active|enabled|period|expires|ends?_?at|quantity|role|balance|cancel/iu;

const overwrites = ({ does, stores }: Effect): boolean =>
  (does === 'update' || does === 'upsert') && stores.some((name) => STATE.test(name));

interface Missed {
  readonly row: MissedRow;
  readonly made: Effect;
}

/** A row that is asked for and then changed, and that only another event to the same endpoint makes. */
const missedIn = ({ missed, effects }: EndpointEffects): Missed | undefined => {
  for (const row of missed) {
    const ofTable = effects.filter(({ tables }) => tables.some((name) => row.tables.includes(name)));
    const isChanged = ofTable.some(({ does, way }) => does === 'update' && areOneWay(way, row.way));
    const made = ofTable.find(({ does, way }) => MAKES.test(does) && !areOneWay(way, row.way));
    const isMadeHere = ofTable.some(({ does, way }) => MAKES.test(does) && areOneWay(way, row.way));
    if (isChanged && made !== undefined && !isMadeHere) return { row, made };
  }
  return undefined;
};

const MAKES = /^(?:insert|upsert)$/u;
