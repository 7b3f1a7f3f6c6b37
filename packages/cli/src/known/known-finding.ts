import type { Reported } from '../report/report.ts';

/** A finding that was there before, without the line it stood on. */
export interface KnownFinding {
  /** With `/`, from the folder that all of them count from. */
  readonly file: string;
  readonly rule: string;
  /** As in Reported. */
  readonly context: string;
}

export interface Matching {
  /** The findings that were there before. */
  readonly old: ReadonlySet<Reported>;
  /** What was there before, and is no more. */
  readonly gone: readonly KnownFinding[];
  /** Of files that are gone: where what was known of them was found again. */
  readonly renames: ReadonlyMap<string, string>;
}

export interface MatchOptions {
  /** Where a finding's file lies, as KnownFinding has it. */
  readonly fileOf: (finding: Reported) => string;
  /** Whether such a file is still there. */
  readonly exists: (file: string) => boolean;
}

/**
 * Each known finding stands for one finding of the same file, rule and context; then one whose file is gone for one of the
 * same rule and context in a file that nothing is known of: it was renamed.
 */
export const matchKnown = (
  findings: readonly Reported[],
  known: readonly KnownFinding[],
  { fileOf, exists }: MatchOptions,
): Matching => {
  const files = new Set(known.map(({ file }) => file));
  const inPlace = take(findings, known, ({ file, rule, context }) => [file, rule, context], fileOf);
  const moved = inPlace.left.filter(({ file }) => !exists(file));
  const unknown = findings.filter((finding) => !inPlace.pairs.has(finding) && !files.has(fileOf(finding)));
  const renamed = take(unknown, moved, ({ rule, context }) => [rule, context], fileOf);
  const gone = new Set([...inPlace.left.filter(({ file }) => exists(file)), ...renamed.left]);
  return {
    old: new Set([...inPlace.pairs.keys(), ...renamed.pairs.keys()]),
    gone: known.filter((item) => gone.has(item)),
    renames: new Map([...renamed.pairs].map(([finding, { file }]) => [file, fileOf(finding)])),
  };
};

const take = (
  findings: readonly Reported[],
  known: readonly KnownFinding[],
  parts: (item: KnownFinding) => readonly string[],
  fileOf: MatchOptions['fileOf'],
): { readonly pairs: ReadonlyMap<Reported, KnownFinding>; readonly left: readonly KnownFinding[] } => {
  const open = new Map<string, KnownFinding[]>();
  for (const item of known.toReversed()) {
    const key = JSON.stringify(parts(item));
    const equal = open.get(key);
    if (equal === undefined) open.set(key, [item]);
    else equal.push(item);
  }
  const pairs = new Map(
    findings.flatMap((finding) => {
      const item = open.get(JSON.stringify(parts(knownOf(finding, fileOf))))?.pop();
      return item === undefined ? [] : [[finding, item] as const];
    }),
  );
  const left = new Set([...open.values()].flat());
  return { pairs, left: known.filter((item) => left.has(item)) };
};

export const knownOf = (finding: Reported, fileOf: MatchOptions['fileOf']): KnownFinding => ({
  file: fileOf(finding),
  rule: finding.rule,
  context: finding.context,
});
