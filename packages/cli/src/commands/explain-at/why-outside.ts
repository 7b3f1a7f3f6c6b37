import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';

/** A file that is there, and is none of the program. */
export const whyOutside = (file: string, cwd: string): string => {
  const path = resolve(cwd, file);
  if (existsSync(path) && statSync(path).isDirectory())
    return `${file} is a folder: --at wants a file and a line, such as src/hooks.ts:12.`;
  if (/\.d\.(?:[\w-]+\.)?[cm]?ts$/iu.test(file)) return `${file} declares types only: nothing in it runs.`;
  if (!/\.(?:[cm]?[jt]s|[jt]sx)$/iu.test(file))
    return `${file} is not a JavaScript or TypeScript file of the program: name one that is not ignored.`;
  return `${file} is not part of the program: a .gitignore leaves it out, or it lies where builds and dependencies do.`;
};
