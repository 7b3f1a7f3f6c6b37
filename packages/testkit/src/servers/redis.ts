import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from './find-program.ts';
import { freePort, type Server, startServer } from './server.ts';

/** A Redis that keeps nothing. */
export const startRedis = async (): Promise<Server> => {
  const folder = await mkdtemp(join(tmpdir(), 'seamlint-redis-'));
  const port = await freePort();
  const server = await startServer({
    program: findProgram('redis-server') ?? 'redis-server',
    args: ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
    port,
    ready: /Ready to accept connections/u,
    folder,
  });
  return {
    port,
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
