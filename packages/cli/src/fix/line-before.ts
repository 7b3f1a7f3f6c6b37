import { diffLines } from 'diff';

/** The line, from 1, that line `line` of `after` was in `before`; of a new one, the line in front of which it stands. */
export const lineBefore = (before: string, after: string, line: number): number => {
  let [old, now] = [1, 1];
  for (const { added, removed, count } of diffLines(before, after, { ignoreWhitespace: true })) {
    if (added) {
      if (line < now + count) return old;
      now += count;
    } else if (removed) old += count;
    else {
      if (line < now + count) return old + line - now;
      old += count;
      now += count;
    }
  }
  return old;
};
