import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Transform, TransformInput, TransformProject, TransformResult } from '@seamlint/codemods';
import { applyEdits } from './apply-edits.ts';
import type { TextEdit } from './apply-edits.ts';
import type { Change, Edit, Refused } from './edit.ts';
import type { FixGroup } from './select-fixes.ts';
import { openSourceFile } from './source-file.ts';
import type { SourceFile } from './source-file.ts';

/** What attempts need besides the findings. Paths are relative to the root. */
export interface Workshop {
  readonly root: string;
  readonly transforms: ReadonlyMap<string, Transform>;
  readonly project: (path: string, text: string) => TransformProject;
  /** Names of environment variables of the project. */
  readonly envNames: () => ReadonlySet<string>;
  /** Whether the file was asked for: nothing else is written to. */
  readonly asked: (path: string) => boolean;
}

export interface Attempts {
  readonly edits: readonly Edit[];
  readonly refused: readonly Refused[];
}

/** Edits that are not verified yet. `accepted`: texts of earlier rounds, by path. */
export const attemptFixes = (
  groups: readonly FixGroup[],
  workshop: Workshop,
  accepted: ReadonlyMap<string, string>,
): Attempts => {
  const attempts = groups.map((group) => {
    const made =
      group.findings[0]?.plan?.kind === 'edits'
        ? edited(group, workshop, accepted)
        : transformed(group, workshop, accepted);
    return typeof made === 'string' ? { group, why: made } : made;
  });
  return {
    edits: apart(attempts.filter((item) => 'changes' in item)),
    refused: attempts.filter((item) => 'why' in item),
  };
};

/** Without those that change a file that one before them changes: they are tried again once that one is in. */
const apart = (edits: readonly Edit[]): readonly Edit[] => {
  const taken = new Set<string>();
  return edits.filter(({ changes }) => {
    const isFree = changes.every(({ path }) => !taken.has(path));
    if (isFree) for (const { path } of changes) taken.add(path);
    return isFree;
  });
};

/** A sentence where it can't be done. */
type Attempt = (group: FixGroup, workshop: Workshop, accepted: ReadonlyMap<string, string>) => Edit | string;

const transformed: Attempt = (group, { root, transforms, project, envNames, asked }, accepted) => {
  const transform = transforms.get(group.fix);
  if (transform === undefined) return `there is no transform ${group.fix}`;
  const file = openSourceFile(join(root, group.path));
  if (typeof file === 'string') return file;
  const before = accepted.get(group.path) ?? file.text;
  const result = apply(transform, {
    path: group.path,
    text: before,
    sites: group.findings.map(({ at, plan }) => ({
      start: at.start,
      end: at.end,
      options: plan?.kind === 'transform' ? (plan.options ?? {}) : {},
    })),
    project: { ...project(group.path, before), read: (path) => textNow(path, root, accepted), envNames },
  });
  if (result.kind === 'refused') return sentenceInside(result.why);
  const changes: Change[] = [{ path: group.path, file, before, after: withoutBom(result.text) }];
  for (const { path, text } of result.others ?? []) {
    const other = beside(path, root, asked);
    if (typeof other === 'string') return other;
    changes.push({ path, file: other, before: accepted.get(path) ?? other.text, after: withoutBom(text) });
  }
  const changed = changes.filter((change) => change.before !== change.after);
  if (changed.length === 0) return 'the transform found nothing to change';
  const { notes, install, expects, doubts } = result;
  return { group, changes: changed, notes, install, expects, doubts: doubts?.map(sentenceInside) };
};

/** Another file than the finding's, to be changed with it; a sentence where that may not be. */
const beside = (path: string, root: string, asked: Workshop['asked']): SourceFile | string => {
  if (!asked(path)) return `it would change ${path}, too, which was not asked for`;
  const file = openSourceFile(join(root, path));
  return typeof file === 'string' ? `${path}: ${file}` : file;
};

const textNow = (path: string, root: string, accepted: ReadonlyMap<string, string>): string | null => {
  try {
    return accepted.get(path) ?? withoutBom(readFileSync(join(root, path), 'utf8'));
  } catch {
    return null;
  }
};

/** One file that a transform stumbles over keeps nobody from the fixes of the others. */
const apply = (transform: Transform, input: TransformInput): TransformResult => {
  try {
    return transform.apply(input);
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
    return { kind: 'refused', why: `the transform itself failed (${why ?? ''})` };
  }
};

const edited: Attempt = (group, { root, asked }, accepted) => {
  const byPath = new Map<string, TextEdit[]>();
  for (const edit of group.findings.flatMap(({ plan }) => (plan?.kind === 'edits' ? plan.edits : []))) {
    byPath.set(edit.at.path, [...(byPath.get(edit.at.path) ?? []), edit]);
  }
  const changes: Change[] = [];
  for (const [path, edits] of byPath) {
    const file = path === group.path ? openSourceFile(join(root, path)) : beside(path, root, asked);
    if (typeof file === 'string') return file;
    const change = changeOf(path, file, accepted.get(path) ?? file.text, edits);
    if (typeof change === 'string') return change;
    if (change.after !== change.before) changes.push(change);
  }
  return changes.length === 0 ? 'its edits change nothing' : { group, changes, notes: [], install: [] };
};

const changeOf = (path: string, file: SourceFile, before: string, edits: readonly TextEdit[]): Change | string => {
  const after = applyEdits(before, edits);
  return after === null ? 'its edits overlap' : { path, file, before, after };
};

const withoutBom = (text: string): string => text.replace(/^\uFEFF/u, '');

/** A transform speaks in sentences; here its answer follows a colon. */
const sentenceInside = (why: string): string => why.replace(/\.$/u, '');
