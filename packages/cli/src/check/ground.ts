import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { UnknownPathError } from '@seamlint/analyzer';
import type { CommonOptions } from '../command-line/options.ts';
import { movedAway } from '../config/moved-configs.ts';
import { openRepository, type Repository, stagedFiles } from '../git/repository.ts';
import { INDEX, layTree, nearestFolder } from '../git/tree-folder.ts';
import type { Io } from '../io.ts';
import { UsageError } from '../usage-error.ts';
import type { Request } from './analyse.ts';

/** What is analysed: the working tree, the index of git, or the working tree with another text in one file. */
export interface Ground {
  readonly request: Request;
  /** Texts that stand in for what is on disk, by absolute path. */
  readonly texts: ReadonlyMap<string, string> | undefined;
  /** There where --staged or --since ask for it. */
  readonly repository: Repository | undefined;
  /** Nothing of it is read any more. */
  close(): void;
}

export const openGround = async (request: Request, options: CommonOptions, io: Io): Promise<Ground> => {
  const { staged, since, stdin, stdinFilename } = options;
  if (stdin === true || stdinFilename !== undefined) return fromStdin(request, options, io);
  const option = staged === true ? '--staged' : '--since';
  const repository = staged === true || since !== undefined ? openRepository(request.cwd, io.env, option) : undefined;
  if (repository !== undefined && staged === true) return fromIndex(request, repository);
  return { request, texts: undefined, repository, close: () => undefined };
};

const fromIndex = (request: Request, repository: Repository): Ground => {
  const staged = stagedFiles(repository);
  const tree = layTree(repository, INDEX);
  const { folder } = tree;
  const move = { from: folder, to: repository.top };
  const away = (path: string): string => movedAway(realOf(resolve(request.cwd, path)), move);
  const isLaid = (path: string): boolean => existsSync(away(path));
  const unknown = request.paths.find((path) => !isLaid(path) && !existsSync(resolve(request.cwd, path)));
  if (unknown !== undefined) {
    tree.remove();
    throw new UsageError(new UnknownPathError(unknown, request.cwd).message);
  }
  // A path that is in the working tree alone has nothing staged.
  const paths = request.paths.filter(isLaid);
  const isAnyLeft = request.paths.length === 0 || paths.length > 0;
  const cwd = nearestFolder(movedAway(request.cwd, move));
  return {
    request: {
      ...request,
      cwd,
      paths: paths.map(away),
      only: new Set(isAnyLeft ? staged.map((path) => join(folder, path)) : []),
      moved: move,
    },
    texts: undefined,
    repository,
    close: () => {
      tree.remove();
    },
  };
};

const fromStdin = async (
  request: Request,
  { stdin, stdinFilename, staged, since }: CommonOptions,
  io: Io,
): Promise<Ground> => {
  if (stdinFilename === undefined)
    throw new UsageError('--stdin wants --stdin-filename FILE: what a text means depends on where it belongs.');
  if (stdin !== true) throw new UsageError('--stdin-filename goes with --stdin.');
  if (staged === true || since !== undefined) throw new UsageError('--stdin goes with neither --staged nor --since.');
  if (request.paths.length > 0) throw new UsageError('--stdin takes no paths: --stdin-filename names the one file.');
  const path = resolve(request.cwd, stdinFilename);
  const folder = dirname(path);
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new UsageError(`--stdin-filename: there is no folder for ${stdinFilename}.`);
  const file = realOf(path);
  const isThere = existsSync(file);
  return {
    request: { ...request, paths: [isThere ? file : dirname(file)], ...(isThere ? {} : { added: file }) },
    texts: new Map([[file, await io.stdin()]]),
    repository: undefined,
    close: () => undefined,
  };
};

const realOf = (path: string): string =>
  existsSync(path)
    ? realpathSync(path)
    : existsSync(dirname(path))
      ? join(realpathSync(dirname(path)), relative(dirname(path), path))
      : path;

/** `texts` as a program asks for them: relative to its root. */
export const textsIn = (
  root: string,
  texts: ReadonlyMap<string, string> | undefined,
): ReadonlyMap<string, string> | undefined =>
  texts && new Map([...texts].map(([path, text]) => [relative(root, path).split(sep).join('/'), text]));
