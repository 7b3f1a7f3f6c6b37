import { relative, sep } from 'node:path';
import type { Catalog } from '@seamlint/core';
import { counted } from '../counted.ts';
import { unifiedDiff, type Version } from '../fix/unified-diff.ts';
import { maskWith } from '../mask-sentence.ts';
import type { Paint } from '../paint.ts';
import type { EslintSetup } from './detect/eslint-setup.ts';
import { usedBy } from './propose/propose-config.ts';
import type { Look } from './look.ts';
import type { Change, Proposal } from './propose/proposal.ts';

/** What was found, and where it is seen. */
export const foundText = ({ project, seams, own, program, report, workspace }: Look, paint: Paint): string => {
  const { manager, typescript, eslint, hooks, ci } = project;
  const seenManager =
    manager.lock ?? (manager.declared === null ? 'nothing says otherwise' : `"${manager.declared}" in package.json`);
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['package manager', [`${manager.name} (${seenManager})`]],
    ['language', [typescript === null ? 'JavaScript (nothing says TypeScript)' : `TypeScript (${typescript})`]],
    ['ESLint', [eslintText(eslint, typescript !== null)]],
    ['git hooks', [hooks.manager === null ? 'none known' : `${hooks.manager} (${hooks.evidence})`]],
    ...(hooks.lintStaged === null ? [] : [['', [`lint-staged (${hooks.lintStaged.file})`]] as const]),
    ['CI', [ci.provider === null ? 'none known' : `${ci.title} (${ci.evidence})`]],
    ['frameworks', atMost(seams.frameworks)],
    ['APIs', atMost(seams.apis)],
    [
      'unseen functions',
      atMost(own.map((one) => `${one.kind}? ${one.import} of ${one.from}, ${usedBy(one, program)}`)),
    ],
    [
      'found today',
      [
        `${counted(report.summary.errors, 'error')}, ${counted(report.summary.warnings, 'warning')} in ${counted(workspace.told.size, 'file')}`,
      ],
    ],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const lines = rows
    .flatMap(([name, values]) => values.map((value, index) => [index === 0 ? name : '', value] as const))
    .map(([name, value]) => `  ${paint.bold(name.padEnd(width))}  ${value}`);
  return `${lines.join('\n')}\n`;
};

const MOST = 8;

const atMost = (values: readonly string[]): readonly string[] =>
  values.length === 0
    ? ['none known']
    : [...values.slice(0, MOST), ...(values.length > MOST ? [`and ${String(values.length - MOST)} more`] : [])];

const eslintText = (
  { flavour, file, inPackages, typescript, installed, other }: EslintSetup,
  wantsTypes: boolean,
): string => {
  const packages =
    inPackages.length === 0
      ? ''
      : `${counted(inPackages.length, 'package')} with a config of ${inPackages.length === 1 ? 'its' : 'their'} own`;
  const aside = [...(packages === '' ? [] : [packages]), ...(other === null ? [] : [`${other} beside it`])].join(', ');
  if (flavour === 'none') {
    const said = installed ? 'asked for in package.json, no config in the root' : 'none';
    return aside === '' ? said : `${said} (${aside})`;
  }
  const parses = typescript === null ? ', nothing known to parse TypeScript' : `, TypeScript by ${typescript}`;
  return `${flavour === 'flat' ? 'flat config' : 'legacy config'} (${file ?? ''}${wantsTypes ? parses : ''}${aside === '' ? '' : `; ${aside}`})`;
};

export interface Showing {
  readonly paint: Paint;
  readonly formats: Catalog['formats'];
  /** Paths are told from here: absolute. */
  readonly cwd: string;
}

export const shownPath = (path: string, { cwd }: Pick<Showing, 'cwd'>): string =>
  relative(cwd, path).split(sep).join('/');

/** One thing that could be set up, as it would be written. */
export const proposalText = ({ what, state, notes }: Proposal, showing: Showing): string => {
  const head = (text: string): string => `\n${showing.paint.bold(`${what}:`)} ${text}\n`;
  const more = notes.map((note) => `  ${note}\n`).join('');
  if (state.kind === 'there') return head(`there already (${state.where})`);
  if (state.kind === 'none') return head(state.why);
  if (state.kind === 'by-hand') return `${head(`by hand, ${state.where}`)}${indented(state.lines)}${more}`;
  return `${head(headOf(state.change, showing))}${changeText(state.change, showing)}${more}`;
};

const headOf = ({ path, before }: Change, showing: Showing): string =>
  `${shownPath(path, showing)}${before === null ? ' (new)' : ''}`;

const changeText = ({ path, before, after, summary }: Change, showing: Showing): string => {
  if (summary !== undefined) return indented(summary.join('\n'));
  if (before === null) return indented(after);
  return unifiedDiff(shownPath(path, showing), masked(before, showing), masked(after, showing), showing.paint);
};

/** Line for line: what stands around a change may hold a credential. */
const masked = (text: string, { formats }: Showing): Version => ({
  text,
  masked: text
    .split('\n')
    .map((line) => maskWith(formats, line))
    .join('\n'),
});

const indented = (text: string): string =>
  text
    .replace(/\n$/u, '')
    .split('\n')
    .map((line) => (line === '' ? '\n' : `    ${line}\n`))
    .join('');
