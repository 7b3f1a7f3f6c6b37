import { createTwoFilesPatch } from 'diff';
import type { Paint } from '../paint.ts';

/** As git writes it, so that `git apply` and `patch -p1` take it. */
export const unifiedDiff = (file: string, before: string, after: string, paint: Paint): string => {
  const patch = createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, undefined, undefined, { context: 3 });
  const lines = patch.replace(/^=+\n/u, '').split('\n');
  return lines.map((line) => painted(line, paint)).join('\n');
};

const painted = (line: string, paint: Paint): string => {
  if (line.startsWith('+++') || line.startsWith('---')) return paint.bold(line);
  if (line.startsWith('+')) return paint.green(line);
  if (line.startsWith('-')) return paint.red(line);
  return line.startsWith('@@') ? paint.cyan(line) : line;
};
