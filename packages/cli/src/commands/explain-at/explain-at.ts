import { join, relative, sep } from 'node:path';
import type { Span } from '@seamlint/core';
import { type Analysis, analyse, openWorkspace } from '../../check/analyse.ts';
import { requestOf } from '../../check/request.ts';
import { rejectStrayPath, rejectUnreadable } from '../../check/stray-path.ts';
import type { Toolbox } from '../../check/toolbox.ts';
import { writeReport } from '../../check/write-report.ts';
import type { CommonOptions } from '../../command-line/options.ts';
import type { Io } from '../../io.ts';
import { type Sources, openSources } from '../../source/sources.ts';
import { counted } from '../../counted.ts';
import { UsageError } from '../../usage-error.ts';
import { type Known, describeFacts } from './describe-facts.ts';
import { parsePlace } from './place.ts';

/** `seamlint explain --at FILE:LINE`: what is known there, and what each rule makes of it. */
export const explainAt = async (place: string, options: CommonOptions, io: Io, tools: Toolbox): Promise<number> => {
  const { file, line } = parsePlace(place);
  rejectStrayPath([file], io.cwd);
  rejectUnreadable([file], io.cwd);
  const workspace = await openWorkspace(requestOf([file], options, io, tools), tools);
  const [path] = workspace.discovery.named;
  if (path === undefined)
    throw new UsageError(`${file} is no JavaScript or TypeScript file of the program: name one that is not ignored.`);
  const analysis = await analyse(workspace, tools);
  const sources = openSources(analysis.program, workspace.catalog);
  const { lines } = sources.masked(path);
  if (line > lines.count)
    throw new UsageError(`${file} has ${counted(lines.count, 'line')}: there is no line ${String(line)}.`);
  const text = lines.text(line).trim();
  const covers = (at: Span): boolean => at.path === path && lineOf(sources, at) <= line && endOf(sources, at) >= line;
  const facts = describeFacts(analysis.scope)
    .filter(({ at }) => covers(at))
    .toSorted((one, other) => one.at.end - one.at.start - (other.at.end - other.at.start));
  const shown = (at: Span): string =>
    `${relative(workspace.cwd, join(workspace.discovery.root, at.path)).split(sep).join('/')}:${String(lineOf(sources, at))}`;
  const sections = [
    `${file}:${String(line)}  ${text}`,
    'Known here',
    ...(facts.length === 0
      ? ['  nothing: no call of an API, no webhook, no log, no credential']
      : facts.flatMap((fact) => linesOf(fact, shown))),
    '',
    'What the rules say',
    ...verdicts(analysis, covers, shown, path),
  ];
  await writeReport(`${sections.join('\n')}\n`, options.outputFile, io);
  return 0;
};

const lineOf = (sources: Sources, { path, start }: Span): number => sources.lines(path).position(start).line;
const endOf = (sources: Sources, { path, end }: Span): number => sources.lines(path).position(end).line;

type Shown = (at: Span) => string;

const linesOf = ({ kind, says, at, details }: Known, shown: Shown): readonly string[] => [
  `  ${kind} at ${shown(at)}`,
  `    ${says}`,
  ...details.map((detail) => `    - ${detail.says}${detail.at === null ? '' : `  (${shown(detail.at)})`}`),
];

/** Of every rule that is on: what it found or could not decide; and whatever keeps a finding from being told. */
const verdicts = (
  { judgement, workspace }: Analysis,
  covers: (at: Span) => boolean,
  shown: Shown,
  path: string,
): readonly string[] => {
  const found = judgement.findings
    .filter(({ finding }) => covers(finding.at))
    .flatMap(({ rule, finding, message }) => {
      const { level, strict } = workspace.settings.level(rule, path);
      const kept =
        level === 'off' ? ', and the rule is off' : finding.strict === true && !strict ? ', for the preset strict' : '';
      return [
        `  ${rule.name}: ${finding.certainty === 'hint' ? 'hint' : 'finding'}${kept}`,
        `    ${message}`,
        ...(finding.because ?? []).map(({ at, note }) => `    - ${note}  (${shown(at)})`),
      ];
    });
  const undecided = judgement.undecided
    .filter((item) => covers(item.undecided))
    .map(({ rule, why }) => `  ${rule.name}: undecided, because ${why}`);
  const silent = found.length + undecided.length === 0 ? ['  nothing'] : [];
  return [
    ...found,
    ...undecided,
    ...silent,
    ...(workspace.isTest(path) ? ['  The file counts as a test: most rules keep silent in it.'] : []),
    ...(workspace.settings.ignored(path) ? ['  The config ignores the file.'] : []),
  ];
};
