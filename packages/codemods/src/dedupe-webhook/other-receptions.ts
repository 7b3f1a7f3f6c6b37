import type { Mending } from '../source/mend-sites.ts';
import { j, type Node, startOf, stringValue } from '../source/node.ts';
import { keyOf } from '../source/object-literal.ts';
import { type Source, sliceOf } from '../source/source.ts';
import { Refusal, type Site } from '../transform.ts';
import { lambdaReply } from '../verify-webhook/answers.ts';
import { fetchedIn } from '../verify-webhook/fetched.ts';
import { fetchReply } from '../verify-webhook/fetch-reply.ts';
import { functionAt } from '../verify-webhook/function-at.ts';
import { h3Name, h3Reply } from '../verify-webhook/h3-names.ts';
import { type Handler, parameterOf } from '../verify-webhook/handler.ts';
import { nestReply } from '../verify-webhook/nest-reply.ts';
import { settingOf } from '../verify-webhook/setting.ts';
import { ownPaths } from './own-nodes.ts';
import type { Reception } from './reception.ts';

type Receive = (mending: Mending, site: Site) => Reception;

/** Whoever hands over a request as the Fetch standard has it. */
export const fetched =
  (framework: string): Receive =>
  (mending, site) => {
    const { handler, request } = fetchedIn(framework)(settingOf(mending), site);
    return {
      ...{ handler, request, bodyOf: null, readsFrom: request, response: null, returnsAnswer: true },
      header: (name) => `${request}.headers.get('${name}')`,
      headerAbsent: (local) => `!${local}`,
      reply: fetchReply(mending.source, handler.fn, 'message'),
      repeated: emptyResponse('Response'),
    };
  };

export const emptyResponse =
  (made: string) =>
  (document: boolean): readonly string[] => [
    document
      ? `return new ${made}('<Response/>', { status: 200, headers: { 'Content-Type': 'text/xml' } });`
      : `return new ${made}(null, { status: 200 });`,
  ];

/** What it throws is an error, whatever it returns is sent as it is. */
export const h3: Receive = (mending, site) => {
  const handler = functionAt(mending.source, site);
  const event = parameterOf(handler, 0, 'event');
  if (/\bsetResponseStatus\(/u.test(sliceOf(mending.source, handler.fn)))
    throw new Refusal('The handler sets the status of its answer itself, and which status is a failure is not seen.');
  const refuse = h3Reply(mending);
  return {
    ...{ handler, request: event, bodyOf: null, readsFrom: null, response: null, returnsAnswer: true },
    returnsValue: true,
    header: (name) => `${h3Name(mending, 'getHeader')}(${event}, '${name}')`,
    headerAbsent: (local) => `!${local}`,
    reply: refuse,
    repeated: (document) => [valueReturned(mending.source, handler) ?? (document ? DOCUMENT : "return '';")],
  };
};

export const nest: Receive = (mending, site) => {
  const { source } = mending;
  const handler = functionAt(source, site);
  const { fn } = handler;
  const params = source.text.slice(startOf(j.ClassMethod.check(fn) ? fn.key : fn), startOf(fn.body));
  if (/@Res(?:ponse)?\(/u.test(params))
    throw new Refusal('The method answers through the response, and which of its answers is a failure is not seen.');
  const request = /@Req(?:uest)?\(\)\s*(\w+)/u.exec(params)?.[1] ?? null;
  const given = /@Body\(\s*\)\s*(\w+)/u.exec(params)?.[1];
  const refuse = nestReply(mending.imports);
  return {
    ...(given === undefined ? {} : { given }),
    ...{
      handler,
      request: request ?? 'request',
      bodyOf: request,
      readsFrom: null,
      response: null,
      returnsAnswer: true,
    },
    returnsValue: true,
    header: (name) => {
      if (request === null)
        throw new Refusal(
          'The method takes no request, and the event id is in its headers: take the request with @Req().',
        );
      return `${request}.headers['${name}']`;
    },
    headerAbsent: (local) => `typeof ${local} !== 'string'`,
    reply: refuse,
    repeated: (document) => [valueReturned(source, handler) ?? (document ? DOCUMENT : 'return;')],
  };
};

export const lambda: Receive = ({ source }, site) => {
  const handler = functionAt(source, site);
  const event = parameterOf(handler, 0, 'event');
  return {
    ...{ handler, request: event, bodyOf: null, readsFrom: null, response: null, returnsAnswer: true },
    // As the sender spelled it, or in lower case.
    header: (name) => `${event}.headers['${name}'] ?? ${event}.headers['${capitalised(name)}']`,
    headerAbsent: (local) => `!${local}`,
    isFailed: (answer) => `${answer}.statusCode >= 400`,
    reply: lambdaReply,
    repeated: (document) => [
      document
        ? "return { statusCode: 200, headers: { 'Content-Type': 'text/xml' }, body: '<Response/>' };"
        : "return { statusCode: 200, body: '' };",
    ],
  };
};

const DOCUMENT = "return '<Response/>';";

const capitalised = (name: string): string =>
  name.replaceAll(/(?<![a-z])[a-z]/gu, (letter) => letter.toUpperCase()).replace('Github', 'GitHub');

/** The handler's last word, where that is plain data: who calls again hears the same. */
const valueReturned = (source: Source, handler: Handler): string | null => {
  const last = ownPaths(handler, (node) => j.ReturnStatement.check(node)).at(-1)?.node;
  const value = j.ReturnStatement.check(last) ? last.argument : null;
  return value && isPlain(value) ? `return ${sliceOf(source, value).replaceAll(/["`]/gu, "'")};` : null;
};

const isPlain = (node: Node): boolean => {
  if (j.ObjectExpression.check(node))
    return node.properties.every((one) => j.ObjectProperty.check(one) && keyOf(one) !== null && isPlain(one.value));
  return stringValue(node) !== null || j.BooleanLiteral.check(node) || j.NumericLiteral.check(node);
};
