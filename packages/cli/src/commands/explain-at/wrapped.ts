const NARROWEST = 40;

/** Breaks a line at spaces, so that it fits; what follows is indented a little more than the line itself. */
export const wrapped = (line: string, width: number | null): string => {
  const room = Math.max(NARROWEST, width ?? Infinity);
  if (visible(line) <= room) return line;
  const lead = /^ */u.exec(line)?.[0] ?? '';
  const hanging = `${lead}    `;
  const lines: string[] = [];
  let current = lead;
  let isEmpty = true;
  for (const word of line.slice(lead.length).split(/ +/u)) {
    if (!isEmpty && visible(current) + 1 + visible(word) > room) {
      lines.push(current);
      current = hanging + word;
    } else {
      current += isEmpty ? word : ` ${word}`;
    }
    isEmpty = false;
  }
  return [...lines, current].join('\n');
};

/** Colours take no room. */
const visible = (text: string): number => text.replaceAll(/\u001B\[\d+m/gu, '').length;
