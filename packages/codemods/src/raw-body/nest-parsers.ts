import { bindingsOf } from '../source/bindings.ts';
import type { Opened } from '../source/mend-sites.ts';
import { j, memberName, type Node } from '../source/node.ts';
import { Refusal, type Site } from '../transform.ts';
import { type BodyParser, bodyParserOf, refuseConditional, storedRawBody } from '../verify-webhook/body-parsers.ts';
import { checkOf } from '../verify-webhook/checks.ts';
import { keepBytes } from '../verify-webhook/keep-bytes.ts';

const NAME = 'rawBody';

/** Where the application has parsers of its own for every path, Nest puts none in their place: they have to keep the bytes. */
export const keepInOwnParsers = ({ source, imports }: Opened, { options }: Site, done: Set<Node>): void => {
  const jsonOnly = checkOf(options['provider'] ?? '')?.jsonOnly ?? false;
  for (const parser of ownParsers({ source, imports })) {
    if (done.has(parser.call) || (jsonOnly && parser.kind === 'urlencoded')) continue;
    refuseConditional(source, parser.call);
    const stored = storedRawBody(parser);
    if (stored !== null && stored.name !== NAME)
      throw new Refusal(`The body parser keeps the bytes already, as request.${stored.name}: check those.`);
    done.add(parser.call);
    if (stored === null) keepBytes(source, imports, parser, NAME);
  }
};

/** `app.use(json())`; one of another path is not asked. */
const ownParsers = ({ source }: Opened): readonly BodyParser[] => {
  const bindings = bindingsOf(source);
  return source.root
    .find(j.CallExpression)
    .nodes()
    .filter((call) => memberName(call.callee) === 'use' && !isPath(call.arguments[0]))
    .flatMap((call) => call.arguments.flatMap((argument) => bodyParserOf(source, bindings, argument) ?? []))
    .filter(({ kind }) => kind === 'json' || kind === 'urlencoded');
};

const isPath = (first: Node | undefined): boolean =>
  j.StringLiteral.check(first) ||
  j.TemplateLiteral.check(first) ||
  j.RegExpLiteral.check(first) ||
  j.ArrayExpression.check(first);
