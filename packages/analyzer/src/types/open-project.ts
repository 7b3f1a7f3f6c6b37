import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type * as Morph from 'ts-morph';

/** The project that a file belongs to: one for each tsconfig.json, made when first asked for, and empty then. */
export const openProject = (morph: typeof Morph, root: string): ((path: string) => Morph.Project) => {
  const projects = new Map<string, Morph.Project>();
  return (path) => {
    const config = nearestConfig(root, path);
    const project = projects.get(config ?? '') ?? projectWith(morph, config);
    projects.set(config ?? '', project);
    return project;
  };
};

const nearestConfig = (root: string, path: string): string | undefined => {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const config = ['tsconfig.json', 'jsconfig.json'].map((name) => join(root, folder, name)).find(existsSync);
    if (config !== undefined) return config;
    if (folder === '.' || folder === dirname(folder)) return undefined;
  }
};

/** A config that can't be read, or extends what isn't installed, is worth a guess: types may answer without it. */
const projectWith = (morph: typeof Morph, config: string | undefined): Morph.Project => {
  const settings = { skipAddingFilesFromTsConfig: true, skipFileDependencyResolution: true };
  const compilerOptions: Morph.CompilerOptions = { noEmit: true, skipLibCheck: true, allowJs: true };
  if (config !== undefined) {
    try {
      return new morph.Project({ ...settings, tsConfigFilePath: config, compilerOptions });
    } catch {
      // Below.
    }
  }
  const { ModuleKind, ModuleResolutionKind, ScriptTarget } = morph.ts;
  return new morph.Project({
    ...settings,
    compilerOptions: {
      ...compilerOptions,
      module: ModuleKind.ESNext,
      moduleResolution: ModuleResolutionKind.Bundler,
      target: ScriptTarget.ESNext,
      esModuleInterop: true,
    },
  });
};
