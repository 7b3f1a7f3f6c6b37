import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type ts from 'typescript';
import type { TypeScript } from './load-typescript.ts';

/** The tsconfig.json nearest above `path`, inside `root`. Both absolute. */
export const findTsconfig = (path: string, root: string): string | undefined => {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const candidate = join(folder, 'tsconfig.json');
    if (existsSync(candidate)) return candidate;
    if (folder === root || folder === dirname(folder)) return undefined;
  }
};

/** The config that takes `path` in: the one given, or one it references. Undefined where it can't be read. */
export const parseTsconfig = (
  typescript: TypeScript,
  tsconfig: string,
  path: string,
): ts.ParsedCommandLine | undefined => {
  const own = parse(typescript, tsconfig);
  if (own === undefined || own.fileNames.includes(path)) return own;
  const referenced = (own.projectReferences ?? [])
    .map((reference) => parse(typescript, typescript.resolveProjectReferencePath(reference)))
    .find((candidate) => candidate?.fileNames.includes(path) === true);
  return referenced ?? own;
};

const parse = (typescript: TypeScript, tsconfig: string): ts.ParsedCommandLine | undefined =>
  typescript.getParsedCommandLineOfConfigFile(
    tsconfig,
    {},
    { ...typescript.sys, onUnRecoverableConfigFileDiagnostic: () => undefined },
  );
