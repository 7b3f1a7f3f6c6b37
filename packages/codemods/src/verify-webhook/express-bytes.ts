import type { ObjectExpression } from 'jscodeshift';
import { freshName } from '../source/names.ts';
import { endOf, j, type Node, startOf } from '../source/node.ts';
import { addProperty, keyOf } from '../source/object-literal.ts';
import { beginsLine, commentStart, indentAt, type Source, sliceOf } from '../source/source.ts';
import { styledLine } from '../source/style.ts';
import type { Imports } from '../source/imports.ts';
import type { BodyParser } from './body-parsers.ts';
import type { RawBody } from './express-body.ts';
import { keepBytes } from './keep-bytes.ts';
import type { Setting } from './setting.ts';

/** A parser of the route that keeps the bytes beside, so that the handler's own reading stays. */
export const kept = (raw: RawBody): RawBody =>
  raw.kind === 'replace' ? { kind: 'beside', name: 'rawBody', text: false, extend: [raw.parser] } : raw;

export interface Bytes {
  readonly opening: readonly string[];
  readonly payload: string;
  readonly text: string;
  readonly absent: string | null;
}

export const bytesOf = (source: Source, raw: RawBody, request: string, taken: Set<string>): Bytes => {
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

export const prepareExpress = (setting: Setting, handler: Node, raw: RawBody): void => {
  if (raw.kind === 'add') addParser(setting, handler, 'raw', "{ type: 'application/json' }");
  if (raw.kind === 'replace') replaceByRaw(setting.source, setting.imports, raw.parser);
  if (raw.kind !== 'beside') return;
  for (const parser of raw.extend) {
    if (setting.done.has(parser.call)) continue;
    setting.done.add(parser.call);
    const { source, imports } = parser.elsewhere ?? setting;
    keepBytes(source, imports, parser, raw.name);
  }
};

export const addParser = ({ source, imports }: Setting, handler: Node, kind: string, options: string): void => {
  const at = startOf(handler);
  const gap = beginsLine(source, at) ? source.style.eol + indentAt(source, at) : ' ';
  const parser = styledLine(`${imports.named('express', kind)}(${options}),`, source.style);
  source.magic.appendLeft(at, parser + gap);
};

const replaceByRaw = (source: Source, imports: Imports, { call }: BodyParser): void => {
  const { callee } = call;
  const raw = j.MemberExpression.check(callee)
    ? sliceOf(source, callee).replace(/\w+$/u, 'raw')
    : imports.named('express', 'raw');
  source.magic.overwrite(startOf(callee), endOf(callee), raw);
  const [options] = call.arguments;
  if (options === undefined) source.magic.appendLeft(endOf(call) - 1, styledLine(`{ ${JSON_TYPE} }`, source.style));
  else if (j.ObjectExpression.check(options)) readAsJson(source, options);
};

const JSON_TYPE = "type: 'application/json'";

/** Before the other options, so that these stay as they are written. */
const readAsJson = (source: Source, options: ObjectExpression): void => {
  const [first] = options.properties;
  if (first === undefined) {
    addProperty(source, options, JSON_TYPE);
    return;
  }
  if (options.properties.some((one) => keyOf(one) === 'type')) return;
  const at = commentStart(source, first);
  const gap = beginsLine(source, at) ? source.style.eol + indentAt(source, at) : ' ';
  source.magic.appendLeft(at, styledLine(`${JSON_TYPE},`, source.style) + gap);
};
