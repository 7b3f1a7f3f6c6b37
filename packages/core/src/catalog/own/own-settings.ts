/** The config's `wrappers.env`, where a package exports it: a library like those that the catalog knows. */
import type { Library } from '../library/library.ts';
import { packageOfSpecifier } from '../packages.ts';
import { type OwnWrapper, isRelative } from './own-wrappers.ts';

/** What lies in the program is followed there. `env('NAME')`, `env.get('NAME')`, `env.NAME` and `env().NAME` all read a variable. */
export const ownSettings = (wrappers: readonly OwnWrapper[]): readonly Library[] =>
  wrappers.flatMap(({ kind, import: name, from }): readonly Library[] => {
    if (kind !== 'env' || from === null || isRelative(from)) return [];
    // Where it is called, a default export is the package itself.
    const called = patternOf(name.replace(/^default(?:\.|$)/u, ''));
    return [
      {
        id: `env:${from}`,
        title: from,
        category: 'platform',
        packages: [{ name: packageOfSpecifier(from) }],
        settings: [
          { path: String.raw`^${called}\(\)$`, by: 'argument' },
          { path: String.raw`^${called === '' ? '' : String.raw`${called}\.`}\w+\(\)$`, by: 'argument' },
          { path: String.raw`^${called}\(\)$`, by: 'member' },
          { packages: [], specifiers: [from], path: `^${patternOf(name)}$`, by: 'member' },
        ],
        evidence: [],
      },
    ];
  });

const patternOf = (name: string): string => name.replaceAll(/[$.]/gu, String.raw`\$&`);
