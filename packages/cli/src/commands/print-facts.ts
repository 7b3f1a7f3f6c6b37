import type { Toolbox } from '../check/toolbox.ts';
import { openWorkspace } from '../check/analyse.ts';
import { requestOf } from '../check/request.ts';
import { writeReport } from '../check/write-report.ts';
import type { CommonOptions } from '../command-line/options.ts';
import type { Io } from '../io.ts';
import { UsageError } from '../usage-error.ts';

/** `seamlint facts FILE`: what extraction says of one file. */
export const printFacts = async (file: string, options: CommonOptions, io: Io, tools: Toolbox): Promise<number> => {
  const { discovery, catalog } = await openWorkspace(requestOf([file], options, io, tools), tools);
  const [path] = discovery.named;
  if (path === undefined)
    throw new UsageError(
      `${file} is not a JavaScript or TypeScript file of the program: name one that is not ignored.`,
    );
  const program = await tools.openProgram(discovery, catalog);
  const { redactLinked } = await import('@seamlint/core');
  const facts = redactLinked(program, catalog, path);
  if (facts === undefined) {
    const error = program.errors.find((candidate) => candidate.file === path);
    throw new UsageError(error?.message ?? `${file} could not be analysed.`);
  }
  await writeReport(`${JSON.stringify(facts, null, 2)}\n`, options.outputFile, io);
  return 0;
};
