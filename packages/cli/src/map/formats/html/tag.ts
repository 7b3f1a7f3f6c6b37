import { htmlEscape } from 'escape-goat';
import { printable } from '../../../report/printable.ts';

/** Text that is HTML already. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Piece = Html | string | number | null | readonly Piece[];

/** What is put in is text, unless it was made here. */
export const html = (parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html =>
  new Html(parts.map((part, index) => unindented(part) + textOf(pieces[index] ?? null)).join(''));

const unindented = (part: string): string => part.replace(/\n\s*/gu, '\n');

const textOf = (piece: Piece): string => {
  if (piece === null) return '';
  if (piece instanceof Html) return piece.text;
  return typeof piece === 'object' ? piece.map(textOf).join('') : htmlEscape(printable(String(piece)));
};
