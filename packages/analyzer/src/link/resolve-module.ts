import type { ModuleTarget } from '@seamlint/core';

import type { ModuleQuestion, ModuleWorld } from './module-question.ts';
import { folderOf } from './path-parts.ts';
import { resolvePattern } from './resolve-pattern.ts';
import { RESOLUTION_STEPS } from './resolution-steps.ts';

export type ResolveModule = (from: string, specifier: string) => ModuleTarget;

/**
 * What a specifier means: a file of the program, a package outside, or unknown. It asks the list of the program's
 * files and never node_modules: so an answer needs no installation, and finds source where Node takes a build's output.
 */
export const createResolver = (world: ModuleWorld): ResolveModule => {
  const known = new Map<string, Map<string, ModuleTarget>>();
  return (from, specifier) => {
    const folder = folderOf(from);
    const preferTypeScript = /\.[cm]?tsx?$/u.test(from);
    const key = `${folder}|${preferTypeScript}`;
    const inFolder = known.get(key) ?? new Map<string, ModuleTarget>();
    known.set(key, inFolder);
    const target = inFolder.get(specifier) ?? resolve({ folder, specifier, preferTypeScript }, world);
    inFolder.set(specifier, target);
    return target;
  };
};

const resolve = (question: ModuleQuestion, world: ModuleWorld): ModuleTarget => {
  if (question.specifier.includes('*')) return resolvePattern(question, world);
  const target = firstAnswer(question, world);
  if (target?.kind === 'file' || target?.kind === 'package') return target;
  // Bundlers take a query: `./worker.ts?worker`.
  const [bare = ''] = question.specifier.split('?');
  if (bare !== '' && bare !== question.specifier) return resolve({ ...question, specifier: bare }, world);
  return target ?? { kind: 'unknown', why: `${question.specifier} looks like an alias that no configuration explains` };
};

const firstAnswer = (question: ModuleQuestion, world: ModuleWorld): ModuleTarget | undefined => {
  for (const step of RESOLUTION_STEPS) {
    const target = step(question, world);
    if (target !== undefined) return target;
  }
  return undefined;
};
