import { isAbsolute, join, relative } from 'node:path';
import type { LoadedConfig } from './config.ts';
import type { Configs } from './configs.ts';

/** A folder that was laid out somewhere else for a while. Both absolute, without symbolic links. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** Where `path` belongs; itself where it is none of what was moved. */
export const movedBack = (path: string, { from, to }: Move): string => within(path, from, to);

/** Where `path` was laid out. */
export const movedAway = (path: string, { from, to }: Move): string => within(path, to, from);

const within = (path: string, folder: string, home: string): string => {
  const inside = relative(folder, path);
  return isAbsolute(inside) || /^\.\.(?:[\\/]|$)/u.test(inside) ? path : join(home, inside);
};

/** What holds for a file where it belongs holds where it was laid out. */
export const movedConfigs = (configs: Configs, move: Move): Configs => {
  const known = new Map<LoadedConfig, LoadedConfig>();
  const away = (loaded: LoadedConfig): LoadedConfig => {
    const { home } = loaded;
    const one = known.get(loaded) ?? {
      ...loaded,
      folder: movedAway(loaded.folder, move),
      ...(home === undefined ? {} : { home: movedAway(home, move) }),
    };
    known.set(loaded, one);
    return one;
  };
  return { of: async (path) => away(await configs.of(movedBack(path, move))) };
};
