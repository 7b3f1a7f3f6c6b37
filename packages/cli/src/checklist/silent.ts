import { join, relative, sep } from 'node:path';
import type { SilentBy } from '@seamlint/core';
import type { Analysis } from '../check/analyse.ts';
import { openSources } from '../source/sources.ts';
import type { Evidence } from './item.ts';

/** Why rules say nothing of what they looked at: for each reason the first place, and how many there are. */
export const silentOf = ({ judgement, program, workspace }: Analysis): readonly Evidence[] => {
  const { told, settings, isTest, cwd, discovery, catalog } = workspace;
  const asked = ({ rule, silent }: SilentBy): boolean =>
    told.has(silent.path) &&
    !settings.ignored(silent.path) &&
    !isTest(silent.path) &&
    settings.level(rule, silent.path).level !== 'off';
  const sources = openSources(program, catalog);
  const groups = new Map<string, { readonly first: SilentBy; readonly places: Set<string> }>();
  for (const item of judgement.silent.filter(asked)) {
    const { rule, why, silent } = item;
    const group = groups.get(`${rule.name} ${why}`) ?? { first: item, places: new Set<string>() };
    groups.set(`${rule.name} ${why}`, group);
    group.places.add(`${silent.path}:${String(silent.start)}`);
  }
  return [...groups.values()].map(({ first: { rule, why, silent }, places }) => ({
    kind: 'silent',
    file: relative(cwd, join(discovery.root, silent.path)).split(sep).join('/'),
    ...sources.lines(silent.path).position(silent.start),
    rule: rule.name,
    message: places.size === 1 ? why : `${why} (in ${String(places.size)} places)`,
    fingerprint: null,
  }));
};
