import { createSeamGate } from '@seamlint/core';
import type { Analysis } from '../../check/analyse.ts';
import type { FileState } from './explanation.ts';

/** Asked before anything else asks for the file: every question parses it. */
export const fileState = (
  { program, workspace }: Analysis,
  path: string,
  isTest: (path: string) => boolean,
): FileState => {
  const text = program.text(path);
  const before = program.stats.drawnIn;
  const facts = program.file(path);
  const passesGate = text !== undefined && createSeamGate(workspace.catalog)(path, text);
  return {
    passesGate,
    parsed: facts !== undefined && (passesGate || program.stats.drawnIn === before),
    test: isTest(path),
    ignored: workspace.settings.ignored(path),
    error: program.errors.find(({ file }) => file === path)?.message ?? null,
  };
};
