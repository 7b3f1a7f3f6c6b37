import type { Mending } from '../source/mend-sites.ts';
import { Refusal, type Site } from '../transform.ts';
import { storedRawBody } from '../verify-webhook/body-parsers.ts';
import { checkOf } from '../verify-webhook/checks.ts';
import { keepBytes } from '../verify-webhook/keep-bytes.ts';
import { parsersBefore } from '../verify-webhook/parsers-elsewhere.ts';
import { unknownParsers } from '../verify-webhook/unknown-parsers.ts';

const NAME = 'rawBody';

/** The handler asks for `request.rawBody` already: whatever parses the body for it has to keep the bytes there. */
export const keepWhereParsed = (mending: Mending, site: Site): void => {
  const parsers = parsersBefore(mending, site);
  if (parsers === null || parsers.length === 0)
    throw new Refusal(unknownParsers(mending, site) ?? 'Nothing that parses the body before the handler is seen.');
  const jsonOnly = checkOf(site.options['provider'] ?? '')?.jsonOnly ?? false;
  for (const parser of parsers) {
    if (mending.done.has(parser.call) || (jsonOnly && parser.kind === 'urlencoded')) continue;
    mending.done.add(parser.call);
    const stored = storedRawBody(parser);
    if (stored !== null && stored.name !== NAME)
      throw new Refusal(`The body parser keeps the bytes already, as request.${stored.name}: check those.`);
    const { source, imports } = parser.elsewhere ?? mending;
    if (stored === null) keepBytes(source, imports, parser, NAME);
  }
};
