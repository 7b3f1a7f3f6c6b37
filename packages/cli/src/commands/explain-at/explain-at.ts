import type { RecordCache } from '@seamlint/analyzer';
import { createRecorder } from '@seamlint/core';
import { type Workspace, analyse, openWorkspace } from '../../check/analyse.ts';
import { openCaches } from '../../check/cache/open-caches.ts';
import { requestOf } from '../../check/request.ts';
import { rejectStrayPath, rejectUnreadable } from '../../check/stray-path.ts';
import type { Toolbox } from '../../check/toolbox.ts';
import { writeReport } from '../../check/write-report.ts';
import type { CommonOptions } from '../../command-line/options.ts';
import { counted } from '../../counted.ts';
import type { Io } from '../../io.ts';
import { maskWith } from '../../mask-sentence.ts';
import { version } from '../../package-root.ts';
import { createPaint, wantsColor } from '../../paint.ts';
import { openSources } from '../../source/sources.ts';
import { UsageError } from '../../usage-error.ts';
import { aroundPlace } from './around.ts';
import { describeFacts } from './describe-facts.ts';
import type { Explanation, Item } from './explanation.ts';
import { passedOverAt } from './passed-over.ts';
import { type Place, parsePlace } from './place.ts';
import { render } from './render.ts';
import { type Spot, spotAt } from './spot.ts';
import { verdictsAt } from './verdicts.ts';
import { whyOutside } from './why-outside.ts';

/** `seamlint explain --at FILE:LINE`: what is known there, how it came to be known, and what each rule makes of it. */
export const explainAt = async (text: string, options: CommonOptions, io: Io, tools: Toolbox): Promise<number> => {
  if (options.format !== 'pretty' && options.format !== 'json')
    throw new UsageError(`seamlint explain --at has no --format ${options.format}; it prints text or json.`);
  const place = parsePlace(text, io.cwd);
  rejectStrayPath([place.file], io.cwd);
  rejectUnreadable([place.file], io.cwd);
  const workspace = await openWorkspace(requestOf([place.file], options, io, tools), tools);
  const spot = await openSpot(place, workspace, tools, openCaches(workspace, options)?.records());
  const explanation = explained(spot, place);
  const { formats } = workspace.catalog;
  const written =
    options.format === 'json'
      ? `${JSON.stringify(explanation, null, 2)}\n`
      : render(explanation, {
          paint: createPaint(options.outputFile === undefined && wantsColor(io, options.color)),
          width: options.outputFile === undefined && io.isTTY ? (io.columns ?? null) : null,
        });
  await writeReport(maskWith(formats, written), options.outputFile, io);
  return 0;
};

const openSpot = async (
  place: Place,
  workspace: Workspace,
  tools: Toolbox,
  cache: RecordCache | undefined,
): Promise<Spot> => {
  const { discovery, settings } = workspace;
  const [path] = discovery.named;
  if (path === undefined) throw new UsageError(whyOutside(place.file, workspace.cwd));
  const recorder = createRecorder();
  const analysis = await analyse(workspace, tools, { recorder, cache });
  const sources = openSources(analysis.program, workspace.catalog);
  const { count } = sources.lines(path);
  if (place.line > count)
    throw new UsageError(`${place.file} has ${counted(count, 'line')}: there is no line ${String(place.line)}.`);
  const { length } = sources.lines(path).text(place.line);
  if (place.column !== null && place.column > length + 1)
    throw new UsageError(
      `Line ${String(place.line)} of ${place.file} has ${counted(length, 'character')}: there is no column ${String(place.column)}.`,
    );
  // Whoever asks names the file, and still wants to know what is said where nobody does.
  const byPlace = tools.createTestPaths({ ...discovery, named: new Set() });
  const isTest = (one: string): boolean => byPlace(one) || settings.test(one);
  return spotAt(analysis, recorder, sources, path, place, isTest);
};

const explained = (spot: Spot, { line, column }: Place): Explanation => {
  const { path, sources } = spot;
  const { file } = spot.where({ path, start: 0, end: 0 });
  const facts = describeFacts(spot);
  const here = facts
    .filter(({ span }) => spot.covers(span))
    .toSorted((one, other) => one.span.end - one.span.start - (other.span.end - other.span.start));
  const passedOver = passedOverAt(spot);
  return {
    version: 1,
    tool: `seamlint ${version()}`,
    place: { file, line, column },
    code: sources.masked(path).lines.text(line).trim(),
    file: spot.file,
    known: here.map(({ item }) => item()),
    passedOver,
    rules: verdictsAt(spot),
    around: aroundPlace(spot),
    nearest: here.length > 0 || passedOver.length > 0 ? [] : nearestOf(spot, facts),
  };
};

const MAX_NEAREST = 5;

const nearestOf = ({ range: [at] }: Spot, facts: ReturnType<typeof describeFacts>): readonly Item[] =>
  facts
    .toSorted((one, other) => distance(one.span.start, at) - distance(other.span.start, at))
    .slice(0, MAX_NEAREST)
    .map(({ item }) => item())
    .toSorted((one, other) => one.at.line - other.at.line || one.at.column - other.at.column);

const distance = (one: number, other: number): number => Math.abs(one - other);
