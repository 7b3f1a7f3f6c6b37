import type { Report } from '../report/report.ts';
import type { Paint } from '../paint.ts';
import type { Edit } from './edit.ts';
import { withBom } from './source-file.ts';
import { unifiedDiff } from './unified-diff.ts';

export interface Shown {
  /** As reported before and after the edits: they know what has to be masked. */
  readonly before: Report;
  readonly report: Report;
  readonly texts: ReadonlyMap<string, string>;
  /** A path of the root as the user sees it. */
  readonly shownFile: (path: string) => string;
}

/** One diff a file, however many edits it took. */
export const diffOf = (edits: readonly Edit[], { before, report, texts, shownFile }: Shown, paint: Paint): string => {
  const changes = new Map(edits.flatMap((edit) => edit.changes.map((change) => [change.path, change] as const)));
  return [...changes.values()]
    .map(({ path, file, after }) => ({ path, file, text: texts.get(path) ?? after, name: shownFile(path) }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ path, file, text, name }) =>
      unifiedDiff(
        name,
        { text: withBom(file, file.text), masked: before.source(path).text },
        { text: withBom(file, text), masked: report.source(path).text },
        paint,
      ),
    )
    .join('');
};
