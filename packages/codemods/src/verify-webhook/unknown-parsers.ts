import type { Mending } from '../source/mend-sites.ts';
import type { Site } from '../transform.ts';
import { parsersBefore } from './parsers-elsewhere.ts';

type Files = Pick<Mending, 'source' | 'project' | 'open'>;

/** Why nobody can say which parsers read the body before the handler; null where that is known. */
export const unknownParsers = (files: Files, site: Site): string | null => {
  if (files.project.read === undefined || site.options['framework'] !== 'express') return NOT_SEEN;
  if (site.options['parsers'] === undefined) return NOT_ONE;
  return parsersBefore(files, site) === null ? NOT_CHANGED : null;
};

const NOT_SEEN = 'What parses the body before the handler is not seen.';
const NOT_ONE =
  'What parses the body before the handler is not the same in all places where it is mounted, or not seen in one of them.';
const NOT_CHANGED = 'A parser that reads the body before the handler cannot be changed where it is made.';

/** A note that the bytes have to be kept, and what speaks for it that nobody does so yet. */
export const notesOf = (
  setting: Files & Pick<Mending, 'doubts'>,
  site: Site,
  { note }: { readonly note?: string },
): readonly string[] => {
  if (note === undefined) return [];
  const doubt = unknownParsers(setting, site);
  if (doubt !== null) setting.doubts.add(doubt);
  return [note];
};
