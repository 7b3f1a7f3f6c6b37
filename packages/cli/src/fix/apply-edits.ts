import type { FixPlan } from '@seamlint/core';

export type TextEdit = Extract<FixPlan, { kind: 'edits' }>['edits'][number];

/** `text` with all the edits, which lie in it; null where two of them want the same place. */
export const applyEdits = (text: string, edits: readonly TextEdit[]): string | null => {
  const ordered = distinct(edits).toSorted((a, b) => a.at.start - b.at.start || a.at.end - b.at.end);
  const pieces: string[] = [];
  let last = 0;
  for (const { at, text: written } of ordered) {
    if (at.start < last || at.end < at.start || at.end > text.length) return null;
    pieces.push(text.slice(last, at.start), written);
    last = at.end;
  }
  return [...pieces, text.slice(last)].join('');
};

/** Two findings may ask for one import. */
const distinct = (edits: readonly TextEdit[]): readonly TextEdit[] => {
  const seen = new Set<string>();
  return edits.filter(({ at, text }) => {
    const key = JSON.stringify([at.start, at.end, text]);
    return !seen.has(key) && seen.add(key);
  });
};
