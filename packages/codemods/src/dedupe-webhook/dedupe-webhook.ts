import { type Mending, siteTransform } from '../source/mend-sites.ts';
import { freshName, isFunction, referencedNames } from '../source/names.ts';
import { contains, dotted, endOf, j, type Node, startOf } from '../source/node.ts';
import { calledName, isCall } from '../source/calls.ts';
import { type Source, sliceOf } from '../source/source.ts';
import { Refusal, type Site } from '../transform.ts';
import { block } from '../verify-webhook/check.ts';
import { refuseShadowed } from '../verify-webhook/refuse-shadowed.ts';
import { settingOf } from '../verify-webhook/setting.ts';
import { eventIdOf } from './event-id.ts';
import { eventSourceOf } from './event-source.ts';
import { mayAnswerFailure, releaseBeforeFailures } from './failing-answers.ts';
import { ownPaths } from './own-nodes.ts';
import { behindClients, type Place, placeOf } from './place.ts';
import { type Reception, receptionOf } from './reception.ts';
import { declareStore, writeRuntimeForm } from './runtime-form.ts';
import { constantsIn } from './stores/find-client.ts';
import type { Claiming, Constant, OwnStore } from './stores/own-store.ts';
import { homesAt } from './stores/home.ts';
import { storeOf } from './stores/store-of.ts';
import { refuseSwallowed } from './swallowed-work.ts';
import { wrapWork } from './wrap-work.ts';

export const dedupeWebhook = siteTransform('dedupe-webhook', (mending, site) => mend(mending, site));

const mend = (mending: Mending, site: Site): readonly string[] => {
  const { source, project } = mending;
  const {
    provider = '',
    id = '',
    named = '',
    within = '',
    swallows = '',
    lacks = '',
    files = '',
    store: kind = 'runtime',
  } = site.options;
  const reception = receptionOf(mending, site);
  const { handler } = reception;
  if (mending.done.has(handler.fn)) return [];
  mending.done.add(handler.fn);
  refuseDone(mending, reception);
  const setting = settingOf(mending);
  const taken = setting.takenBy(handler);
  const fresh = (...preferred: readonly [string, ...string[]]): string => freshName(preferred, taken);
  const event = eventSourceOf(source, reception);
  const place = placeOf(source, reception, event === null || event.kind === 'member' ? [] : event.at);
  refuseUnwaited(mending, reception, place);
  refuseSwallowed(source, reception, place, swallows);
  const asked = {
    ...{ mending, source, reception, event, provider, id, within, fresh },
    mayLack: lacks === 'may',
    named: listed(named),
  };
  const { notes: idNotes, ...eventId } = eventIdOf(asked);
  const behind = behindClients(place);
  const others = homesAt(mending, listed(files));
  const own = storeOf({ mending, nearby: nearbyIn(reception, behind), others }, kind);
  const repeated = reception.repeated(answersDocument(source, reception));
  if (own === null) {
    const name = freshName(['webhookEvents', 'receivedEvents'], new Set([...referencedNames(source.root), ...taken]));
    const notes = writeRuntimeForm({ mending, reception, place, ...eventId, store: name, fresh, repeated });
    declareStore(mending, place, name);
    return [...idNotes, ...notes];
  }
  const key = fresh('eventKey', 'webhookEventKey');
  const claiming: Claiming = { mending, project, key, reply: repeated, fresh };
  const lines = [...eventId.opening, `const ${key} = ${eventId.key};`, ...own.claim(claiming)];
  refuseShadowed(setting, handler, lines);
  writeAround(claiming, { reception, place: behind, own, lines });
  if (own.expects !== undefined) mending.expects.add(own.expects);
  return [...idNotes, ...own.notes];
};

const listed = (text: string): readonly string[] => text.split(',').filter((one) => one !== '');

/** TwiML, which is acted upon: a text would be sent on. */
const answersDocument = (source: Source, { handler }: Reception): boolean =>
  /<Response\b|text\/xml|twiml|(?:Messaging|Voice)Response\b/iu.test(sliceOf(source, handler.fn));

/** What the handler declares in front of its work, in a block around that. */
const nearbyIn = ({ handler }: Reception, { block: own, work: [first] }: Place): readonly Constant[] =>
  ownPaths(handler, (node) => j.VariableDeclaration.check(node)).flatMap(({ node, parent }) => {
    const around: Node = parent.node;
    const isAround = around === own || contains(around, own);
    return isAround && endOf(node) <= startOf(first) ? constantsIn(node) : [];
  });

interface Around {
  readonly reception: Reception;
  readonly place: Place;
  readonly own: OwnStore;
  readonly lines: readonly string[];
}

const writeAround = (claiming: Claiming, { reception, place, own, lines }: Around): void => {
  const { source } = claiming.mending;
  const release = own.release(claiming);
  const { response } = reception;
  const byStatus = response !== null && mayAnswerFailure(source, reception, place);
  releaseBeforeFailures(source, reception, place, release);
  wrapWork(
    source,
    place,
    [...lines, 'try {'],
    [
      ...block('} catch (error) {', [release, 'throw error;']).slice(0, byStatus ? -1 : undefined),
      ...(byStatus ? block('} finally {', [`if (${response}.statusCode >= 400) ${release}`]) : []),
    ],
  );
};

/** A second claim would find the first, and a second run must change nothing. */
const refuseDone = ({ source }: Mending, { handler }: Reception): void => {
  const text = sliceOf(source, handler.fn);
  if (
    /\bonceByEventId\b|\bwebhookEvents?\b|\bwebhook_events\b|\bNX\b|\bnx: true\b|\bconst (?:eventKey|webhookEventKey) =/u.test(
      text,
    )
  )
    throw new Refusal('The handler already recognises an event that is delivered again.');
};

/** What goes on behind the answer can fail when nobody is there to release the claim. */
const refuseUnwaited = ({ source }: Mending, { handler }: Reception, { work }: Place): void => {
  const [first] = work;
  const deferred = work
    .flatMap((one) => ownPaths(handler, (node) => isCall(node), one))
    .find(({ node, parent }) => {
      if (!isCall(node)) return false;
      const name = dotted(node.callee) ?? calledName(node) ?? '';
      if (/(?:^|\.)(?:waitUntil|after|setImmediate|setTimeout|nextTick|queueMicrotask)$/u.test(name)) return true;
      const around: Node = parent.node;
      const isStatement =
        j.ExpressionStatement.check(around) || (j.UnaryExpression.check(around) && around.operator === 'void');
      return (
        isStatement && (/\.(?:then|catch|finally)$/u.test(`.${calledName(node) ?? ''}`) || isInvokedFunction(node))
      );
    });
  if (deferred !== undefined)
    throw new Refusal('Part of the work is not awaited, so nothing would release the claim if it fails.');
  if (
    /\burl_verification\b|\.challenge\b/u.test(
      source.text.slice(startOf(first), startOf(first) + lengthOf(work, source.text)),
    )
  )
    throw new Refusal('The handler answers a handshake, which has no event id, in the middle of its work.');
};

const isInvokedFunction = (node: Node): boolean => isCall(node) && isFunction(node.callee);

const lengthOf = (work: readonly Node[], text: string): number => {
  const [first] = work;
  const last = work.at(-1);
  return first === undefined || last === undefined
    ? text.length
    : (last as unknown as { end: number }).end - startOf(first);
};
