import { endOf, j, type Node, startOf } from '../source/node.ts';
import { type Source, sliceOf } from '../source/source.ts';
import { Elsewhere, Refusal, type Site } from '../transform.ts';
import { apartReceipt } from './express-apart.ts';
import { type BodyReads, bodyReadsOf } from './body-reads.ts';
import type { Check, Request } from './check.ts';
import { type RawBody, rawBodyOf } from './express-body.ts';
import { stackOf } from './express-stack.ts';
import { addParser, bytesOf, kept, prepareExpress } from './express-bytes.ts';
import { handlerAt } from './handler-at.ts';
import { programOf } from '../source/bindings.ts';
import { functionsIn } from '../source/functions-in.ts';
import { findRoute, type Handler, handlerOf, parameterOf, type Route } from './handler.ts';
import { headOf } from './insertion.ts';
import { type Names, nodeRequest } from './node-request.ts';
import { parsersElsewhere } from './parsers-elsewhere.ts';
import { refuseChecked } from './refuse-checked.ts';
import type { Receipt, Rebinding } from './receipt.ts';
import type { Setting } from './setting.ts';
import { notesOf } from './unknown-parsers.ts';

export const expressReceipt = (setting: Setting, site: Site, check: Check): Receipt => {
  const { source, imports } = setting;
  const place = check.isThere === true ? routeAround(source, site) : site;
  if (place === null) return apartReceipt(setting, site, check);
  const route = findRoute(source, place);
  const { handler, node } = chosenOf(source, route, site);
  refuseChecked(setting, handler, check);
  const request = parameterOf(handler, 0, 'request');
  const response = parameterOf(handler, 1, 'response');
  if (check.signsForm === true) return formReceipt(setting, route, { handler, node }, { request, response });
  const reads = bodyReadsOf(handler, request);
  const readsRaw = reads.decoded.length > 0 && reads.events.length === 0;
  const readsParsed = reads.events.length > 0 && reads.decoded.length === 0;
  const asked = {
    source,
    bindings: imports.bindings,
    route,
    readsRaw,
    readsParsed,
    jsonOnly: check.jsonOnly,
    elsewhere: parsersElsewhere(setting, site),
  };
  const raw = check.isThere === true ? kept(rawBodyOf(asked)) : rawBodyOf(asked);
  refuseFixedBody(source, handler, raw);
  const taken = setting.takenBy(handler);
  const bytes = bytesOf(source, raw, request, taken);
  return {
    handler,
    exported: false,
    insertion: headOf(handler, request),
    opening: bytes.opening,
    rebinding: rebindingOf(raw, reads, request),
    awaits: false,
    notes: raw.kind === 'beside' ? notesOf(setting, site, raw) : [],
    request: {
      ...expressRequest(setting, handler, { request, response }, taken),
      payload: bytes.payload,
      text: bytes.text,
      absent: bytes.absent,
    },
    prepare: () => prepareExpress(setting, node, raw),
  };
};

/** Where the route of a function is registered that stands apart; null where another file does that. */
const routeAround = (source: Source, site: Site): Site | null => {
  try {
    const { node } = handlerAt(source, site, 2).call;
    return { start: startOf(node), end: endOf(node), options: {} };
  } catch (error) {
    if (error instanceof Elsewhere) return null;
    throw error;
  }
};

interface Chosen {
  readonly handler: Handler;
  /** As it stands among the route's arguments. */
  readonly node: Node;
}

/** The handler, or the middleware that holds the place. */
const chosenOf = (source: Source, route: Route, site: Site): Chosen => {
  const last = route.chain.at(-1);
  if (last === undefined) throw new Refusal('The route has no handler.');
  const own = route.chain.find((one) => holds(source, one, site)) ?? last;
  return { handler: handlerOf(source, own, 2), node: own };
};

const holds = (source: Source, node: Node, { start, end }: Site): boolean => {
  const spans = (one: Node): boolean => startOf(one) <= start && end <= endOf(one);
  if (spans(node)) return true;
  return (
    j.Identifier.check(node) &&
    functionsIn(programOf(source).body).some(({ name, fn }) => name === node.name && spans(fn))
  );
};

const expressRequest = (setting: Setting, handler: Handler, names: Names, taken: Set<string>): Request => ({
  ...nodeRequest(setting, handler, names, taken),
  // An asynchronous handler's error is not caught by Express 4, so a synchronous one stays so.
  mayAwait: handler.fn.async === true,
  url: `\`\${${names.request}.protocol}://\${${names.request}.get('host')}\${${names.request}.originalUrl}\``,
});

/** Fields are what a parser makes of a form: whatever reads it for the handler reads it for the check. */
const formReceipt = (setting: Setting, route: Route, { handler, node }: Chosen, names: Names): Receipt => {
  const { source, imports } = setting;
  const { before, onRoute, open } = stackOf(source, imports.bindings, route);
  const parsed = open !== null || [...before, ...onRoute].some(({ kind }) => kind === 'urlencoded');
  const body = `${names.request}.body ?? {}`;
  return {
    handler,
    exported: false,
    insertion: headOf(handler, names.request),
    opening: [],
    rebinding: { kind: 'keep', reads: [] },
    awaits: false,
    notes: [BEHIND_A_PROXY],
    request: {
      ...expressRequest(setting, handler, names, setting.takenBy(handler)),
      form: { fields: body, text: `new URLSearchParams(${body}).toString()` },
    },
    prepare: () => {
      if (!parsed) addParser(setting, node, 'urlencoded', '{ extended: false }');
    },
  };
};

export const BEHIND_A_PROXY =
  'The signature covers the URL that was called: behind a proxy it has to be the public one (trust proxy).';

const rebindingOf = (raw: RawBody, { events, decoded, escapes }: BodyReads, request: string): Rebinding => {
  if (raw.kind === 'there') return { kind: 'keep', reads: decoded };
  if (raw.kind === 'beside') return { kind: 'keep', reads: [...events, ...decoded] };
  if (escapes) return { kind: 'assign', target: `${request}.body`, reads: decoded };
  return { kind: 'replace', reads: [...events, ...decoded] };
};

/** `Request<Params, Answer, Body>` types the body as what it will no longer be. */
const refuseFixedBody = (source: Source, handler: Handler, raw: RawBody): void => {
  if (raw.kind !== 'add' && raw.kind !== 'replace') return;
  const [param] = handler.fn.params;
  if (j.Identifier.check(param) && param.typeAnnotation && /<.*,/su.test(sliceOf(source, param.typeAnnotation))) {
    throw new Refusal('The type of the request says what its body is, which will be bytes.');
  }
};
