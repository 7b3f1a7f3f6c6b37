/** Parts of oxc-parser that it exports without types. */
declare module 'oxc-parser/src-js/bindings.js' {
  import type { ParseResult, ParserOptions } from 'oxc-parser';

  export const parseSync: (
    path: string,
    text: string,
    options: ParserOptions,
  ) => Omit<ParseResult, 'program'> & { readonly program: string };
}

declare module 'oxc-parser/src-js/wrap.js' {
  import type { Program } from 'oxc-parser';

  export const jsonParseAst: (json: string) => Program;
}
