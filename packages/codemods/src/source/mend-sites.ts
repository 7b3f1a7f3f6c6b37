import { toInstall } from '../project/versions.ts';
import {
  type ChangedFile,
  Refusal,
  type Site,
  type Transform,
  type TransformInput,
  type TransformProject,
  type TransformResult,
} from '../transform.ts';
import { type Imports, openImports } from './imports.ts';
import type { Node } from './node.ts';
import { closeSource, openSource, type Source } from './source.ts';

/** A file that is being changed. */
export interface Opened {
  readonly source: Source;
  readonly imports: Imports;
}

/** One run over one file. */
export interface Mending extends Opened {
  readonly project: TransformInput['project'];
  /** Nodes that the run has changed, so that a second site leaves them. */
  readonly done: Set<Node>;
  /** Names that the reader has to declare elsewhere: `TransformResult.expects`. */
  readonly expects: Set<string>;
  /** Why the new code may not hold: `TransformResult.doubts`. */
  readonly doubts: Set<string>;
  readonly sites: readonly Site[];
  /** This file, or another one that has to change with it; null where that can't be read. */
  readonly open: (path: string) => Opened | null;
}

/** Answers what the reader has to know, one sentence each. */
type Mend = (mending: Mending, site: Site) => readonly string[];

/** A transform that mends each site by itself: all of them or none, since who asked for them is told that they are gone. */
export const siteTransform = (name: string, mend: Mend): Transform => ({
  name,
  apply(input) {
    try {
      return mendAll(input, mend);
    } catch (error) {
      if (error instanceof Refusal) return { kind: 'refused', why: error.message };
      throw error;
    }
  },
});

const mendAll = ({ path, text, sites, project }: TransformInput, mend: Mend): TransformResult => {
  if (sites.length === 0) throw new Refusal('No place to mend was given.');
  const source = openSource(path, text);
  const imports = openImports(source);
  const opened = new Map<string, Opened | null>([[path, { source, imports }]]);
  const open = (other: string): Opened | null => {
    const known = opened.get(other);
    if (known !== undefined) return known;
    const found = openOther(other, project);
    opened.set(other, found);
    return found;
  };
  const told = { expects: new Set<string>(), doubts: new Set<string>() };
  const mending: Mending = { source, imports, project, sites, done: new Set(), ...told, open };
  const notes = sites.flatMap((site) => mend(mending, site));
  const install = toInstall(project, imports.write());
  const expects = told.expects.size > 0 ? { expects: [...told.expects] } : {};
  const doubts = told.doubts.size > 0 ? { doubts: [...told.doubts] } : {};
  const others = [...opened].flatMap(([at, other]) => (at === path || other === null ? [] : closeOther(at, other)));
  return {
    ...{ kind: 'changed', text: closeSource(source), notes: [...new Set(notes)], install, ...expects, ...doubts },
    ...(others.length > 0 ? { others } : {}),
  };
};

const openOther = (path: string, { read }: TransformProject): Opened | null => {
  const text = read?.(path) ?? null;
  if (text === null) return null;
  const source = openSource(path, text);
  return { source, imports: openImports(source) };
};

/** Nothing where it was only read. What is imported into it belongs to Node or to what it imports already. */
const closeOther = (path: string, { source, imports }: Opened): readonly ChangedFile[] => {
  imports.write();
  return source.magic.hasChanged() ? [{ path, text: closeSource(source) }] : [];
};
