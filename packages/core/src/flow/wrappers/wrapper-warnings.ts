import { type OwnWrapper, namesOfWrapper } from '../../catalog/own/own-wrappers.ts';
import type { Value } from '../../facts/structure.ts';
import type { Program } from '../../scope/program.ts';
import { resolveExport } from '../resolve.ts';
import { moduleOfWrapper } from './own-exports.ts';

/** Which of the wrappers stand for nothing in the program, a sentence each. What a package outside it exports nobody sees here. */
export const wrapperWarnings = (program: Program, wrappers: readonly OwnWrapper[]): readonly string[] =>
  wrappers.flatMap((wrapper) => warningOf(program, wrapper) ?? []);

const warningOf = (program: Program, wrapper: OwnWrapper): string | undefined => {
  const target = moduleOfWrapper(program, wrapper);
  if (target === undefined || target.kind === 'package') return undefined;
  const key = wrapper.kind === 'logger' ? '"loggers"' : `"wrappers.${wrapper.kind}"`;
  const from = wrapper.from ?? '';
  if (target.kind === 'unknown') return `${key} names a module ${from} that is not in the program.`;
  const [name] = namesOfWrapper(wrapper);
  const paths = target.kind === 'file' ? [target.path] : target.paths;
  return paths.some((path) => exports(program, path, name))
    ? undefined
    : `${key} names an export ${name} that ${from} does not have.`;
};

const exports = (program: Program, path: string, name: string): boolean => {
  const structure = program.file(path)?.structure;
  const wholes = (structure?.edges ?? []).flatMap((edge) =>
    edge.kind === 'export' && edge.name === '=' ? [structure?.values[edge.value]] : [],
  );
  // What `module.exports =` holds is seen where it is written out.
  const isWritten = wholes.length > 0 && wholes.every((whole) => whole?.kind === 'object' && lacks(whole, name));
  if (isWritten && name !== 'default') return false;
  const { found, open } = resolveExport(program, path, name);
  return found.length > 0 || open.length > 0;
};

const lacks = ({ entries }: Extract<Value, { kind: 'object' }>, name: string): boolean =>
  entries.every(({ key, spread }) => !spread && key !== null && key !== name);
