import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';

/** A server of this test run alone, on loopback. */
export interface Server {
  readonly port: number;
  stop(): Promise<void>;
}

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

interface Start {
  readonly program: string;
  readonly args: readonly string[];
  readonly port: number;
  /** What it writes once it takes connections. */
  readonly ready: RegExp;
  readonly account?: Account | undefined;
  readonly folder: string;
}

export const startServer = async ({ program, args, port, ready, account, folder }: Start): Promise<Server> => {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], cwd: folder, ...account });
  // A run that breaks off leaves nothing behind.
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  await untilReady(child, ready);
  return {
    port,
    stop: async () => {
      process.off('exit', kill);
      const ended = new Promise((resolve) => child.once('exit', resolve));
      // PostgreSQL waits for clients that are about to go.
      child.kill('SIGTERM');
      await ended;
    },
  };
};

const untilReady = (child: ChildProcess, ready: RegExp): Promise<void> =>
  new Promise((resolve, reject) => {
    let said = '';
    const hear = (part: Buffer): void => {
      said += part.toString();
      if (ready.test(said)) resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`${child.spawnfile} ended before it was ready:\n${said}`)));
  });

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
