import { Refusal, type TransformProject, type Wrapper, type WrapperKind } from '../transform.ts';

/** Null where it is not known. */
export const runsOn = ({ node }: TransformProject, major: number, minor = 0): boolean | null =>
  node === undefined ? null : node.major > major || (node.major === major && node.minor >= minor);

/** `what` is nothing for a project that may run on an older Node: the least that it allows, which need not be the one that runs here. */
export const requireNode = (project: TransformProject, what: string, major: number, minor = 0): void => {
  if (project.node === undefined || runsOn(project, major, minor) !== false) return;
  const { said = 'the project allows', ...least } = project.node;
  throw new Refusal(`${what} needs Node ${shown({ major, minor })}, and ${said} Node ${shown(least)}.`);
};

const shown = ({ major, minor }: { readonly major: number; readonly minor: number }): string =>
  Number.isFinite(minor) ? `${String(major)}.${String(minor)}` : String(major);

/** Of a dependency; null where it is none, or where nobody can tell. */
export const versionOf = ({ versions }: TransformProject, name: string): { major: number; minor: number } | null => {
  const [major, minor] = (versions?.get(name) ?? '').split('.').map(Number);
  return major === undefined || minor === undefined || Number.isNaN(major) ? null : { major, minor };
};

/** The project's own function for the purpose, to be taken before any other. */
export const wrapperOf = ({ wrappers }: TransformProject, kind: WrapperKind): Wrapper | null =>
  wrappers?.[kind]?.[0] ?? null;

/** Of the modules that new imports name, the packages nobody has installed yet. */
export const toInstall = (project: TransformProject, modules: readonly string[]): readonly string[] => {
  const own = new Set(Object.values(project.wrappers ?? {}).flatMap((list) => list.map(({ from }) => from)));
  const packages = modules
    .filter((module) => !/^(?:[./#$~]|npm:|https?:|jsr:|cloudflare:)/u.test(module) && !own.has(module))
    .map(packageOf);
  return [...new Set(packages)].filter((name) => !project.dependencies.has(name));
};

const packageOf = (module: string): string => module.split('/', module.startsWith('@') ? 2 : 1).join('/');
