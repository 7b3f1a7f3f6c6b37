import { freshName } from '../source/names.ts';
import { endOf, j, startOf } from '../source/node.ts';
import { keyOf } from '../source/object-literal.ts';
import { beginsLine, indentAt, type Source, sliceOf } from '../source/source.ts';
import { styledLine } from '../source/style.ts';
import type { Imports } from '../source/imports.ts';
import { Refusal, type Site } from '../transform.ts';
import type { BodyParser } from './body-parsers.ts';
import { type BodyReads, bodyReadsOf } from './body-reads.ts';
import type { Check } from './check.ts';
import { type RawBody, rawBodyOf } from './express-body.ts';
import { keepBytes } from './keep-bytes.ts';
import { findRoute, type Handler, handlerOf, parameterOf, type Route } from './handler.ts';
import { headOf } from './insertion.ts';
import { nodeReply } from './node-reply.ts';
import { refuseChecked } from './refuse-checked.ts';
import type { Receipt, Rebinding } from './receipt.ts';
import type { Setting } from './setting.ts';

export const expressReceipt = (setting: Setting, site: Site, check: Check): Receipt => {
  const { source, imports, dependencies } = setting;
  const route = findRoute(source, site);
  const last = route.chain.at(-1);
  if (last === undefined) throw new Refusal('The route has no handler.');
  const handler = handlerOf(source, last, 2);
  refuseChecked(setting, handler, check);
  const request = parameterOf(handler, 0, 'request');
  const response = parameterOf(handler, 1, 'response');
  const reads = bodyReadsOf(handler, request);
  const readsRaw = reads.decoded.length > 0 && reads.events.length === 0;
  const raw = rawBodyOf({ source, bindings: imports.bindings, route, readsRaw, jsonOnly: check.jsonOnly });
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
    notes: [],
    request: {
      source,
      imports,
      dependencies,
      // An asynchronous handler's error is not caught by Express 4, so a synchronous one stays so.
      mayAwait: handler.fn.async === true,
      edge: false,
      payload: bytes.payload,
      text: bytes.text,
      absent: bytes.absent,
      header: (name) => `${request}.headers['${name}']`,
      headerAbsent: (local) => `typeof ${local} !== 'string'`,
      reply: nodeReply(source, handler, response),
      fresh: (...preferred) => freshName(preferred, taken),
    },
    prepare: () => prepare(setting, route, raw),
  };
};

interface Bytes {
  readonly opening: readonly string[];
  readonly payload: string;
  readonly text: string;
  readonly absent: string | null;
}

const bytesOf = (source: Source, raw: RawBody, request: string, taken: Set<string>): Bytes => {
  if (raw.kind !== 'beside') {
    const payload = `${request}.body`;
    if (raw.kind === 'there' && raw.text)
      return { opening: [], payload, text: payload, absent: `typeof ${payload} !== 'string'` };
    return { opening: [], payload, text: `${payload}.toString('utf8')`, absent: `!Buffer.isBuffer(${payload})` };
  }
  const typed = source.typescript && !new RegExp(String.raw`\b${request}\.${raw.name}\b`, 'u').test(source.text);
  const payload = typed ? freshName([raw.name, 'payload'], taken) : `${request}.${raw.name}`;
  const named = payload === raw.name ? raw.name : `${raw.name}: ${payload}`;
  const type = raw.text ? 'string' : 'Buffer';
  return {
    opening: typed ? [`const { ${named} } = ${request} as typeof ${request} & { ${raw.name}?: ${type} };`] : [],
    payload,
    text: raw.text ? payload : `${payload}.toString('utf8')`,
    absent: `!${payload}`,
  };
};

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

const prepare = (setting: Setting, route: Route, raw: RawBody): void => {
  if (raw.kind === 'add') addRaw(setting.source, setting.imports, route);
  if (raw.kind === 'replace') replaceByRaw(setting.source, setting.imports, raw.parser);
  if (raw.kind !== 'beside') return;
  for (const parser of raw.extend) {
    if (setting.done.has(parser.call)) continue;
    setting.done.add(parser.call);
    keepBytes(setting.source, setting.imports, parser, raw.name);
  }
};

const addRaw = (source: Source, imports: Imports, route: Route): void => {
  const handler = route.chain.at(-1);
  if (handler === undefined) return;
  const at = startOf(handler);
  const gap = beginsLine(source, at) ? source.style.eol + indentAt(source, at) : ' ';
  const parser = styledLine(`${imports.named('express', 'raw')}({ type: 'application/json' }),`, source.style);
  source.magic.appendLeft(at, parser + gap);
};

const replaceByRaw = (source: Source, imports: Imports, { call }: BodyParser): void => {
  const [options] = call.arguments;
  const given = options !== undefined && j.ObjectExpression.check(options) ? options.properties : [];
  const type = given.some((one) => keyOf(one) === 'type') ? [] : ["type: 'application/json'"];
  const all = [...type.map((line) => styledLine(line, source.style)), ...given.map((one) => sliceOf(source, one))];
  const raw = j.MemberExpression.check(call.callee)
    ? sliceOf(source, call.callee).replace(/\w+$/u, 'raw')
    : imports.named('express', 'raw');
  source.magic.overwrite(startOf(call), endOf(call), `${raw}({ ${all.join(', ')} })`);
};
