import { scopeOf } from '../source/scope-of.ts';
import type { Site } from '../transform.ts';

/** What one file surely logs and should not, where nobody hands it over. */
export const locate = (path: string, text: string): readonly Site[] =>
  (scopeOf(path, text)?.facts('log-write') ?? []).flatMap(({ secrets }) =>
    secrets.flatMap(({ at, what, certainty, instead }) => {
      if (certainty !== 'sure' || at.path !== path) return [];
      const [start, end] = instead?.at ?? [at.start, at.end];
      const text = instead === null ? {} : { text: instead.text };
      return [{ start: at.start, end: at.end, options: { start: String(start), end: String(end), what, ...text } }];
    }),
  );
