/** Which parsers of Express read the body before a handler gets it, in the order they run. */
import type { Ref } from '../../facts/file-facts.ts';
import { spanOf } from '../../facts/span.ts';
import { handlersOf } from '../../flow/handlers.ts';
import { noBindings, pathText } from '../../flow/origin.ts';
import type { Flow } from '../../flow/settle.ts';
import type { BodyParserAt } from '../scope.ts';
import { choosesParser } from './parsed-bodies.ts';

const KINDS = /^(json|urlencoded|raw|text)\(\)$/u;

/** Undefined where a middleware decides by itself. `ways`: what runs before, by way from the application. */
export const parsersBefore = (
  flow: Flow,
  ways: readonly (readonly Ref[] | undefined)[],
): readonly BodyParserAt[] | undefined => {
  const lists = ways.map((before) => (before === undefined ? undefined : parsersOf(flow, before)));
  const [first, ...others] = lists;
  return others.every((list) => JSON.stringify(list) === JSON.stringify(first)) ? first : undefined;
};

const parsersOf = (flow: Flow, before: readonly Ref[]): readonly BodyParserAt[] | undefined => {
  const parsers: BodyParserAt[] = [];
  for (const ref of before) {
    const parser = parserAt(flow, ref);
    if (parser === 'several') return undefined;
    if (parser !== undefined) parsers.push(parser);
    else if (handlersOf(flow, ref).functions.some(({ file, id }) => choosesParser(flow, file, id))) return undefined;
  }
  return parsers;
};

/** `several`: what reads the body depends on more than the code says. */
const parserAt = (flow: Flow, ref: Ref): BodyParserAt | 'several' | undefined => {
  const { found } = flow.settle(ref, noBindings);
  for (const origin of found) {
    if (origin.kind !== 'external' || !/^(?:express|body-parser)$/u.test(origin.package ?? '')) continue;
    const path = pathText(origin.path);
    const kind = origin.package === 'body-parser' && path === '()' ? 'json' : KINDS.exec(path)?.[1];
    const made = flow.value(origin.ref);
    if (kind !== undefined && made !== undefined)
      return found.length > 1 ? 'several' : { kind, at: spanOf(origin.ref.file, made.at) };
  }
  return undefined;
};
