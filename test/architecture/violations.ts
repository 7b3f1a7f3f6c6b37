import path from 'node:path';
import { type Ban, type Part, type Permission, parts } from './import-table.ts';
import { type Import, type Inspected, inspectSource } from './inspect-source.ts';

/** Each line of `text`, which stands at `file`, that the table forbids: where, what, and the table's reason. */
export const violationsOf = (file: string, text: string): readonly string[] => {
  const part = parts.find((candidate) => candidate.holds.test(file));
  if (part === undefined) return [`${file}: no part of the import table holds this file`];

  const inspected = inspectSource(text);
  return [
    ...inspected.imports.flatMap((found) => importViolation(file, part, found) ?? []),
    ...part.never.flatMap((ban) => banViolations(file, part, ban, inspected)),
  ];
};

const importViolation = (file: string, part: Part, found: Import): string | null => {
  const where = `${file}:${String(found.line)}`;
  if (found.name.startsWith('.')) return relativeViolation(where, file, part, found.name);

  const ban = part.never.find(({ what }) => what === `import ${found.name}`);
  if (ban !== undefined) return `${where}: ${part.name} may not import ${found.name}: ${ban.because}`;

  const permission = part.may.find(({ from }) => from === found.name) ?? part.may.find(({ from }) => from === '*');
  if (permission === undefined)
    return `${where}: ${part.name} may not import ${found.name}; it may import ${list(part)}`;
  if (isEnough(permission, found)) return null;
  return `${where}: ${part.name} may import ${found.name} only ${how[permission.as ?? 'types']}: ${permission.because}`;
};

const relativeViolation = (where: string, file: string, part: Part, specifier: string): string | null => {
  const home = part.home.exec(file)?.[0] ?? '';
  const target = path.posix.join(path.posix.dirname(file), specifier);
  return target.startsWith(home) ? null : `${where}: ${part.name} may not reach out of ${home} by a path: ${specifier}`;
};

const banViolations = (file: string, part: Part, ban: Ban, inspected: Inspected): readonly string[] =>
  linesOf(ban, inspected).map((line) => `${file}:${String(line)}: no ${ban.what} in ${part.name}: ${ban.because}`);

const linesOf = ({ what }: Ban, inspected: Inspected): readonly number[] => {
  if (what === 'async function') return inspected.asyncFunctions;
  if (what === 'function') return inspected.functions;
  return inspected.globals.filter(({ name }) => what === `global ${name}`).map(({ line }) => line);
};

const isEnough = (permission: Permission, found: Import): boolean =>
  permission.as === undefined || found.as === 'types' || found.as === permission.as;

const how = { types: 'for its types', lazy: 'by import(), where it is needed' } as const;
const list = (part: Part): string => part.may.map(({ from }) => from).join(', ') || 'nothing';
