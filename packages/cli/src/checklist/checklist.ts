import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Toolbox } from '../check/toolbox.ts';
import { writeReport } from '../check/write-report.ts';
import type { ChecklistOptions } from '../command-line/options.ts';
import type { Io } from '../io.ts';
import { maskWith } from '../mask-sentence.ts';
import { version } from '../package-root.ts';
import { createPaint, wantsColor } from '../paint.ts';
import { UsageError } from '../usage-error.ts';
import { analyseLines, type Ground } from './analyse-lines.ts';
import { answerLine } from './answer-line.ts';
import { formats } from './formats/formats.ts';
import type { Answer, Item } from './item.ts';
import { LINES, type Line, rulesOf } from './lines.ts';
import { rejectMistakes } from './reject-mistakes.ts';
import { NOT_RUN, runTests } from './run-tests.ts';
import { matchBoxes } from './spec/match-boxes.ts';
import { readSpec } from './spec/read-spec.ts';

/** `seamlint checklist`: answers each line, or each box of a specification, with what it rests on. */
export const checklist = async (
  file: string | undefined,
  options: ChecklistOptions,
  io: Io,
  tools: Toolbox,
): Promise<number> => {
  rejectMistakes(options);
  const spec = file === undefined ? null : readSpec(file, io.cwd);
  if (file !== undefined) rejectOverwriting(file, options, io);
  const lines = spec === null ? LINES : matchBoxes(spec.boxes, tools.rules);
  const asked = lines.filter((line) => line !== null);
  const ground = await analyseLines(new Set(asked.flatMap(rulesOf)), options, io, tools);
  const tests = await testsAnswer(asked, ground, options, io);
  // A specification, or the command that runs the tests, may hold a key.
  const masked = (text: string): string => maskWith(ground.analysis.workspace.catalog.formats, text);
  const items = lines.map((line, index): Item => {
    const box = spec?.boxes[index];
    const answer = answerOf(line, tests, ground);
    return {
      ...answer,
      id: line?.id ?? null,
      text: masked(box?.text ?? line?.text ?? ''),
      why: masked(answer.why),
      evidence: answer.evidence.map((one) => ({ ...one, message: masked(one.message) })),
      rules: line === null ? [] : rulesOf(line),
      spec: box === undefined ? null : { line: box.line },
    };
  });
  const paint = createPaint(options.outputFile === undefined && wantsColor(io, options.color));
  const text =
    formats.get(options.format)?.(items, { version: version(), paint, verbose: options.verbose === true, spec }) ?? '';
  await writeReport(text, options.outputFile, io);
  const [unread] = ground.report.errors;
  if (options.strictParse === true && unread !== undefined) {
    io.stderr(`seamlint: ${unread.file} could not be analysed, and --strict-parse asks for all of them.\n`);
    return 2;
  }
  return items.some(({ status }) => status === 'fail') ? 1 : 0;
};

const answerOf = (line: Line | null, tests: Answer, ground: Ground): Answer => {
  if (line === null)
    return { status: 'undecided', why: 'It is about none of the lines, and no rule is named.', evidence: [] };
  return line.subject === null ? tests : answerLine(line, line.subject, ground);
};

const testsAnswer = async (
  lines: readonly Line[],
  { analysis }: Ground,
  { verifyCommand }: ChecklistOptions,
  io: Io,
): Promise<Answer> => {
  if (verifyCommand === undefined) return NOT_RUN;
  if (lines.some(({ subject }) => subject === null)) return runTests(verifyCommand, analysis.workspace, io);
  io.stderr('seamlint: --verify-command was not run: no line asks for tests.\n');
  return NOT_RUN;
};

const rejectOverwriting = (file: string, { outputFile }: ChecklistOptions, { cwd }: Io): void => {
  if (outputFile === undefined || !existsSync(resolve(cwd, outputFile))) return;
  if (realpathSync(resolve(cwd, outputFile)) === realpathSync(resolve(cwd, file)))
    throw new UsageError(`--output-file is the specification itself, which is never changed: write to another file.`);
};
