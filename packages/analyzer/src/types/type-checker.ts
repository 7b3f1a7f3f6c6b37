import { createRequire } from 'node:module';
import type { Known, Range, TypeOrigin } from '@seamlint/core';
import type * as Morph from 'ts-morph';

import { nodeAt } from './node-at.ts';
import { openProject, type TypeWorld } from './open-project.ts';
import { originsOf } from './origins-of.ts';

/** What types the expression at a place has. */
export type TypeChecker = (path: string, at: Range) => Known<TypeOrigin>;

/** Takes 200 ms and brings a compiler along: only for a program that asks. */
export const loadTypeChecker = (world: TypeWorld): TypeChecker =>
  createTypeChecker(createRequire(import.meta.url)('ts-morph') as typeof Morph, world);

const createTypeChecker = (morph: typeof Morph, world: TypeWorld): TypeChecker => {
  const project = openProject(morph, world);
  return (path, at) => {
    const open = (why: string): Known<TypeOrigin> => ({
      found: [],
      open: [{ why, at: { path, start: at[0], end: at[1] } }],
    });
    try {
      const file = project.file(path);
      const node = file === undefined ? undefined : nodeAt(file, at);
      if (node === undefined) return open('its type could not be looked up');
      if (!project.prepare(path, node)) return open('its type rests on too many files');
      const origins = originsOf(morph, node, world.root);
      return origins ?? open('its type is not known: is everything installed?');
    } catch (error) {
      // A compiler that gives up on odd code leaves one question open, not the whole run without an answer.
      return open(`the type checker gave up (${error instanceof Error ? error.name : 'unknown reason'})`);
    }
  };
};
