import type { Catalog, FileFacts } from '@seamlint/core';
import { createLines } from './lines.ts';
import type { Lines, Position } from './lines.ts';

/** A file's text with everything that may be a credential taken out; the same lines as the original. */
export interface MaskedSource {
  readonly text: string;
  readonly lines: Lines;
  /** Where an offset of the original text is found in the masked one. */
  position(offset: number): Position;
  /** What was taken out, in order. */
  readonly holes: readonly Hole[];
}

export interface Hole {
  readonly start: number;
  readonly end: number;
  readonly mask: string;
}

/** Leaves the quotes of a literal, so that the code still reads as code. */
export const maskSource = (
  text: string,
  facts: FileFacts | undefined,
  catalog: Catalog,
  known: readonly string[] = [],
): MaskedSource =>
  maskedWith(text, disjoint([...literals(text, facts), ...formats(text, catalog), ...known.flatMap(quotedIn(text))]));

/** `holes` do not overlap, and stand in order. */
export const maskedWith = (text: string, holes: readonly Hole[]): MaskedSource => {
  const pieces: string[] = [];
  let last = 0;
  for (const hole of holes) {
    pieces.push(text.slice(last, hole.start), filled(text, hole));
    last = hole.end;
  }
  const masked = [...pieces, text.slice(last)].join('');
  const lines = createLines(masked);
  return { text: masked, lines, position: (offset) => lines.position(moved(text, holes, offset)), holes };
};

/** A string whose text extraction left out may be a credential; so is what a recogniser called one. */
const literals = (text: string, facts: FileFacts | undefined): readonly Hole[] => {
  if (facts === undefined) return [];
  const values = facts.structure.values.flatMap((value) =>
    value.kind === 'string' && value.text === null
      ? [inside(text, value.at[0], value.at[1], value.shape?.mask ?? '…')]
      : [],
  );
  const credentials = facts.facts.flatMap((fact) =>
    fact.kind === 'credential' ? [inside(text, fact.span.start, fact.span.end, fact.shape.mask)] : [],
  );
  return [...values, ...credentials];
};

/** The texts of what is masked in a file, as they stand there. */
export const maskedTexts = (text: string, facts: FileFacts | undefined): readonly string[] =>
  literals(text, facts).map(({ start, end }) => text.slice(start, end));

/** A literal type is no value, and may be the very text of one that is masked. */
const quotedIn =
  (text: string) =>
  (known: string): readonly Hole[] => {
    const found: Hole[] = [];
    for (let at = text.indexOf(known); at >= 0; at = text.indexOf(known, at + 1)) {
      const end = at + known.length;
      if (/['"`]/u.test(text.charAt(at - 1)) && text.charAt(at - 1) === text.charAt(end))
        found.push({ start: at, end, mask: '…' });
    }
    return found;
  };

/** Comments and dead text hold credentials too. */
const formats = (text: string, catalog: Catalog): readonly Hole[] =>
  catalog.formats
    .filter(({ format }) => format.exposure !== 'publishable')
    .flatMap(({ format, pattern }) =>
      [...text.matchAll(new RegExp(pattern.source, 'gu'))].map((match) => ({
        start: match.index,
        end: match.index + match[0].length,
        mask: `${format.prefix}…(${String(match[0].length)})`,
      })),
    )
    .filter(({ start, end }) => end > start);

const inside = (text: string, start: number, end: number, mask: string): Hole => {
  const opening = /^['"`}]/u.test(text.slice(start, end)) ? 1 : 0;
  const closing = /(?:['"`]|\$\{)$/u.exec(text.slice(start + opening, end))?.[0].length ?? 0;
  return { start: start + opening, end: end - closing, mask };
};

/** In order; of two that overlap, one that spans both. */
const disjoint = (holes: readonly Hole[]): readonly Hole[] => {
  const merged: Hole[] = [];
  for (const hole of holes.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const before = merged.at(-1);
    if (before === undefined || hole.start >= before.end) merged.push(hole);
    else if (hole.end > before.end) merged[merged.length - 1] = { ...before, end: hole.end };
  }
  return merged;
};

/** Keeps the line breaks, so that later lines keep their numbers. */
const filled = (text: string, { start, end, mask }: Hole): string =>
  mask + (text.slice(start, end).match(/\r\n|[\n\r\u2028\u2029]/gu) ?? []).join('');

const moved = (text: string, holes: readonly Hole[], offset: number): number => {
  let shift = 0;
  for (const hole of holes) {
    if (offset <= hole.start) break;
    if (offset < hole.end) return hole.start + shift;
    shift += filled(text, hole).length - (hole.end - hole.start);
  }
  return offset + shift;
};
