import { printable } from './printable.ts';

/** Text stays text: no table cell ends, nobody is notified, nothing is HTML. */
export const escaped = (text: string): string =>
  printable(text.replace(/\s+/gu, ' '))
    .replace(/[\\`*_{}[\]<>|~#]/gu, '\\$&')
    .replace(/@(?=\w)/gu, '@\u2060');

/** What stands in a cell. */
export const code = (text: string): string =>
  `\`${printable(text.replace(/[`\p{Cc}]/gu, ' ')).replace(/\|/gu, '\\|')}\``;
