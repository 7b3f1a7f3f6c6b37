import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Known, Range, TypeOrigin } from '@seamlint/core';
import type * as Morph from 'ts-morph';

import { nodeAt } from './node-at.ts';
import { openProject } from './open-project.ts';
import { originsOf } from './origins-of.ts';

/** The text of a file as positions count in it; `path` is relative to the root. */
export type ReadFile = (path: string) => string | undefined;

/** What types the expression at a place has. */
export type TypeChecker = (path: string, at: Range) => Known<TypeOrigin>;

/** Takes 200 ms and brings a compiler along: only for a program that asks. */
export const loadTypeChecker = (root: string, read: ReadFile): TypeChecker =>
  createTypeChecker(createRequire(import.meta.url)('ts-morph') as typeof Morph, root, read);

const createTypeChecker = (morph: typeof Morph, root: string, read: ReadFile): TypeChecker => {
  const projectOf = openProject(morph, root);
  const given = new Map<string, Morph.SourceFile>();

  const fileAt = (path: string): Morph.SourceFile | undefined => {
    const text = given.has(path) ? undefined : read(path);
    if (text !== undefined) {
      given.set(path, projectOf(path).createSourceFile(join(root, path), text, { overwrite: true }));
    }
    return given.get(path);
  };

  return (path, at) => {
    const open = (why: string): Known<TypeOrigin> => ({
      found: [],
      open: [{ why, at: { path, start: at[0], end: at[1] } }],
    });
    try {
      const file = fileAt(path);
      const node = file === undefined ? undefined : nodeAt(file, at);
      if (node === undefined) return open('its type could not be looked up');
      const origins = originsOf(morph, node, root);
      return origins ?? open('its type is not known: is everything installed?');
    } catch (error) {
      // A compiler that gives up on odd code leaves one question open, not the whole run without an answer.
      return open(`the type checker gave up (${error instanceof Error ? error.name : 'unknown reason'})`);
    }
  };
};
