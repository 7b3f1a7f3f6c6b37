/** Under which names values of the event are stored as they came. */
import type { ObjectEntry } from '../../facts/structure.ts';
import type { Ref } from '../../facts/file-facts.ts';
import type { ClassifiedEffect } from './classified.ts';
import { isOfEvent } from './event-ids.ts';
import type { Frame, Walking } from './walking.ts';

const MAX_DEPTH = 4;

export const storedNames = (
  walking: Walking,
  { does, data, leaves }: ClassifiedEffect,
  frame: Frame,
): readonly string[] =>
  leaves !== true && /^(?:update|upsert|increment)$/u.test(does)
    ? [...new Set(data.flatMap((ref) => namesIn(walking, ref, frame, 0)))]
    : [];

const namesIn = (walking: Walking, ref: Ref, frame: Frame, depth: number): readonly string[] => {
  const value = walking.flow.value(ref);
  if (value?.kind === 'variable')
    return value.defs.length === 1 && depth < MAX_DEPTH
      ? value.defs.flatMap((id) => namesIn(walking, { file: ref.file, id }, frame, depth + 1))
      : [];
  if (value?.kind !== 'object' || depth > MAX_DEPTH) return [];
  return value.entries.flatMap((entry) => ofEntry(walking, ref.file, entry, frame, depth));
};

const ofEntry = (
  walking: Walking,
  file: string,
  { key, value, spread }: ObjectEntry,
  frame: Frame,
  depth: number,
): readonly string[] => {
  const ref = { file, id: value };
  if (spread) return namesIn(walking, ref, frame, depth + 1);
  if (key === null || /^(?:where|create|select|include|\$setOnInsert)$/u.test(key)) return [];
  if (walking.flow.value(ref)?.kind === 'object') return namesIn(walking, ref, frame, depth + 1);
  return isOfEvent(walking.tagger.tagsOf(ref, frame.bindings)) ? [key] : [];
};
