export { discover, type DiscoverOptions, type Discovery } from './discover/discover.ts';
export { createTestPaths } from './discover/test-paths.ts';
export { UnknownPathError } from './discover/unknown-path-error.ts';
export type { FileError } from './file-error.ts';
export { openProgram, type LinkedProgram, type OpenProgramOptions, type ProgramStats } from './link/open-program.ts';
export { extractOne } from './parse/extract-one.ts';
export { findNewError } from './parse/parse-source.ts';
export { ParseError } from './parse/parse-error.ts';
