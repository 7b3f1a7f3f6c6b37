import { freshName } from '../source/names.ts';
import { bare, dotted, j, memberName, type Node, objectOf, type Path, startOf } from '../source/node.ts';
import { commentStart, indentAt, type Source, sliceOf } from '../source/source.ts';
import { styled } from '../source/style.ts';
import { Refusal } from '../transform.ts';
import type { Setting } from './setting.ts';

/** How the bytes that were signed reach a handler of Fastify. */
export interface FastifyBytes {
  readonly opening: readonly string[];
  readonly payload: string;
  readonly text: string;
  readonly absent: string | null;
  /** `request.body` is what arrived. */
  readonly there: boolean;
  readonly notes: readonly string[];
  prepare(): void;
}

export const fastifyBytes = (setting: Setting, call: Path, request: string, taken: Set<string>): FastifyBytes => {
  const { source } = setting;
  const [parser, ...more] = jsonParsers(source);
  if (more.length > 0) throw new Refusal('More than one parser for JSON is registered in this file.');
  if (parser !== undefined) return ownParser(source, parser, request, taken);
  if (/fastify-raw-body/u.test(source.text)) return byPlugin(source, request, taken);
  return beside(source, request, taken, 'Buffer', {
    notes: ['Every request with a JSON body now keeps the bytes as its rawBody.'],
    prepare: () => addParser(setting, call),
  });
};

/** `addContentTypeParser('application/json', …)` */
const jsonParsers = (source: Source): readonly ReturnType<typeof j.callExpression>[] =>
  source.root
    .find(j.CallExpression)
    .filter(({ node }) => memberName(bare(node.callee)) === 'addContentTypeParser')
    .nodes()
    .filter(({ arguments: [type] }) => type !== undefined && /json|\*/u.test(sliceOf(source, type)));

const ownParser = (
  source: Source,
  call: ReturnType<typeof j.callExpression>,
  request: string,
  taken: Set<string>,
): FastifyBytes => {
  const text = sliceOf(source, call);
  const parseAs = /parseAs:\s*['"](buffer|string)['"]/u.exec(text)?.[1];
  const fn = call.arguments.at(-1);
  const body = fn !== undefined && j.Function.check(fn) ? fn.params[1] : undefined;
  const name = j.Identifier.check(body) ? body.name : null;
  if (parseAs === undefined || name === null)
    throw new Refusal('The parser for JSON in this file passes on something other than the raw body.');
  const stored = new RegExp(
    `\\.(\\w+)\\s*=\\s*${name}\\b(?!\\.)|Object\\.assign\\(\\w+, \\{ (rawBody): ${name} \\}`,
    'u',
  ).exec(text);
  const kept = stored?.[1] ?? stored?.[2];
  const type = parseAs === 'buffer' ? 'Buffer' : 'string';
  if (kept !== undefined) return beside(source, request, taken, type, {}, kept);
  const isWhole = new RegExp(`done\\(null, ${name}\\)|=>\\s*${name}\\s*\\)?$|return ${name}\\b`, 'u').test(text);
  if (!isWhole) throw new Refusal('The parser for JSON in this file passes on something other than the raw body.');
  const whole = source.typescript ? `(${request}.body as ${type})` : `${request}.body`;
  const isBuffer = type === 'Buffer';
  return {
    opening: [],
    payload: whole,
    text: isBuffer ? `${whole}.toString('utf8')` : whole,
    absent: isBuffer ? `!Buffer.isBuffer(${request}.body)` : `typeof ${request}.body !== 'string'`,
    there: true,
    notes: [],
    prepare: () => undefined,
  };
};

/** What the plugin keeps is there for all routes, unless its options or the route say otherwise. */
const byPlugin = (source: Source, request: string, taken: Set<string>): FastifyBytes => {
  if (/global:\s*false/u.test(source.text) && !/config:\s*\{[^}]*rawBody:\s*true/u.test(source.text))
    throw new Refusal(
      'fastify-raw-body is registered for single routes: give this one config: { rawBody: true } first.',
    );
  return beside(source, request, taken, /encoding:\s*false/u.test(source.text) ? 'Buffer' : 'string');
};

const beside = (
  source: Source,
  request: string,
  taken: Set<string>,
  type: 'Buffer' | 'string',
  more: Partial<Pick<FastifyBytes, 'notes' | 'prepare'>> = {},
  member = 'rawBody',
): FastifyBytes => {
  const payload = freshName([member, 'payload'], taken);
  const named = payload === member ? member : `${member}: ${payload}`;
  const typed = source.typescript ? ` as typeof ${request} & { ${member}?: ${type} }` : '';
  return {
    opening: [`const { ${named} } = ${request}${typed};`],
    payload,
    text: type === 'Buffer' ? `${payload}.toString('utf8')` : payload,
    absent: `!${payload}`,
    there: false,
    notes: [],
    prepare: () => undefined,
    ...more,
  };
};

/** In front of the route, within the instance that it is registered on: what stands outside keeps its own parser. */
const addParser = ({ source, done }: Setting, call: Path): void => {
  if (!j.CallExpression.check(call.node)) return;
  const instance = dotted(objectOf(bare(call.node.callee)) ?? call.node);
  if (instance === null) throw new Refusal('The instance of Fastify that the route is registered on has no name.');
  const statement = statementOf(call);
  const block: Node = statement.parent.node;
  if (done.has(block)) return;
  done.add(block);
  const parse = freshName(['parseJson', 'parseJsonBody'], namesIn(source));
  const base = indentAt(source, startOf(statement.node));
  const lines = [
    `const ${parse} = ${instance}.getDefaultJsonParser('error', 'error');`,
    `${instance}.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {`,
    '  Object.assign(request, { rawBody: body });',
    `  ${source.typescript ? 'void ' : ''}${parse}(request, body.toString(), done);`,
    '});',
  ];
  const written = styled(lines, source.style, base).slice(base.length);
  source.magic.appendLeft(commentStart(source, statement.node), written + source.style.eol + source.style.eol + base);
};

const namesIn = (source: Source): Set<string> =>
  new Set(
    source.root
      .find(j.Identifier)
      .nodes()
      .map(({ name }) => name),
  );

const statementOf = (path: Path): Path => {
  let at = path;
  while (at.parent !== null && !j.BlockStatement.check(at.parent.node) && !j.Program.check(at.parent.node))
    at = at.parent;
  return at;
};
