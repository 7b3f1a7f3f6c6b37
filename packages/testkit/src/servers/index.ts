export { findProgram } from './find-program.ts';
export { isInstalled, withServer, type ServerProgram } from './installed.ts';
export { startPostgres } from './postgres.ts';
export { startRedis } from './redis.ts';
export type { Server } from './server.ts';
