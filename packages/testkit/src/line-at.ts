/** The line, from 1, that holds `offset`. */
export const lineAt = (text: string, offset: number): number => {
  // A byte order mark is no part of what offsets count.
  const counted = text.startsWith('\uFEFF') ? text.slice(1) : text;
  return counted.slice(0, offset).split(/\r\n|[\r\n\u2028\u2029]/u).length;
};
