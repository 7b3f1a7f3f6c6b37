import { findProgram } from './find-program.ts';

const PACKAGES = { postgres: 'postgresql', 'redis-server': 'redis-server', chromium: 'chromium' } as const;

export type ServerProgram = keyof typeof PACKAGES;

/**
 * Whether the tests that need this server can run. Where SEAMLINT_SERVERS is `required`, as in the project's own run of all
 * tests, a server that is missing is an error; elsewhere its tests are skipped, under a title that says so.
 */
export const isInstalled = (program: ServerProgram): boolean => {
  const found = findProgram(program) !== null;
  if (!found && process.env['SEAMLINT_SERVERS'] === 'required')
    throw new Error(`${program} is not installed, and these tests must run: apt-get install ${PACKAGES[program]}`);
  return found;
};

/** For the title of tests that may be skipped. */
export const withServer = (title: string, program: ServerProgram): string =>
  isInstalled(program)
    ? title
    : `${title} (skipped: ${program} is not installed; apt-get install ${PACKAGES[program]})`;
