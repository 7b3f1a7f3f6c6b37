import { frozenInstall, runCommand } from '../../installs/commands.ts';
import type { Project } from '../detect/project.ts';
import { baselineArgs } from './check-line.ts';
import { majorOf } from '../detect/manifest.ts';

/** A workflow of its own. `used`: the texts of the repository's workflows, whose versions of actions it takes over. */
export const githubWorkflow = (project: Project, baseline: string | null, used: readonly string[]): string => {
  const { manager, below } = project;
  const action = (name: string, or: string): string => usedVersion(name, used, or) ?? `${name}@${or}`;
  const check = runCommand(manager, `seamlint check --format github --since "$SINCE"${baselineArgs(baseline)}`);
  const lines = [
    'name: Seamlint',
    '',
    'on: pull_request',
    '',
    'permissions:',
    '  contents: read',
    '',
    'jobs:',
    '  seamlint:',
    '    runs-on: ubuntu-latest',
    '    timeout-minutes: 20',
    ...(below === '' ? [] : ['    defaults:', '      run:', `        working-directory: ${plainYaml(below)}`]),
    '    steps:',
    `      - uses: ${action('actions/checkout', 'v4')}`,
    '        with:',
    '          # All of the history: --since asks where the branch began.',
    '          fetch-depth: 0',
    ...setUpManager(project, action),
    `      - uses: ${action('actions/setup-node', 'v4')}`,
    '        with:',
    ...nodeLines(project).map((line) => `          ${line}`),
    `      - run: ${frozenInstall(manager)}`,
    '      # Only what is new fails the job.',
    `      - run: ${check}`,
    '        env:',
    '          SINCE: ${{ github.event.pull_request.base.sha }}',
  ];
  return `${lines.join('\n')}\n`;
};

/**
 * As most of the repository's own steps write it, with the comment behind a pinned commit. Of a major before `or` nobody
 * wants one more.
 */
const usedVersion = (name: string, texts: readonly string[], or: string): string | undefined => {
  const counts = new Map<string, number>();
  for (const [, version = ''] of texts.flatMap((text) => [...text.matchAll(usesOf(name))]))
    counts.set(version, (counts.get(version) ?? 0) + 1);
  return [...counts]
    .toSorted((a, b) => b[1] - a[1])
    .map(([version]) => version)
    .find((version) => Number(/@v(\d+)/u.exec(version)?.[1] ?? Infinity) >= (majorOf(or) ?? 0));
};

const usesOf = (name: string): RegExp =>
  new RegExp(`^\\s*(?:-\\s*)?uses:\\s*(${name}@[\\w.-]+(?:[ \\t]+#[ \\t]*v?[\\d.]+)?)[ \\t]*$`, 'gmu');

const setUpManager = (
  { manager: { name, declared, classic }, below }: Project,
  action: (name: string, or: string) => string,
): readonly string[] => {
  if (name === 'bun') return [`      - uses: ${action('oven-sh/setup-bun', 'v2')}`];
  if (name === 'yarn') return classic ? [] : ['      - run: corepack enable'];
  if (name !== 'pnpm') return [];
  // Where package.json does not say which pnpm, the action has to be told.
  const manifest = below === '' ? [] : [`          package_json_file: ${plainYaml(`${below}/package.json`)}`];
  const told = declared === null ? ['          version: latest'] : manifest;
  return [
    `      - uses: ${action('pnpm/action-setup', 'v4')}`,
    ...(told.length === 0 ? [] : ['        with:', ...told]),
  ];
};

/** As YAML reads it as a text, whatever it holds. */
const plainYaml = (text: string): string => (/^[a-z][\w./-]*$/iu.test(text) ? text : JSON.stringify(text));

/** The oldest major that Seamlint runs on. */
const OLDEST = 20;

const nodeLines = ({ root, below, manager }: Project): readonly string[] => {
  const file = ['.nvmrc', '.node-version'].find((name) => (majorOf(root.read(name)) ?? 0) >= OLDEST);
  const inTop = (path: string): string => (below === '' ? path : `${below}/${path}`);
  const version = file === undefined ? 'node-version: 22' : `node-version-file: ${plainYaml(inTop(file))}`;
  // What it keeps goes by the lock file; it knows none of bun's.
  const isKept = manager.lock !== null && manager.name !== 'bun';
  const lock = below === '' ? [] : [`cache-dependency-path: ${plainYaml(inTop(manager.lock ?? ''))}`];
  return [version, ...(isKept ? [`cache: ${manager.name}`, ...lock] : [])];
};
