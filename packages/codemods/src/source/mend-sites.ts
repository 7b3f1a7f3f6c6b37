import { toInstall } from '../project/versions.ts';
import { Refusal, type Site, type Transform, type TransformInput, type TransformResult } from '../transform.ts';
import { type Imports, openImports } from './imports.ts';
import type { Node } from './node.ts';
import { closeSource, openSource, type Source } from './source.ts';

/** One run over one file. */
export interface Mending {
  readonly source: Source;
  readonly imports: Imports;
  readonly project: TransformInput['project'];
  /** Nodes that the run has changed, so that a second site leaves them. */
  readonly done: Set<Node>;
  /** Names that the reader has to declare elsewhere: `TransformResult.expects`. */
  readonly expects: Set<string>;
  readonly sites: readonly Site[];
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
  const mending: Mending = { source, imports, project, sites, done: new Set(), expects: new Set() };
  const notes = sites.flatMap((site) => mend(mending, site));
  const install = toInstall(project, imports.write());
  const expects = mending.expects.size > 0 ? { expects: [...mending.expects] } : {};
  return { kind: 'changed', text: closeSource(source), notes: [...new Set(notes)], install, ...expects };
};
