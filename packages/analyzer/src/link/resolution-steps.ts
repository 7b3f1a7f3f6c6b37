import { isBuiltin } from 'node:module';

import type { ModuleTarget } from '@seamlint/core';

import { conventionalTargets } from './conventional-aliases.ts';
import { packageNameOf, packageTarget, schemeTarget } from './outside-module.ts';
import { findFirst, findImportTargets, findPackageSource } from './package-source.ts';
import { aliasTargets, findAlias } from './path-aliases.ts';
import { joinPath } from './path-parts.ts';
import type { ModuleQuestion, ModuleWorld, ResolutionStep } from './module-question.ts';

const file = (path: string | undefined): ModuleTarget | undefined =>
  path === undefined ? undefined : { kind: 'file', path };

/** The file at `place` (relative to the root): itself, the entry of a package that lies there, or what a build's output came from. */
const findAt = (place: string, { preferTypeScript }: ModuleQuestion, world: ModuleWorld): string | undefined => {
  const { files, manifests } = world;
  const found = files.resolve(place, preferTypeScript);
  if (found !== undefined) return found;
  const folder = place.replace(/\/$/u, '');
  const within = manifests.in(folder);
  if (within !== undefined) return findPackageSource(within, '.', world);
  const around = manifests.around(folder);
  const seen = around === undefined || around.folder === '' ? folder : folder.slice(around.folder.length + 1);
  return findFirst(around?.folder ?? '', [seen], world);
};

const byScheme: ResolutionStep = ({ specifier }) => schemeTarget(specifier);

const byRelativePath: ResolutionStep = (question, world) => {
  const { folder, specifier } = question;
  if (!/^\.\.?(?:\/|$)/u.test(specifier)) return undefined;
  const place = joinPath(folder, specifier);
  if (place === undefined) return { kind: 'unknown', why: `${specifier} leads out of the program` };
  const meansFolder = /(?:^|\/)\.{0,2}$/u.test(specifier) && place !== '';
  const found = findAt(meansFolder ? `${place}/` : place, question, world) ?? findInRootDirs(place, question, world);
  return file(found) ?? { kind: 'unknown', why: `no analysed file is at ${specifier}` };
};

/** `rootDirs` lays several folders over each other. */
const findInRootDirs = (
  place: string,
  { folder, preferTypeScript }: ModuleQuestion,
  world: ModuleWorld,
): string | undefined => {
  const { rootDirs } = world.configsFor(folder).find((config) => config.rootDirs.length > 0) ?? { rootDirs: [] };
  const own = rootDirs.find((dir) => place.startsWith(`${dir}/`));
  if (own === undefined) return undefined;
  const places = rootDirs.map((dir) => `${dir}${place.slice(own.length)}`);
  return places.map((each) => world.files.resolve(each, preferTypeScript)).find((path) => path !== undefined);
};

/** `#name`: the package's own imports, which may name a file or another package. */
const byPackageImports: ResolutionStep = (question, world) => {
  const own = question.specifier.startsWith('#') ? world.manifests.around(question.folder) : undefined;
  const targets = own === undefined ? [] : findImportTargets(own, question.specifier);
  const found =
    own === undefined
      ? undefined
      : findFirst(
          own.folder,
          targets.filter((target) => target.startsWith('.')),
          world,
        );
  const outside = targets.find((target) => packageNameOf(target) !== undefined);
  return file(found) ?? (outside === undefined ? undefined : byPackage({ ...question, specifier: outside }, world));
};

const byPaths: ResolutionStep = (question, world) => {
  const { folder, specifier } = question;
  for (const { aliases } of world.configsFor(folder)) {
    const alias = findAlias(specifier, aliases);
    const targets = alias === undefined ? [] : aliasTargets(specifier, alias);
    const found = targets.map((target) => findAt(target, question, world)).find((path) => path !== undefined);
    if (found !== undefined) return file(found);
  }
  return undefined;
};

const byBuiltin: ResolutionStep = ({ specifier }) =>
  isBuiltin(specifier) ? { kind: 'package', name: specifier.split('/')[0] ?? specifier } : undefined;

/** Only the nearest one's: an outer baseUrl would make a package of every folder. */
const byBaseUrl: ResolutionStep = ({ folder, specifier, preferTypeScript }, { configsFor, files }) => {
  const base = configsFor(folder)[0]?.baseUrl;
  const place = typeof base === 'string' ? joinPath(base, specifier) : undefined;
  return place === undefined ? undefined : file(files.resolve(place, preferTypeScript));
};

/** Of Deno's import maps, which may name a package too. */
const byImportMap: ResolutionStep = (question, world) => {
  const alias = findAlias(question.specifier, world.declared.importMap(question.folder));
  if (alias === undefined) return undefined;
  for (const target of aliasTargets(question.specifier, alias)) {
    const answer = schemeTarget(target) ?? file(findAt(target, question, world));
    if (answer !== undefined) return answer;
  }
  return undefined;
};

/** Of a bundler's configuration: only for what is no dependency. */
const byBundler: ResolutionStep = (question, world) => {
  const name = packageNameOf(question.specifier);
  if (name !== undefined && world.manifests.dependsOn(question.folder, name)) return undefined;
  const alias = findAlias(question.specifier, world.declared.bundler(question.folder));
  const targets = alias === undefined ? [] : aliasTargets(question.specifier, alias);
  return file(targets.map((target) => findAt(target, question, world)).find((path) => path !== undefined));
};

const byWorkspace: ResolutionStep = ({ folder, specifier }, world) => {
  const { workspaces } = world;
  const name = packageNameOf(specifier);
  const member = name === undefined ? undefined : workspaces.find(folder, name);
  if (name === undefined || member === undefined) return undefined;
  const found = findPackageSource(member, `.${specifier.slice(name.length)}`, world);
  return (
    file(found) ?? { kind: 'unknown', why: `${specifier} is in the workspace, but no analysed file is its source` }
  );
};

const byConvention: ResolutionStep = ({ folder, specifier, preferTypeScript }, { manifests, files }) => {
  const home = manifests.around(folder)?.folder ?? '';
  const places = conventionalTargets(specifier).flatMap((target) => joinPath(home, target) ?? []);
  return file(places.map((place) => files.resolve(place, preferTypeScript)).find((path) => path !== undefined));
};

/** `src/db` or `lib/x` of a bundler's or runtime's own search path: a folder of the package that no dependency explains. */
const byFolderName: ResolutionStep = (question, { manifests, files }) => {
  const { folder, specifier } = question;
  const name = packageNameOf(specifier);
  if (name === undefined || name === specifier || manifests.dependsOn(folder, name)) return undefined;
  const home = manifests.around(folder)?.folder ?? '';
  const bases = [home, joinPath(home, 'src') ?? home].filter((base) => files.folders.has(joinPath(base, name) ?? name));
  const places = bases.flatMap((base) => joinPath(base, specifier) ?? []);
  const found = places
    .map((place) => files.resolve(place, question.preferTypeScript))
    .find((path) => path !== undefined);
  return (
    file(found) ??
    (bases.length > 0 ? { kind: 'unknown', why: `${specifier} may be a folder of the program` } : undefined)
  );
};

/** A written alias that leads nowhere is not a package, unless one is installed under that name. */
const byBrokenAlias: ResolutionStep = ({ folder, specifier }, { configsFor, manifests }) => {
  const name = packageNameOf(specifier);
  if (name !== undefined && manifests.dependsOn(folder, name)) return undefined;
  const fitting = configsFor(folder).flatMap(({ aliases }) => findAlias(specifier, aliases) ?? []);
  const broken = fitting.find(({ head, targets }) => head !== '' && !targets.some((target) => TYPES_ONLY.test(target)));
  if (broken === undefined) return undefined;
  return { kind: 'unknown', why: `the alias ${broken.pattern} leads to no analysed file for ${specifier}` };
};

const TYPES_ONLY = /(?:^|\/)node_modules\/|\.d\.[cm]?ts$/u;

const byName: ResolutionStep = ({ folder, specifier }, { manifests }) => {
  const name = packageNameOf(specifier);
  if (name === undefined) return undefined;
  // `"stripe-next": "npm:stripe@18"`
  const [, real] = /^npm:((?:@[^/]+\/)?[^@]+)/u.exec(manifests.ranges(folder, name)[0] ?? '') ?? [];
  return packageTarget(real ?? name, specifier.slice(name.length + 1));
};

const byPackage: ResolutionStep = (question, world) => byWorkspace(question, world) ?? byName(question, world);

export const RESOLUTION_STEPS: readonly ResolutionStep[] = [
  byScheme,
  byRelativePath,
  byPackageImports,
  byPaths,
  byImportMap,
  byBuiltin,
  byBaseUrl,
  byWorkspace,
  byConvention,
  byBundler,
  byFolderName,
  byBrokenAlias,
  byName,
];
