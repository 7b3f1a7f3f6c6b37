/** Code in which the places to mend stand between « and »; as its author wrote it, without the line it begins with. */
export interface Marked {
  readonly text: string;
  readonly ranges: readonly (readonly [number, number])[];
}

export const unmark = (marked: string): Marked => {
  const ranges: [number, number][] = [];
  const open: [number, number][] = [];
  let text = '';
  for (const character of marked) {
    if (character === '«') {
      const range: [number, number] = [text.length, -1];
      open.push(range);
      ranges.push(range);
    } else if (character === '»') {
      const range = open.pop();
      if (range !== undefined) range[1] = text.length;
    } else text += character;
  }
  return { text, ranges };
};

/** One code written in the ways that files are written. */
export const styles: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'with CRLF': (text) => text.replaceAll('\n', '\r\n'),
  'with tabs': (text) => tabbed(text),
  'with tabs, CRLF and a byte order mark': (text) => `\uFEFF${tabbed(text).replaceAll('\n', '\r\n')}`,
  'with four spaces': (text) => text.replace(/^(?: {2})+/gmu, (spaces) => spaces + spaces),
  'with double quotes': (text) => text.replaceAll("'", '"'),
  'without semicolons': (text) => text.replace(/;$/gmu, ''),
};

const tabbed = (text: string): string => text.replace(/^(?: {2})+/gmu, (spaces) => '\t'.repeat(spaces.length / 2));
