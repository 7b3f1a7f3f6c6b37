import stripIndent from 'strip-indent';

import type { Case } from './cases.ts';
import { fillPlaceholders } from './fill-placeholders.ts';

/** Texts by path, relative to the root of their small program. */
export type Files = ReadonlyMap<string, string>;

const CODE = /(?<!\.d)\.[cm]?[jt]sx?$/u;

export const isCode = (path: string): boolean => CODE.test(path);

/** A case as files, as they would lie on a disk. */
export const caseFiles = ({ files, path = 'src/case.ts' }: Case): Files => {
  const byPath = typeof files === 'string' ? { [path]: files } : files;
  return new Map(Object.entries(byPath).map(([name, text]) => [name, fillPlaceholders(dedent(text))]));
};

/** A text that begins on the line of its quote is not indented by its surroundings. */
const dedent = (text: string): string => (text.startsWith('\n') ? `${stripIndent(text.slice(1)).trimEnd()}\n` : text);
