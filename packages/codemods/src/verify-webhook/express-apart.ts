import { bytesOf } from './express-bytes.ts';
import { j, pathsOf, startOf, endOf, type Path } from '../source/node.ts';
import type { Source } from '../source/source.ts';
import { Elsewhere, type Site } from '../transform.ts';
import { bodyReadsOf } from './body-reads.ts';
import { keptElsewhere, type RawBody } from './express-body.ts';
import { type Handler, isHandlerNode, parameterOf } from './handler.ts';
import { headOf } from './insertion.ts';
import { nodeRequest } from './node-request.ts';
import type { Receipt } from './receipt.ts';
import type { Setting } from './setting.ts';

/** A function that another file registers: a controller's. Which parser reads the body for it is said there, too. */
export const apartReceipt = (setting: Setting, site: Site): Receipt => {
  const { source } = setting;
  const handler = handlerAround(source, site);
  const request = parameterOf(handler, 0, 'request');
  const response = parameterOf(handler, 1, 'response');
  const { events, decoded } = bodyReadsOf(handler, request);
  const raw: RawBody = { kind: 'beside', name: 'rawBody', text: false, extend: [] };
  const taken = setting.takenBy(handler);
  const bytes = bytesOf(source, raw, request, taken);
  return {
    handler,
    exported: true,
    insertion: headOf(handler, request),
    opening: bytes.opening,
    rebinding: { kind: 'keep', reads: [...events, ...decoded] },
    awaits: false,
    notes: [keptElsewhere('The handler is registered in another file', 'rawBody')],
    request: {
      ...nodeRequest(setting, handler, { request, response }, taken),
      payload: bytes.payload,
      text: bytes.text,
      absent: bytes.absent,
    },
    prepare: () => undefined,
  };
};

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
