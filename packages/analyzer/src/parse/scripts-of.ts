import { isComponentFile } from '@seamlint/core';

/** What of a component is a program. */
export interface Scripts {
  /** The same length and lines as the whole, with spaces for what is no program, so that positions count in both. */
  readonly text: string;
  readonly lang: 'js' | 'ts' | 'tsx';
}

const ATTRIBUTES = String.raw`((?:\s+(?:"[^"]*"|'[^']*'|[^"'>])*)?)`;
const PARTS = new RegExp(String.raw`<!--[^]*?(?:-->|$)|<script${ATTRIBUTES}>([^]*?)<\/script\s*>`, 'giu');

/** undefined: the file is a program as it stands. */
export const scriptsOf = (path: string, text: string): Scripts | undefined => {
  if (!isComponentFile(path)) return undefined;
  let lang: Scripts['lang'] = 'js';
  let last = 0;
  const pieces: string[] = [];
  for (const match of text.matchAll(PARTS)) {
    const [whole, attributes = '', body] = match;
    if (body === undefined || !isProgram(attributes)) continue;
    const end = match.index + whole.lastIndexOf('<');
    // What stands in the next script is another statement.
    pieces.push(blank(text.slice(last, end - body.length)), body, ';');
    last = end + 1;
    const named = attributeOf(attributes, 'lang') ?? '';
    if (/^tsx$/iu.test(named)) lang = 'tsx';
    else if (/^(?:ts|typescript)$/iu.test(named) && lang === 'js') lang = 'ts';
  }
  return { text: [...pieces, blank(text.slice(last))].join(''), lang };
};

/** Data, templates and other languages stand in scripts, too. */
const isProgram = (attributes: string): boolean => {
  const type = attributeOf(attributes, 'type') ?? 'module';
  const lang = attributeOf(attributes, 'lang') ?? 'js';
  return (
    /^(?:module|(?:text|application)\/(?:java|type|ecma)script)$/iu.test(type) &&
    /^(?:[cm]?[jt]sx?|(?:java|type|ecma)script|babel|es\d*)$/iu.test(lang)
  );
};

const attributeOf = (attributes: string, name: string): string | undefined =>
  new RegExp(String.raw`(?:^|\s)${name}\s*=\s*["']?([^"'\s>]*)`, 'iu').exec(attributes)?.[1];

const blank = (text: string): string => text.replace(/[^\n\r\u2028\u2029]/gu, (letter) => ' '.repeat(letter.length));
