import { bindingsOf } from '../source/bindings.ts';
import { endOf, j, startOf } from '../source/node.ts';
import { openSource, type Source } from '../source/source.ts';
import { Refusal, type Site } from '../transform.ts';
import { type BodyParser, bodyParserOf } from './body-parsers.ts';
import type { Setting } from './setting.ts';

/** A parser of another file that reads the body first. */
export interface ParserElsewhere extends BodyParser {
  /** `src/app.ts:20`. */
  readonly place: string;
}

/**
 * What the program says of all that reads the body before the handler, as far as it stands in other files; null where
 * it says nothing. Option of a site: `parsers`, a list of `{ kind, at: { path, start, end } }` in JSON.
 */
export const parsersElsewhere = (
  { source, project }: Setting,
  { options }: Site,
): readonly ParserElsewhere[] | null => {
  const { parsers } = options;
  const { read } = project;
  if (parsers === undefined || read === undefined) return null;
  const others = told(parsers).filter(({ path }) => path !== source.path);
  const opened = new Map<string, Source | null>();
  const found: ParserElsewhere[] = [];
  for (const { path, start, end } of others) {
    const text = read(path);
    const other = opened.get(path) ?? (text === null ? null : openSource(path, text));
    opened.set(path, other);
    const parser = other === null ? null : parserAt(other, start, end);
    if (parser === null || other === null) return null;
    found.push({ ...parser, place: `${path}:${String(other.text.slice(0, start).split('\n').length)}` });
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
