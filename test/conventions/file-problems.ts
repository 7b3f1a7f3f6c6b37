import path from 'node:path';

/** Above this a file holds more than one thing. The aim is 70. */
const longest = 300;

/** Names that say "whatever did not find a home". */
const homeless = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'manager']);

/** What is wrong with a source's name or size, one sentence each. */
export const fileProblems = (file: string, text: string): readonly string[] => {
  const parts = file.split('/');
  const names = parts.map((part) => part.replace(/(?:\.test|\.d)?\.[cm]?[jt]s$/u, ''));
  const lines = text.split('\n').length - 1;
  const homelessName = names.find((name) => homeless.has(name.split('-').at(-1) ?? ''));
  return [
    ...(homelessName === undefined ? [] : [`${homelessName} names no home: say what it holds`]),
    ...(names.every(isKebabCase) ? [] : [`${path.posix.basename(file)} is not kebab-case`]),
    ...(lines > longest && !isData(file) ? [`it has ${String(lines)} lines; ${String(longest)} is the limit`] : []),
  ];
};

const isKebabCase = (name: string): boolean => /^[a-z\d]+(?:-[a-z\d]+)*$/u.test(name);

/** A list is as long as what it lists. */
const isData = (file: string): boolean =>
  /\/cases\.ts$|^(?:rules|packages\/codemods\/src)\/[^/]+\/(?:[^/]+\/)?cases\/|\.test\.ts$|^packages\/providers\/src\//u.test(
    file,
  );
