import { relative, resolve, sep } from 'node:path';
import { createReader, FACTS_PACK, writeFactsPack } from '@seamlint/analyzer';
import { openWorkspace, type Workspace } from '../check/analyse.ts';
import { factsKey } from '../check/cache/cache-key.ts';
import { nothingFound } from '../check/nothing-found.ts';
import { requestOf } from '../check/request.ts';
import type { Toolbox } from '../check/toolbox.ts';
import type { CommonOptions } from '../command-line/options.ts';
import { counted } from '../counted.ts';
import type { Io } from '../io.ts';
import { isSystemError } from '../system-error.ts';
import { UsageError } from '../usage-error.ts';

/** `seamlint facts --output DIR`: what one workspace of a monorepo gives to `seamlint check --facts DIR`. */
export const writeFacts = async (
  paths: readonly string[],
  output: string,
  options: CommonOptions,
  io: Io,
  tools: Toolbox,
): Promise<number> => {
  const workspace = await openWorkspace(requestOf(paths, options, io, tools), tools);
  const { discovery, catalog, told } = workspace;
  const key = factsKey(workspace);
  if (key === undefined)
    throw new UsageError('Facts can be kept only where the providers and wrappers of the config hold no function.');
  const read = createReader(discovery.root);
  const folder = resolve(io.cwd, output);
  try {
    writeFactsPack(folder, key, { paths: told, read, catalog });
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new UsageError(
      `The facts could not be written to ${output} (${error.code}): give --output a folder that can be written.`,
    );
  }
  const file = relative(io.cwd, resolve(folder, FACTS_PACK)).split(sep).join('/');
  for (const sentence of nothingNamed(workspace)) io.stderr(`seamlint: ${sentence}\n`);
  io.stdout(`The facts of ${counted(told.size, 'file')} are in ${file}.\n`);
  return 0;
};

const nothingNamed = (workspace: Workspace): readonly string[] => {
  const { reported, empty } = workspace.discovery;
  return reported.size === 0 && empty.length === 0
    ? ['No path names a JavaScript or TypeScript file that is not ignored.']
    : nothingFound(workspace);
};
