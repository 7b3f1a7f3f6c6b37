import type { Path } from '../source/node.ts';
import { Refusal } from '../transform.ts';
import type { Handler } from './handler.ts';
import type { Setting } from './setting.ts';

/** Names that the written code means as the file's own top level does, or as Node does. */
const GLOBALS = ['process', 'Buffer', 'JSON', 'Response', 'URLSearchParams', 'Object'];

/** Inside the handler a name of the file's top level may belong to something else, in whole or further down: `const stripe = …`. */
export const refuseShadowed = ({ topNames }: Setting, { path }: Handler, lines: readonly string[]): void => {
  const words = lines.flatMap((line) => bareWords(line));
  const hidden = words.find((word) => (topNames.has(word) || GLOBALS.includes(word)) && isShadowed(path, word));
  if (hidden !== undefined) {
    throw new Refusal(`Inside the handler, ${hidden} means something other than at the top of the file.`);
  }
};

interface Scope {
  readonly isGlobal: boolean;
  lookup(name: string): Scope | null;
}

/** Neither members nor what stands in a string. */
const bareWords = (line: string): readonly string[] =>
  line.replace(/'(?:[^'\\]|\\.)*'/gu, "''").match(/(?<![.\w$])[A-Za-z_$][\w$]*/gu) ?? [];

/** ast-types keeps the names of blocks with their function: what a block hides counts, too. */
const isShadowed = (path: Path, name: string): boolean => {
  // The types of a path's scope are `any`.
  const inner = path.get('body').scope as Scope;
  const found = inner.lookup(name);
  return found !== null && !found.isGlobal;
};
