import type { ValueOrigin } from '../facts/structure.ts';
import { spanOf } from '../facts/span.ts';
import { resolveExport, searchExport } from '../flow/resolve.ts';
import type { Because } from '../rules/finding.ts';
import type { Program } from '../scope/program.ts';

/** The re-exports between an import and what it stands for. `path`: the members that are asked of a namespace. */
export const exportSteps = (
  program: Program,
  file: string,
  { specifier, name }: Extract<ValueOrigin, { kind: 'import' }>,
  path: readonly string[],
): readonly Because[] => {
  const target = program.module(file, specifier);
  const wanted = name === '*' ? path[0] : name;
  if (target.kind !== 'file' || wanted === undefined) return [];
  const asked = new Set<string>();
  const goal = JSON.stringify(searchExport(program, target.path, wanted, asked).found);
  return [...asked].flatMap((key) => {
    const at = key.lastIndexOf('#');
    const [where, what] = [key.slice(0, at), key.slice(at + 1)];
    // Of several stars, those count behind which the same thing lies.
    if (JSON.stringify(resolveExport(program, where, what).found) !== goal) return [];
    return reExports(program, where, what);
  });
};

const reExports = (program: Program, file: string, name: string): readonly Because[] => {
  const edges = program.file(file)?.structure.edges ?? [];
  if (edges.some((edge) => edge.kind === 'export' && edge.name === name)) return [];
  const named = edges.find((edge) => edge.kind === 're-export' && edge.name === name);
  const stars = edges.filter((edge) => {
    if (edge.kind !== 'export-all') return false;
    const target = program.module(file, edge.specifier);
    return target.kind === 'file' && resolveExport(program, target.path, name).found.length > 0;
  });
  return [...(named === undefined ? stars : [named])].slice(0, 1).map((edge) => ({
    at: spanOf(file, edge.at),
    note: `re-exported${'specifier' in edge ? ` from '${edge.specifier}'` : ''}`,
  }));
};
