import type { Check } from './check.ts';
import { bytesOf, prepareExpress } from './express-bytes.ts';
import { j, pathsOf, startOf, endOf, type Path } from '../source/node.ts';
import type { Source } from '../source/source.ts';
import { Elsewhere, Refusal, type Site } from '../transform.ts';
import { bodyReadsOf } from './body-reads.ts';
import { type Beside, beside, keptElsewhere } from './express-body.ts';
import { type Handler, isHandlerNode, parameterOf } from './handler.ts';
import { headOf } from './insertion.ts';
import { nodeRequest } from './node-request.ts';
import { parsersBefore } from './parsers-elsewhere.ts';
import type { Receipt } from './receipt.ts';
import type { Setting } from './setting.ts';
import { notesOf } from './unknown-parsers.ts';

/** A function that another file registers: a controller's. Which parser reads the body for it is said there, too. */
export const apartReceipt = (setting: Setting, site: Site, check: Check): Receipt => {
  const { source } = setting;
  const handler = handlerAround(source, site);
  const request = parameterOf(handler, 0, 'request');
  const response = parameterOf(handler, 1, 'response');
  const { events, decoded } = bodyReadsOf(handler, request);
  const raw = rawBodyFor(setting, site, check);
  const taken = setting.takenBy(handler);
  const bytes = bytesOf(source, raw, request, taken);
  return {
    handler,
    exported: true,
    insertion: headOf(handler, request),
    opening: bytes.opening,
    rebinding: { kind: 'keep', reads: [...events, ...decoded] },
    awaits: false,
    notes: notesOf(setting, site, raw),
    request: {
      ...nodeRequest(setting, handler, { request, response }, taken),
      payload: bytes.payload,
      text: bytes.text,
      absent: bytes.absent,
    },
    prepare: () => prepareExpress(setting, handler.fn, raw),
  };
};

/** The parsers of the files that register it, as far as the program tells; else somebody has to look for them. */
const rawBodyFor = (setting: Setting, site: Site, { jsonOnly }: Check): Beside => {
  const parsers = parsersBefore(setting, site)?.filter(({ kind }) => !jsonOnly || kind !== 'urlencoded') ?? [];
  if (parsers.some(({ kind }) => kind === 'raw' || kind === 'text')) throw new Refusal(ARRIVES_RAW);
  const raw = beside(parsers);
  if (parsers.length > 0) return raw;
  return { ...raw, note: keptElsewhere(setting.source, 'The handler is registered in another file', raw.name) };
};

const ARRIVES_RAW = 'The route of the handler, in another file, hands it the bytes already.';

/** The nearest function around that is handed a request and a response. */
const handlerAround = (source: Source, { start, end }: Site): Handler => {
  const all: readonly Path[] = pathsOf(source.root.find(j.Function));
  const found = all.findLast(({ node }) => startOf(node) <= start && end <= endOf(node) && takesBoth(node));
  if (found === undefined || !isHandlerNode(found.node))
    throw new Elsewhere('The route is registered in another file, or in a way that is not seen here.');
  return { path: found, fn: found.node, name: null };
};

const takesBoth = (node: Path['node']): boolean => {
  const [first, second] = isHandlerNode(node) ? node.params : [];
  return (
    j.Identifier.check(first) &&
    j.Identifier.check(second) &&
    /^_?req(?:uest)?$/iu.test(first.name) &&
    /^_?res(?:ponse)?$/iu.test(second.name)
  );
};
