import { join, relative, sep } from 'node:path';
import type { SilentBy } from '@seamlint/core';
import type { Analysis } from '../check/analyse.ts';
import { openSources } from '../source/sources.ts';
import type { Evidence } from './item.ts';

export interface SilentPlaces {
  /** Why rules are content: for each reason the first place, and how many there are. */
  readonly content: readonly Evidence[];
  /** Each place of which a rule says nothing since nobody knows whether all is well there. */
  readonly open: readonly Evidence[];
}

export const silentOf = (analysis: Analysis): SilentPlaces => {
  const { judgement, program, workspace } = analysis;
  const { told, settings, isTest, cwd, discovery, catalog } = workspace;
  const asked = ({ rule, silent }: SilentBy): boolean =>
    told.has(silent.path) &&
    !settings.ignored(silent.path) &&
    !isTest(silent.path) &&
    settings.level(rule, silent.path).level !== 'off';
  const sources = openSources(program, catalog);
  const evidenceOf = ({ rule, silent }: SilentBy, kind: Evidence['kind'], message: string): Evidence => ({
    kind,
    file: relative(cwd, join(discovery.root, silent.path)).split(sep).join('/'),
    ...sources.lines(silent.path).position(silent.start),
    rule: rule.name,
    message,
    fingerprint: null,
  });
  const all = judgement.silent.filter((item) => item.but !== 'aside' && asked(item));
  return {
    content: groupsOf(all.filter(({ but }) => but === undefined)).map(({ first, places }) =>
      evidenceOf(first, 'silent', places.size === 1 ? first.why : `${first.why} (in ${String(places.size)} places)`),
    ),
    open: groupsOf(
      all.filter(({ but }) => but === 'open'),
      placeOf,
    ).map(({ first }) => evidenceOf(first, 'undecided', first.why)),
  };
};

interface Group {
  readonly first: SilentBy;
  readonly places: Set<string>;
}

/** By rule, and reason or place. */
const groupsOf = (all: readonly SilentBy[], by = ({ why }: SilentBy): string => why): readonly Group[] => {
  const groups = new Map<string, Group>();
  for (const item of all) {
    const key = `${item.rule.name} ${by(item)}`;
    const group = groups.get(key) ?? { first: item, places: new Set<string>() };
    groups.set(key, group);
    group.places.add(placeOf(item));
  }
  return [...groups.values()];
};

const placeOf = ({ silent: { path, start } }: SilentBy): string => `${path}:${String(start)}`;
