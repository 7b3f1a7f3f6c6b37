import { join } from 'node:path';
import type { Transform } from '@seamlint/codemods';
import { dependenciesOf } from './manifests.ts';
import type { FixGroup } from './select-fixes.ts';
import { readSourceFile } from './source-file.ts';
import type { SourceFile } from './source-file.ts';

/** What a transform made of a file; not verified yet. */
export interface Edit {
  readonly group: FixGroup;
  readonly file: SourceFile;
  /** Without a byte order mark. */
  readonly before: string;
  readonly after: string;
  readonly notes: readonly string[];
  readonly install: readonly string[];
}

export interface Refused {
  readonly group: FixGroup;
  readonly why: string;
}

export interface Attempts {
  readonly edits: readonly Edit[];
  readonly refused: readonly Refused[];
}

/** `accepted`: texts of earlier rounds, by path. */
export const applyTransforms = (
  groups: readonly FixGroup[],
  transforms: ReadonlyMap<string, Transform>,
  root: string,
  accepted: ReadonlyMap<string, string>,
): Attempts => {
  const attempts = groups.map((group) => attempt(group, transforms.get(group.transform), root, accepted));
  return {
    edits: attempts.filter((item) => 'after' in item),
    refused: attempts.filter((item) => 'why' in item),
  };
};

const attempt = (
  group: FixGroup,
  transform: Transform | undefined,
  root: string,
  accepted: ReadonlyMap<string, string>,
): Edit | Refused => {
  if (transform === undefined) return { group, why: `there is no transform ${group.transform}` };
  const file = readSourceFile(join(root, group.path));
  if (file === undefined) return { group, why: 'the file is not UTF-8' };
  const before = accepted.get(group.path) ?? file.text;
  const result = transform.apply({
    path: group.path,
    text: before,
    sites: group.findings.map(({ at, plan }) => ({
      start: at.start,
      end: at.end,
      options: plan?.kind === 'transform' ? (plan.options ?? {}) : {},
    })),
    project: { dependencies: dependenciesOf(root, group.path) },
  });
  if (result.kind === 'refused') return { group, why: result.why };
  if (result.text === before) return { group, why: 'the transform found nothing to change' };
  return { group, file, before, after: result.text, notes: result.notes, install: result.install };
};
