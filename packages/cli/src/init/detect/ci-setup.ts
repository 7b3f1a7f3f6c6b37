import type { Folder } from './folder.ts';

export interface CiSetup {
  readonly provider: 'github' | 'gitlab' | 'other' | null;
  /** For people: `GitHub Actions`. */
  readonly title: string;
  readonly evidence: string;
  /** Of GitHub: the workflows, relative to the repository. */
  readonly workflows: readonly string[];
}

const OTHERS = [
  ['.circleci/config.yml', 'CircleCI'],
  ['azure-pipelines.yml', 'Azure Pipelines'],
  ['bitbucket-pipelines.yml', 'Bitbucket Pipelines'],
  ['Jenkinsfile', 'Jenkins'],
  ['.buildkite', 'Buildkite'],
  ['.drone.yml', 'Drone'],
  ['.woodpecker.yml', 'Woodpecker'],
  ['.woodpecker', 'Woodpecker'],
  ['.forgejo/workflows', 'Forgejo Actions'],
  ['.gitea/workflows', 'Gitea Actions'],
  ['.teamcity', 'TeamCity'],
  ['cloudbuild.yaml', 'Cloud Build'],
  ['appveyor.yml', 'AppVeyor'],
  ['.semaphore/semaphore.yml', 'Semaphore'],
  ['.travis.yml', 'Travis CI'],
] as const;

const FOLDER = '.github/workflows';

/** `top`: the top of the repository. */
export const ciSetupOf = (top: Folder): CiSetup => {
  const workflows = top.list(FOLDER).flatMap((name) => (/\.ya?ml$/u.test(name) ? [`${FOLDER}/${name}`] : []));
  const [first] = workflows;
  const more = workflows.length > 1 ? ` and ${String(workflows.length - 1)} more` : '';
  if (first !== undefined) return { ...GITHUB, evidence: `${first}${more}`, workflows };
  if (top.has('.gitlab-ci.yml')) return { ...GITLAB, evidence: '.gitlab-ci.yml', workflows };
  const [file, title] = OTHERS.find(([name]) => top.has(name)) ?? [];
  if (file !== undefined) return { provider: 'other', title, evidence: file, workflows };
  return byRemote(top) ?? { provider: null, title: 'none', evidence: '', workflows };
};

const GITHUB = { provider: 'github', title: 'GitHub Actions' } as const;
const GITLAB = { provider: 'gitlab', title: 'GitLab CI' } as const;

/** Of an address only its host is looked at: the rest may hold a password. */
const byRemote = (top: Folder): CiSetup | undefined => {
  const config = top.read('.git/config') ?? '';
  const hosts = [...config.matchAll(/^\s*url\s*=\s*(?:\w+:\/\/)?(?:[^\s@/]*@)?([\w.-]+)/gmu)].map(
    ([, host]) => host ?? '',
  );
  const named = (word: string): string | undefined => hosts.find((host) => host.split('.').includes(word));
  const github = named('github');
  if (github !== undefined) return { ...GITHUB, evidence: `git's remote is at ${github}`, workflows: [] };
  const gitlab = named('gitlab');
  return gitlab === undefined ? undefined : { ...GITLAB, evidence: `git's remote is at ${gitlab}`, workflows: [] };
};
