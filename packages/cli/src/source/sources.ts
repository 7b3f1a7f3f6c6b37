import type { LinkedProgram } from '@seamlint/analyzer';
import type { Catalog } from '@seamlint/core';
import { createLines } from './lines.ts';
import type { Lines } from './lines.ts';
import { maskSource } from './masked-source.ts';
import type { MaskedSource } from './masked-source.ts';

/** The texts that findings point into, read once each. Paths are relative to the root. */
export interface Sources {
  lines(path: string): Lines;
  masked(path: string): MaskedSource;
}

export const openSources = (program: LinkedProgram, catalog: Catalog): Sources => {
  const lines = new Map<string, Lines>();
  const masked = new Map<string, MaskedSource>();
  // Extraction counts from behind the byte order mark.
  const textOf = (path: string): string => (program.text(path) ?? '').replace(/^\uFEFF/u, '');
  return {
    lines: (path) => remembered(lines, path, () => createLines(textOf(path))),
    masked: (path) => remembered(masked, path, () => maskSource(textOf(path), program.file(path), catalog)),
  };
};

const remembered = <T>(known: Map<string, T>, path: string, make: () => T): T => {
  const value = known.get(path) ?? make();
  known.set(path, value);
  return value;
};
