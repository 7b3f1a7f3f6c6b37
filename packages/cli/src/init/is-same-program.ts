import { isDeepStrictEqual } from 'node:util';
import type { Workspace } from '../check/analyse.ts';
import type { LoadedConfig } from '../config/config.ts';

/** Whether what was found in `before` is what a run over `now` would find: the same files, under configs that say the same. */
export const isSameProgram = (before: Workspace, now: Workspace): boolean =>
  isDeepStrictEqual([before.discovery.files, before.told], [now.discovery.files, now.told]) &&
  isDeepStrictEqual(saidBy(before), saidBy(now));

/** By folder. */
const saidBy = ({ settings }: Workspace): ReadonlyMap<string, unknown> =>
  new Map([...settings.configs].map(([folder, loaded]) => [folder, said(loaded)]));

/** A config that only names the usual preset says what none says, wherever it lies. */
const said = ({ config, folder, home }: LoadedConfig): unknown => {
  const { $schema: _schema, extends: preset = 'recommended', ...others } = config;
  return [preset, others, ...(Object.keys(others).length === 0 ? [] : [folder, home])];
};
