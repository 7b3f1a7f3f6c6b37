import { join } from 'node:path';
import { isMap, isSeq, parseDocument } from 'yaml';
import { shellQuoted } from '../../installs/shell-quoted.ts';
import { recordOf } from '../detect/manifest.ts';
import type { Project } from '../detect/project.ts';
import { editJson } from '../edit/edit-json.ts';
import { appendYaml } from '../edit/append-yaml.ts';
import { hookLine, baselineArgs } from './check-line.ts';
import { byHand, type Change, none, type Proposal, there, write } from './proposal.ts';

const WHAT = 'pre-commit hook';

/** A check of what is staged, with whatever runs the hooks already. */
export const proposeHook = (project: Project, baseline: string | null): Proposal => {
  const { hooks, hooksIn } = project;
  const line = hookLine(project, baseline);
  const staged = hooks.lintStaged === null ? undefined : intoLintStaged(project, hooks.lintStaged.file, baseline);
  if (staged !== undefined) return staged;
  if (hooks.manager === null) return none(WHAT, `no hooks manager is known here; with one, it runs: ${line}`);
  if (hooks.file === null) return byHand(WHAT, `in the pre-commit hook of ${hooks.evidence}`, `${line}\n`);
  const text = hooksIn.read(hooks.file) ?? null;
  if (mentions(hooks.file === 'package.json' ? textOf(project.manifest.json['simple-git-hooks']) : text))
    return there(WHAT, hooks.file);
  const after = WRITERS[hooks.manager](text, line, project);
  if (after === undefined) return byHand(WHAT, `in ${hooks.file}, to be run before a commit`, `${line}\n`);
  const change: Change = { path: join(hooksIn.path, hooks.file), before: text, after };
  return write(WHAT, text === null ? { ...change, executable: true } : change, NOTES[hooks.manager] ?? []);
};

const textOf = (value: unknown): string => JSON.stringify(value ?? null);

const mentions = (text: string | null | undefined): boolean => /\bseamlint check\b/u.test(text ?? '');

const NOTES: Readonly<Record<string, readonly string[]>> = {
  'simple-git-hooks': ['simple-git-hooks takes it over when it is run again: npx simple-git-hooks.'],
  lefthook: [],
};

type Writer = (text: string | null, line: string, project: Project) => string | undefined;

/** A shell file, run line by line; the first line that fails ends it. */
const intoShell: Writer = (text, line, { hooks: { major } }) => {
  // Up to 8 husky's file loads what husky needs.
  const head = major !== undefined && major < 9 ? '#!/usr/bin/env sh\n. "$(dirname -- "$0")/_/husky.sh"\n\n' : '';
  if (text === null) return `${head}${line}\n`;
  // Behind an `exec` or an `exit` nothing runs; a line may go on in the next one; another language has other lines.
  if (/^\s*(?:exec|exit)\b/mu.test(text) || /[\\&|]\s*$/u.test(text) || !isShell(text)) return undefined;
  return `${text.replace(/\n*$/u, text === '' ? '' : '\n')}${line}\n`;
};

const isShell = (text: string): boolean => !text.startsWith('#!') || /^#!.*\b(?:ba|da|z|k)?sh\b/u.test(text);

const FILES = '*.{js,mjs,cjs,jsx,ts,mts,cts,tsx,vue,svelte}';

const intoLefthook: Writer = (text, line) => {
  if (text === null) return undefined;
  const hook = parseDocument(text).get('pre-commit');
  if (hook !== undefined && !isMap(hook)) return undefined;
  // What narrows the whole hook would narrow this, too.
  if (isMap(hook) && ['only', 'skip', 'follow'].some((key) => hook.has(key))) return undefined;
  const job = { glob: FILES, run: line };
  return isMap(hook) && isSeq(hook.get('jobs'))
    ? appendYaml(text, ['pre-commit', 'jobs'], { name: 'seamlint', ...job })
    : appendYaml(text, ['pre-commit', 'commands'], { seamlint: job });
};

const intoPreCommit: Writer = (text, line, { below }) => {
  if (text === null || !isSeq(parseDocument(text).get('repos'))) return undefined;
  const hook = {
    id: 'seamlint',
    name: 'seamlint',
    entry: below === '' ? line : `sh -c ${shellQuoted(line)}`,
    language: 'system',
    // By their names: the types that pre-commit knows lack some.
    files: String.raw`\.(?:[cm]?[jt]sx?|vue|svelte)$`,
    pass_filenames: false,
  };
  return appendYaml(text, ['repos'], { repo: 'local', hooks: [hook] });
};

const intoSimpleGitHooks: Writer = (text, line, { hooks: { file }, manifest }) => {
  if (text === null) return undefined;
  const path = file === 'package.json' ? ['simple-git-hooks', 'pre-commit'] : ['pre-commit'];
  const hooks: unknown = file === 'package.json' ? manifest.json['simple-git-hooks'] : parsed(text);
  const before = recordOf(hooks)['pre-commit'];
  if (before !== undefined && typeof before !== 'string') return undefined;
  return editJson(text, path, before === undefined || before === '' ? line : `${before} && ${line}`);
};

const WRITERS = {
  husky: intoShell,
  lefthook: intoLefthook,
  'pre-commit': intoPreCommit,
  'simple-git-hooks': intoSimpleGitHooks,
} satisfies Readonly<Record<string, Writer>>;

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * Into a pattern that takes JavaScript or TypeScript already, so that it comes after what rewrites the file; lint-staged
 * runs patterns side by side. undefined: lint-staged is configured where nothing is written.
 */
const intoLintStaged = ({ hooksIn, below }: Project, file: string, baseline: string | null): Proposal | undefined => {
  const text = hooksIn.read(file) ?? '';
  const isManifest = file === 'package.json';
  const whole = recordOf(parsed(text));
  const patterns = isManifest ? recordOf(whole['lint-staged']) : whole;
  if (mentions(isManifest ? textOf(patterns) : text)) return there(WHAT, file);
  // Paths that are counted from elsewhere would not be found.
  if (!(isManifest || file.endsWith('.json')) || Object.keys(patterns).length === 0 || below !== '') return undefined;
  const command = `seamlint check${baselineArgs(baseline)}`;
  const taken = Object.entries(patterns).find(
    ([glob, value]) => isEverywhere(glob) && /(?:[*.{,|(])[cm]?[jt]sx?\b/u.test(glob) && isCommands(value),
  );
  const [glob, commands] = taken ?? [FILES, []];
  const next = [...(Array.isArray(commands) ? (commands as readonly unknown[]) : [commands]), command];
  const after = editJson(text, [...(isManifest ? ['lint-staged'] : []), glob], next.length === 1 ? command : next);
  return write(WHAT, { path: join(hooksIn.path, file), before: text, after });
};

/** Whatever the folder; none is left out. */
const isEverywhere = (glob: string): boolean => !glob.includes('!') && !glob.replace(/^\*\*\//u, '').includes('/');

const isCommands = (value: unknown): boolean =>
  typeof value === 'string' || (Array.isArray(value) && value.every((one) => typeof one === 'string'));
