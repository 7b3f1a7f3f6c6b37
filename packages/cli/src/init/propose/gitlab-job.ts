import { parseDocument, stringify } from 'yaml';
import { frozenInstall, runCommand } from '../../installs/commands.ts';
import { shellQuoted } from '../../installs/shell-quoted.ts';
import type { Project } from '../detect/project.ts';
import { recordOf } from '../detect/manifest.ts';
import { baselineArgs } from './check-line.ts';

/** The job behind what `.gitlab-ci.yml` says; undefined where that can't be read, or has no stage for it. */
export const withGitlabJob = (text: string | null, project: Project, baseline: string | null): string | undefined => {
  const before = text === null ? {} : valueOf(text);
  const stage = before && stageOf(before);
  if (before === undefined || stage === undefined) return undefined;
  const eol = text?.includes('\r\n') === true ? '\r\n' : '\n';
  const job = jobText(project, baseline, stage).replaceAll('\n', eol);
  const after = text === null || text.trim() === '' ? job : `${text.trimEnd()}${eol}${eol}${job}`;
  // Nothing but the one key came.
  const { seamlint, ...others } = valueOf(after) ?? {};
  return seamlint !== undefined && JSON.stringify(others) === JSON.stringify(before) ? after : undefined;
};

const valueOf = (text: string): Readonly<Record<string, unknown>> | undefined => {
  const document = parseDocument(text, { customTags: [REFERENCE] });
  return document.errors.length > 0 ? undefined : recordOf(document.toJS());
};

/** GitLab's own tag, which is its to understand. */
const REFERENCE = { tag: '!reference', collection: 'seq' as const };

const stageOf = ({ stages, include }: Readonly<Record<string, unknown>>): string | undefined => {
  // What is included may say which stages there are.
  if (stages === undefined) return include === undefined ? 'test' : undefined;
  if (!Array.isArray(stages)) return undefined;
  const names = stages.filter((name): name is string => typeof name === 'string' && /^[\w .-]+$/u.test(name));
  return (
    names.find((name) => /lint|check|quality/iu.test(name)) ?? names.find((name) => /test/iu.test(name)) ?? names[0]
  );
};

const jobText = ({ manager, below }: Project, baseline: string | null, stage: string): string => {
  const setUp = {
    npm: [],
    pnpm: ['corepack enable'],
    yarn: manager.classic ? [] : ['corepack enable'],
    bun: ['npm install --global bun'],
  };
  const check = runCommand(
    manager,
    'seamlint check --format gitlab --output-file gl-code-quality-report.json --since "$CI_MERGE_REQUEST_DIFF_BASE_SHA"',
  );
  return [
    'seamlint:',
    '  image: node:22',
    `  stage: ${stage}`,
    '  variables:',
    '    # All of the history: --since asks where the branch began.',
    "    GIT_DEPTH: '0'",
    '  rules:',
    '    - if: $CI_PIPELINE_SOURCE == "merge_request_event"',
    '  script:',
    ...[...(below === '' ? [] : [`cd ${shellQuoted(below)}`]), ...setUp[manager.name], frozenInstall(manager)].map(
      (line) => `    - ${stringify(line, { lineWidth: 0 }).trimEnd()}`,
    ),
    '    # Only what is new fails the job.',
    `    - ${check}${baselineArgs(baseline)}`,
    '  artifacts:',
    '    when: always',
    '    reports:',
    `      codequality: ${JSON.stringify(`${below === '' ? '' : `${below}/`}gl-code-quality-report.json`)}`,
    '',
  ].join('\n');
};
