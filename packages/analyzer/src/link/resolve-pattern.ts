import type { ModuleTarget } from '@seamlint/core';

import type { ModuleQuestion, ModuleWorld } from './module-question.ts';
import { packageNameOf } from './outside-module.ts';
import { aliasTargets, findAlias } from './path-aliases.ts';
import { joinPath } from './path-parts.ts';

/** A folder of more is no folder of routes, and a walk through all of them would be the whole program. */
const MAX_FILES = 300;

/** What only running tells begins the name: nothing is known of the place. */
export const isPlaceless = (specifier: string): boolean => specifier.startsWith('*');

/** `./routes/*`, a name that is computed within a folder: any file of it. */
export const resolvePattern = (question: ModuleQuestion, world: ModuleWorld): ModuleTarget => {
  const { specifier } = question;
  if (isPlaceless(specifier)) return { kind: 'unknown', why: 'the module is loaded by a name that is computed' };
  // Texts, styles and data hold no code.
  if (/\.(?:json|css|s[ac]ss|html?|md|txt|svg|png|wasm|node)$/u.test(specifier)) return { kind: 'files', paths: [] };
  const places = placesOf(question, world);
  if (places.length === 0) return outsideOf(question, world);
  const paths = [...new Set(places.flatMap((place) => world.files.matching(place)))];
  if (paths.length > MAX_FILES) return { kind: 'unknown', why: `too many files are at ${specifier}` };
  return { kind: 'files', paths };
};

const placesOf = ({ folder, specifier }: ModuleQuestion, { configsFor }: ModuleWorld): readonly string[] => {
  if (/^\.\.?\//u.test(specifier)) {
    const place = joinPath(folder, specifier);
    return place === undefined ? [] : [place];
  }
  if (specifier.startsWith('/')) return [specifier.slice(1)];
  for (const { aliases } of configsFor(folder)) {
    const alias = findAlias(specifier, aliases);
    if (alias !== undefined && alias.head !== '') return aliasTargets(specifier, alias);
  }
  return [];
};

/** `@acme/plugin-*`: some package, unless packages of the workspace have such names. */
const outsideOf = ({ folder, specifier }: ModuleQuestion, { workspaces }: ModuleWorld): ModuleTarget => {
  const [head = ''] = specifier.split('*');
  const name = packageNameOf(head.replace(/\/$/u, ''));
  if (name === undefined || workspaces.find(folder, name) !== undefined)
    return { kind: 'unknown', why: `${specifier} is loaded by a name that is computed` };
  return { kind: 'package', name: specifier };
};
