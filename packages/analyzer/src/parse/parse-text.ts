import type { ParserOptions, ParseResult } from 'oxc-parser';
import { parseSync } from 'oxc-parser/src-js/bindings.js';
import { jsonParseAst } from 'oxc-parser/src-js/wrap.js';

export type ParsedText = Omit<ParseResult, 'module'>;

/**
 * As oxc-parser's own `parseSync`, which leaves the tree as JSON outside of the heap until somebody asks for it: of a text
 * that is only looked at for errors nobody does, and V8 doesn't know how much such a result holds on to. So it is taken at once.
 */
export const parseText = (path: string, text: string, options: ParserOptions): ParsedText => {
  // What it tells, it tells once.
  const result = parseSync(path, text, options);
  const { program: json, errors } = result;
  let program: ParsedText['program'] | undefined;
  let comments: ParsedText['comments'] | undefined;
  return {
    get program() {
      return (program ??= jsonParseAst(json));
    },
    errors,
    get comments() {
      return (comments ??= result.comments);
    },
  };
};
