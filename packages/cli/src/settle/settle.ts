import { join, relative, sep } from 'node:path';
import { mayMend } from '@seamlint/codemods/offers';
import { isComponentFile, type Span, type UndecidedBy } from '@seamlint/core';
import type { Analysis } from '../check/analyse.ts';
import { countsOf } from '../report/counts.ts';
import type {
  LostPlace,
  Place,
  Report,
  Reported,
  ReportedError,
  ReportedUndecided,
  Silenced,
} from '../report/report.ts';
import type { MaskedSource } from '../source/masked-source.ts';
import { openSources } from '../source/sources.ts';
import type { Sources } from '../source/sources.ts';
import { brokenRule } from './broken-rule.ts';
import type { Raw, SettleOptions } from './raw.ts';
import { contextOf } from './context.ts';
import { createFingerprints } from './fingerprint.ts';
import { openSuppressions } from './suppressions.ts';
import type { FileSuppressions } from './suppressions.ts';
import { suppressionFindings } from './suppression-findings.ts';

/** From what rules say to what users are told: severity, suppression, places, order. */
export const settle = (analysis: Analysis, options: SettleOptions): Report => {
  const { workspace, program, judgement } = analysis;
  const sources = openSources(program, workspace.catalog);
  const asked = (path: string): boolean => workspace.told.has(path) && !workspace.settings.ignored(path);
  const suppressions = suppressionsByFile(analysis, asked);

  const judged = judgement.findings.filter(
    ({ rule, finding }) => asked(finding.at.path) && isOn(analysis, rule, finding.at.path),
  );
  const isTold = ({ rule, finding }: Raw): boolean => isOn(analysis, rule, finding.at.path, finding.strict);
  const told = judged.filter(isTold);
  const withheld = judged.filter((one) => !isTold(one));
  const undecided = judgement.undecided.filter((item) => asked(item.undecided.path) && isOpen(analysis, item));
  for (const { rule, undecided: at } of undecided) suppressions.get(at.path)?.spare(rule.name, lineOf(sources, at));

  const places = placer(analysis, sources);
  const settled = settleAll(told, analysis, sources, places);
  const silenced: Silenced[] = [];
  const kept = settled.filter((finding) => {
    const by = suppressions.get(finding.at.path)?.take(finding.rule, finding.line);
    if (by !== undefined) silenced.push({ finding, by: 'comment', reason: by.reason });
    return by === undefined;
  });
  const about = suppressionFindings(analysis, suppressions, options);
  const findings = [...kept, ...settleAll(about, analysis, sources, places)].toSorted(byPlace);
  return {
    findings,
    silenced: silenced.toSorted((a, b) => byPlace(a.finding, b.finding)),
    withheld: settleAll(withheld, analysis, sources, places).toSorted(byPlace),
    undecided: undecided.map((item) => settleUndecided(item, places)).toSorted(byPlace),
    errors: errorsOf(analysis, asked),
    unasked: workspace.tellsRest ? (program.stats.types?.missing ?? []) : [],
    summary: {
      files: [...workspace.told].filter(asked).length,
      seams: (['webhook-endpoint', 'outbound-call'] as const)
        .flatMap((kind) => analysis.scope.facts(kind).map(({ span }) => span.path))
        .filter(asked).length,
      ...countsOf(findings),
      suppressed: silenced.length,
      baselined: 0,
      ms: options.ms,
    },
    source: (path) => sources.masked(path),
  };
};

const isOn = ({ workspace }: Analysis, rule: Raw['rule'], path: string, onlyStrict = false): boolean => {
  const { level, strict } = workspace.settings.level(rule, path);
  return level !== 'off' && (strict || !onlyStrict);
};

const isOpen = (analysis: Analysis, { rule, undecided, strict }: UndecidedBy): boolean =>
  isOn(analysis, rule, undecided.path, strict) && (rule.inTests === true || !analysis.workspace.isTest(undecided.path));

const lineOf = (sources: Sources, { path, start }: Span): number => sources.lines(path).position(start).line;

const suppressionsByFile = (
  { program, workspace, judgement }: Analysis,
  asked: (path: string) => boolean,
): ReadonlyMap<string, FileSuppressions> => {
  const paths = new Set([...program.paths, ...judgement.findings.map(({ finding }) => finding.at.path)].filter(asked));
  return new Map(
    [...paths].flatMap((path) => {
      const all = program.file(path)?.suppressions ?? [];
      return all.length === 0 ? [] : [[path, openSuppressions(all, workspace.settings.requireReason(path))] as const];
    }),
  );
};

type Placer = (at: Span) => Place & { readonly at: Span };

const placer = ({ workspace }: Analysis, sources: Sources): Placer => {
  return (at) => ({ file: shownFile(workspace, at.path), ...sources.lines(at.path).position(at.start), at });
};

const shownFile = ({ cwd, discovery }: Analysis['workspace'], path: string): string =>
  relative(cwd, join(discovery.root, path)).split(sep).join('/');

const settleAll = (raw: readonly Raw[], analysis: Analysis, sources: Sources, place: Placer): readonly Reported[] => {
  const fingerprint = createFingerprints();
  const inOrder = raw.toSorted(
    (a, b) => a.finding.at.start - b.finding.at.start || a.finding.at.end - b.finding.at.end,
  );
  return inOrder.map(({ rule, finding, message, help }) => {
    const { at } = finding;
    const here = place(at);
    const end = sources.lines(at.path).position(at.end);
    const context = contextIn(sources.masked(at.path), at);
    return {
      rule: rule.name,
      severity: severityOf(analysis, rule, finding),
      message,
      help,
      ...here,
      endLine: end.line,
      endColumn: end.column,
      provider: finding.provider ?? null,
      because: (finding.because ?? []).map((item) => ({ ...place(item.at), note: item.note })),
      plan: planOf(finding.fix, at.path),
      context,
      fingerprint: fingerprint(rule.name, at.path, context),
    };
  });
};

const contextIn = (masked: MaskedSource, { start, end }: Span): string => {
  const offset = (at: number): number => {
    const { line, column } = masked.position(at);
    return masked.lines.start(line) + column - 1;
  };
  return contextOf(masked, { start: offset(start), end: offset(end) });
};

/** What a transform would refuse whatever the code is, is no fix. */
const planOf = (fix: Raw['finding']['fix'], path: string): Reported['plan'] =>
  fix === undefined || (fix.kind === 'transform' && (isComponentFile(path) || !mayMend(fix.transform, fix.options)))
    ? null
    : fix;

/** What is only likely stays a warning however loud its rule is. */
const severityOf = (
  { workspace }: Analysis,
  rule: Raw['rule'],
  { at, certainty, grave }: Raw['finding'],
): 'error' | 'warning' => {
  const { level, stated } = workspace.settings.level(rule, at.path);
  return certainty !== 'hint' && (level === 'error' || (grave === true && !stated)) ? 'error' : 'warning';
};

const settleUndecided = ({ rule, undecided, why, lost }: UndecidedBy, place: Placer): ReportedUndecided => {
  const { file, line, column } = place(undecided);
  return { rule: rule.name, file, line, column, why, lost: lost === undefined ? null : lostAt(place(lost), lost) };
};

/** Where only the file is known, no line is told. */
const lostAt = ({ file, line, column }: Place, { start, end }: Span): LostPlace =>
  start === 0 && end === 0 ? { file, line: null, column: null } : { file, line, column };

const errorsOf = (
  { program, workspace, failures }: Analysis,
  asked: (path: string) => boolean,
): readonly ReportedError[] => {
  const known = new Set(workspace.discovery.files);
  // A folder that can't be read is no file of the program, and still keeps files from being analysed.
  const { tellsRest } = workspace;
  const told = [...workspace.discovery.errors, ...program.errors].filter(
    ({ file }) => asked(file) || (tellsRest && !known.has(file)),
  );
  const broken = failures.filter(({ path }) => (path === null ? tellsRest : asked(path)));
  return [
    ...told.map(({ file, message }) => ({ file: shownFile(workspace, file), path: file, message })),
    ...broken.map((failure) => brokenRule(failure, (path) => shownFile(workspace, path))),
  ]
    .filter(isFirst)
    .toSorted((a, b) => compare(a.file, b.file) || compare(a.message, b.message));
};

/** One rule may break over a file in several places. */
const isFirst = ({ file, message }: ReportedError, index: number, all: readonly ReportedError[]): boolean =>
  all.findIndex((other) => other.file === file && other.message === message) === index;

type Sortable = Place & { readonly rule: string };

const byPlace = (a: Sortable, b: Sortable): number =>
  compare(a.file, b.file) || a.line - b.line || compare(a.rule, b.rule) || a.column - b.column;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
