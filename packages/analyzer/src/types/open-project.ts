import { dirname, join, relative, sep } from 'node:path';
import type { ModuleTarget } from '@seamlint/core';
import type * as Morph from 'ts-morph';

import { type Needed, createNeededFiles } from './needed-files.ts';

/** What the checker is told of the program: its texts, and what its specifiers mean. Paths are relative to the root. */
export interface TypeWorld {
  readonly root: string;
  /** The text of a file as positions count in it. */
  readonly read: (path: string) => string | undefined;
  /** Of modules of the program; what a package is, the compiler finds. */
  readonly resolve: (from: string, specifier: string) => ModuleTarget;
  /** Hears of all that is read besides; what it answers is read from instead. */
  readonly watch?: ((disk: Morph.FileSystemHost) => Morph.FileSystemHost) | undefined;
}

export interface TypeProject {
  file(path: string): Morph.SourceFile | undefined;
  /** Makes known all that the type of `node` rests on; false: that is too much. */
  prepare(path: string, node: Morph.Node): boolean;
}

/**
 * One project for the whole program. The linker says what a specifier means (`paths`, workspaces, references), so that no
 * tsconfig is needed; and of what a file imports only that is loaded which a question can rest on. Nothing else is read:
 * the closure of one file's imports, with the platform's and all `@types`, takes seconds.
 */
export const openProject = (morph: typeof Morph, world: TypeWorld): TypeProject => {
  const { ts } = morph;
  const { ModuleKind, ModuleResolutionKind, ScriptTarget } = ts;
  const known = new Map<string, Map<string, string>>();
  const disk = new morph.Project({ skipLoadingLibFiles: true }).getFileSystem();
  const project = new morph.Project({
    ...(world.watch === undefined ? {} : { fileSystem: world.watch(disk) }),
    skipAddingFilesFromTsConfig: true,
    skipFileDependencyResolution: true,
    compilerOptions: {
      noEmit: true,
      skipLibCheck: true,
      allowJs: true,
      strict: true,
      noImplicitAny: false,
      esModuleInterop: true,
      resolveJsonModule: false,
      lib: ['lib.esnext.d.ts'],
      types: [],
      module: ModuleKind.ESNext,
      moduleResolution: ModuleResolutionKind.Bundler,
      target: ScriptTarget.ESNext,
      maxNodeModuleJsDepth: 0,
      experimentalDecorators: true,
      jsx: ts.JsxEmit.Preserve,
    },
    resolutionHost: () => ({
      // `/// <reference types="node" />` of a package: the platform is nobody's client.
      resolveTypeReferenceDirectives: (names) => names.map(() => undefined),
      resolveModuleNames: (names, from) =>
        names.map((name) => {
          const path = known.get(from)?.get(name);
          if (path === undefined) return undefined;
          return { resolvedFileName: path, extension: extensionOf(path), isExternalLibraryImport: isInstalled(path) };
        }),
    }),
  });
  const host = project.getModuleResolutionHost();
  const files = new Map<string, Morph.SourceFile | undefined>();

  const fileAt = (path: string): Morph.SourceFile | undefined => {
    if (!files.has(path)) files.set(path, load(path));
    return files.get(path);
  };
  const load = (path: string): Morph.SourceFile | undefined => {
    if (isInstalled(path)) return project.addSourceFileAtPathIfExists(path);
    const text = world.read(slashed(relative(world.root, path)));
    return text === undefined ? undefined : project.createSourceFile(path, text, { overwrite: true });
  };

  const resolveIn =
    (options: Morph.ts.CompilerOptions) =>
    (from: string, specifier: string): string | undefined => {
      const file = ts.resolveModuleName(specifier, from, options, host).resolvedModule?.resolvedFileName;
      return file === undefined || !/\.[cm]?tsx?$/u.test(file) ? undefined : file;
    };
  const modern = resolveIn(project.getCompilerOptions());
  // A package whose `exports` name no types may still have them beside its files.
  const classic = resolveIn({
    ...project.getCompilerOptions(),
    module: ModuleKind.Preserve,
    moduleResolution: ModuleResolutionKind.Bundler,
    resolvePackageJsonExports: false,
  });
  const resolved = new Map<string, string | undefined>();
  const resolve = (from: string, specifier: string): string | undefined => {
    const key = `${dirname(from)}#${specifier}`;
    if (!resolved.has(key)) resolved.set(key, resolveNew(from, specifier));
    return resolved.get(key);
  };
  const resolveNew = (from: string, specifier: string): string | undefined => {
    if (!isInstalled(from)) {
      const target = world.resolve(slashed(relative(world.root, from)), specifier);
      if (target.kind === 'file') return slashed(join(world.root, target.path));
      if (target.kind !== 'package') return undefined;
    }
    return modern(from, specifier) ?? classic(from, specifier);
  };

  const neededFor = createNeededFiles(ts, { file: (path) => fileAt(path)?.compilerNode, resolve });
  let begin: Morph.SourceFile | undefined;
  let generation = 0;
  const tell = (needed: Needed): void => {
    let grown = false;
    for (const [from, specifiers] of needed)
      for (const [specifier, target] of specifiers) {
        const inFile = known.get(from) ?? new Map<string, string>();
        known.set(from, inFile);
        grown ||= !inFile.has(specifier);
        inFile.set(specifier, target);
      }
    if (!grown) return;
    // The compiler keeps what it could not resolve for a program that begins with the same files.
    if (begin !== undefined) project.removeSourceFile(begin);
    generation += 1;
    begin = project.createSourceFile(join(world.root, `node_modules/.seamlint/${String(generation)}.ts`), 'export {};');
  };

  return {
    file: (path) => fileAt(slashed(join(world.root, path))),
    prepare: (path, node) => {
      const needed = neededFor(slashed(join(world.root, path)), node.compilerNode);
      if (needed === undefined) return false;
      tell(needed);
      return true;
    },
  };
};

const isInstalled = (path: string): boolean => path.includes('/node_modules/');

const slashed = (path: string): string => path.split(sep).join('/');

const extensionOf = (path: string): string => /(?:\.d)?\.[cm]?[jt]sx?$/u.exec(path)?.[0] ?? '.ts';
