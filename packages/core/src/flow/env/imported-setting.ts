/** Variables of the environment that are imported: `$env/static/private`, `node:process`. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Value } from '../../facts/structure.ts';
import type { Following, Trail } from '../following.ts';
import { pathText } from '../origin.ts';
import { environmentVariable } from './environment.ts';

/** What is called so is handed the name of the variable: `env.get('NAME')`. */
const READS = /^(?:get|read|require)(?:[A-Z]\w*)?$/u;

/** Follows the members `path` of an import, where that is a setting. */
export const followImported = (
  following: Following,
  ref: Ref,
  { specifier, name }: Extract<Value, { kind: 'import' }>,
  path: readonly string[],
  trail: Trail,
): boolean => {
  const rows = following.catalog.settingsFrom(specifier);
  if (rows.length === 0) return false;
  const full = [...(name === '*' ? [] : [name]), ...path];
  // A framework's own names are those of the platform, wherever they are imported from.
  if (rows.some(({ path: pattern }) => pattern.source.includes('\\(')) && full.length > 0) {
    trail.found.push({ kind: 'external', package: null, path: full, ref });
    return true;
  }
  for (const row of rows)
    for (const end of [0, 1]) {
      const variable = full[end];
      if (variable === undefined || READS.test(variable) || !row.path.test(pathText(full.slice(0, end)))) continue;
      trail.found.push(environmentVariable(ref, variable, full.slice(end + 1)));
      return true;
    }
  return false;
};
