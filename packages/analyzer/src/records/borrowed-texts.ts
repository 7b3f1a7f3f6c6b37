import type { Structure } from '@seamlint/core';

/** Where the text of a string stands in its source: from the start of its place, and whether escapes are undone first. */
type Borrowed = readonly [offset: number, length: number, escaped?: true];

type Values = Structure['values'];
/** As `Structure`, with places for texts. */
export interface BorrowingStructure extends Omit<Structure, 'values'> {
  readonly values: readonly (Values[number] | { readonly kind: 'string'; readonly text: Borrowed })[];
}

/**
 * The structure without the texts of its strings, which stay where they stand: a word that another file uses as a password is
 * not told to whoever has not got the source. undefined: a text does not stand there as it is.
 */
export const withoutTexts = (structure: Structure, source: string): BorrowingStructure | undefined => {
  const values: BorrowingStructure['values'][number][] = [];
  for (const value of structure.values) {
    if (value.kind !== 'string' || value.text === null) values.push(value);
    else {
      const text = placeOf(value.text, source.slice(...value.at));
      if (text === undefined) return undefined;
      values.push({ ...value, text });
    }
  }
  return { ...structure, values };
};

/** `source`: null where it has changed meanwhile, so that the texts are nobody's to know. */
export const withTexts = (structure: BorrowingStructure, source: string | null): Structure => ({
  ...structure,
  values: structure.values.map((value) => {
    if (value.kind !== 'string' || typeof value.text === 'string' || value.text === null)
      return value as Values[number];
    return {
      ...(value as StringValue),
      text: source === null ? null : textAt(value.text, value as StringValue, source),
    };
  }),
});

type StringValue = Extract<Values[number], { kind: 'string' }>;

const placeOf = (text: string, written: string): Borrowed | undefined => {
  const plain = written.indexOf(text);
  if (plain >= 0) return [plain, text.length];
  const escaped = unescaped(written).indexOf(text);
  return escaped < 0 ? undefined : [escaped, text.length, true];
};

const textAt = ([offset, length, escaped]: Borrowed, { at }: StringValue, source: string): string => {
  const written = source.slice(...at);
  return (escaped === true ? unescaped(written) : written).slice(offset, offset + length);
};

const ESCAPE = /\\(?:u\{([\da-f]{1,6})\}|u([\da-f]{4})|x([\da-f]{2})|([\s\S]))/giu;
const NAMED: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  0: '\0',
  '\n': '',
};

/** What is not undone rightly is not found in it. A template has lines of its own, whatever the file has. */
const unescaped = (written: string): string =>
  written.replaceAll('\r\n', '\n').replace(ESCAPE, (whole, long?: string, short?: string, byte?: string, char = '') => {
    const code = Number.parseInt(long ?? short ?? byte ?? '', 16);
    if (code > 0x10ffff) return whole;
    return Number.isNaN(code) ? (NAMED[char as string] ?? (char as string)) : String.fromCodePoint(code);
  });
