import { realpathSync } from 'node:fs';
import { relative, sep } from 'node:path';
import type { Toolbox } from '../check/toolbox.ts';
import type { InitOptions } from '../command-line/options.ts';
import type { Io } from '../io.ts';
import { BASELINE_NAME } from '../known/baseline-file.ts';
import { createPaint, wantsColor } from '../paint.ts';
import { UsageError } from '../usage-error.ts';
import { hookGapOf } from './detect/hook-gap.ts';
import { type Look, look } from './look.ts';
import { nextText } from './next-commands.ts';
import { proposeBaseline } from './propose/propose-baseline.ts';
import { proposeCi } from './propose/propose-ci.ts';
import { proposeConfig } from './propose/propose-config.ts';
import { proposeEslint } from './propose/propose-eslint.ts';
import { proposeHook } from './propose/propose-hook.ts';
import type { Change, Proposal } from './propose/proposal.ts';
import { foundText, proposalText, type Showing, shownPath } from './show.ts';
import { writeChange } from './write-change.ts';

/** `seamlint init`: looks at the project, and sets up what is wanted of it. Answers 0 whatever is found. */
export const init = async (options: InitOptions, io: Io, tools: Toolbox): Promise<number> => {
  rejectMistakes(options);
  const found = await look(options, io, tools);
  const cwd = realpathSync(io.cwd);
  const { root } = found.project;
  const showing = { paint: createPaint(wantsColor(io, options.color)), formats: found.workspace.catalog.formats, cwd };
  const where = cwd === root.path ? undefined : relative(cwd, root.path).split(sep).join('/');
  io.stdout(
    `Found${where === undefined ? '' : ` in ${where}, the root of this project`}:\n${foundText(found, showing.paint)}`,
  );
  const asker = options.yes === true ? everything : io.ask === undefined ? nothing : asking(io.ask);
  const proposals = await propose(found, { asker, io, showing });
  io.stdout(endOf(proposals, options, io));
  io.stdout(
    nextText({
      project: found.project,
      report: found.report,
      decided: proposals,
      gap: () => hookGapOf(found.project, io.env),
      where,
    }),
  );
  if (proposals.some(({ decision }) => decision === 'write')) await found.remember();
  return 0;
};

/** What is about a report. */
const NARROWING = [
  'shard',
  'since',
  'staged',
  'stdin',
  'baseline',
  'updateBaseline',
  'pruneBaseline',
  'outputFile',
] as const;

const rejectMistakes = (options: InitOptions): void => {
  if (options.format !== 'pretty')
    throw new UsageError(`seamlint init has no --format ${options.format}; it prints text.`);
  const named = NARROWING.find((key) => options[key] !== undefined);
  if (named === undefined) return;
  const option = named.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
  throw new UsageError(`seamlint init has no --${option}; seamlint check has.`);
};

/** `shown`: nobody decides, it is only told. */
type Decision = 'write' | 'leave' | 'shown' | 'stop';
type Asker = (question: string) => Promise<Decision>;

const everything: Asker = () => Promise.resolve('write');
const nothing: Asker = () => Promise.resolve('shown');

const ANSWERS = [
  { key: 'y', name: 'write it' },
  { key: 'n', name: 'leave it' },
  { key: 'a', name: 'write it and all that follows' },
  { key: 'q', name: 'leave it and all that follows' },
] as const;

const asking = (ask: NonNullable<Io['ask']>): Asker => {
  let isAll = false;
  return async (question) => {
    const key = isAll ? 'y' : await ask(question, ANSWERS);
    isAll ||= key === 'a';
    return key === 'q' ? 'stop' : key === 'n' ? 'leave' : 'write';
  };
};

export interface Decided {
  readonly proposal: Proposal;
  readonly decision: Decision;
}

interface Proposing {
  readonly asker: Asker;
  readonly io: Io;
  readonly showing: Showing;
}

/** One after the other: the hook and the job name a baseline only where there is one. */
const propose = async (found: Look, { asker, io, showing }: Proposing): Promise<readonly Decided[]> => {
  const { project, own, program, report } = found;
  const decided: Decided[] = [];
  const settle = async (proposal: Proposal): Promise<boolean> => {
    if (decided.at(-1)?.decision === 'stop') return false;
    io.stdout(proposalText(proposal, showing));
    const { state } = proposal;
    const decision = state.kind === 'write' ? await decide(state.change, { asker, io, showing }) : 'leave';
    decided.push({ proposal, decision });
    return state.kind === 'there' || decision === 'write' || decision === 'shown';
  };
  await settle(proposeConfig(project, own, program));
  await settle(proposeEslint(project));
  const baseline = (await settle(proposeBaseline(project.root, report, found.workspace.discovery.root)))
    ? BASELINE_NAME
    : null;
  await settle(proposeHook(project, baseline));
  await settle(proposeCi(project, baseline));
  return decided;
};

const decide = async (change: Change, { asker, io, showing }: Proposing): Promise<Decision> => {
  const shown = shownPath(change.path, showing);
  const decision = await asker(`Write ${change.before === null ? shown : `this change to ${shown}`}?`);
  if (decision !== 'write') return decision;
  await writeChange(change, shown);
  io.stdout(`  written: ${shown}\n`);
  return decision;
};

const endOf = (decided: readonly Decided[], { yes }: InitOptions, { ask }: Io): string => {
  const offered = decided.filter(({ proposal }) => proposal.state.kind === 'write');
  if (offered.length === 0) return '\nNothing to write: whatever init can set up here is there.\n';
  if (yes !== true && ask === undefined)
    return '\nNothing was written: nobody sits at a terminal to be asked. seamlint init --yes writes all of it.\n';
  return offered.some(({ decision }) => decision === 'write') ? '' : '\nNothing was written.\n';
};
