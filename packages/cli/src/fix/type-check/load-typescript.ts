import { createRequire } from 'node:module';
import { join } from 'node:path';
import type ts from 'typescript';

export type TypeScript = typeof ts;

/** The project's own compiler, whose defaults its config was written for; ours where it has none with an API. */
export const loadTypeScript = async (folder: string): Promise<TypeScript> => {
  try {
    const own = createRequire(join(folder, 'package.json'))('typescript') as Partial<TypeScript>;
    if (typeof own.createProgram === 'function') return own;
  } catch {
    // Not installed there.
  }
  return (await import('typescript')).default;
};
