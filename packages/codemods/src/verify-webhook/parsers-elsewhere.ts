import { bindingsOf } from '../source/bindings.ts';
import type { Mending, Opened } from '../source/mend-sites.ts';
import { endOf, j, startOf } from '../source/node.ts';
import type { Source } from '../source/source.ts';
import { Refusal, type Site } from '../transform.ts';
import { type BodyParser, bodyParserOf, readsEvents, refuseConditional } from './body-parsers.ts';

/** A parser that reads the body before a handler gets it. */
export interface ParserBefore extends BodyParser {
  /** The file it is made in, where that is another than the handler's. */
  readonly elsewhere?: Opened;
}

/**
 * What the program says of all that reads the body before the handler, as far as it stands in other files; null where
 * it says nothing. Option of a site: `parsers`, a list of `{ kind, at: { path, start, end } }` in JSON.
 */
export const parsersElsewhere = (mending: Files, { options }: Site): readonly ParserBefore[] | null =>
  foundAt(mending, options, ({ path }) => path !== mending.source.path);

type Files = Pick<Mending, 'source' | 'project' | 'open'>;

/** The same, wherever they stand. */
export const parsersBefore = (mending: Files, { options }: Site): readonly ParserBefore[] | null =>
  foundAt(mending, options, () => true);

const foundAt = (
  { source, project, open }: Files,
  { parsers }: Site['options'],
  isAsked: (place: Place) => boolean,
): readonly ParserBefore[] | null => {
  if (parsers === undefined || project.read === undefined) return null;
  const found: ParserBefore[] = [];
  for (const { path, start, end } of told(parsers).filter(isAsked)) {
    const file = open(path);
    const parser = file === null ? null : parserAt(file.source, start, end);
    if (parser === null || file === null) return null;
    if (!readsEvents(parser)) continue;
    refuseConditional(file.source, parser.call);
    found.push(file.source === source ? parser : { ...parser, elsewhere: file });
  }
  return found;
};

interface Place {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

const told = (text: string): readonly Place[] => {
  const list: unknown = JSON.parse(text);
  if (!Array.isArray(list)) throw new Refusal('The parsers before the route are not given as a list.');
  return list.map((item: { readonly at: Place }) => item.at);
};

const parserAt = (source: Source, start: number, end: number): BodyParser | null => {
  const bindings = bindingsOf(source);
  const [call] = source.root
    .find(j.CallExpression)
    .nodes()
    .filter((node) => startOf(node) === start && endOf(node) === end);
  return call === undefined ? null : bodyParserOf(source, bindings, call);
};
