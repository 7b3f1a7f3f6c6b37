import { execFile } from 'node:child_process';
import { chown, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findProgram } from './find-program.ts';
import { type Account, freePort, type Server, startServer } from './server.ts';

const run = promisify(execFile);

/** A cluster of its own in a temporary folder; the user is `seamlint`, the database `postgres`, and nobody asks for a password. */
export const startPostgres = async (): Promise<Server> => {
  const folder = await mkdtemp(join(tmpdir(), 'seamlint-postgres-'));
  const account = await unprivileged();
  if (account !== undefined) await chown(folder, account.uid, account.gid);
  const data = join(folder, 'data');
  const initialise = ['-D', data, '-U', 'seamlint', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  await run(program('initdb'), initialise, { cwd: folder, ...account });
  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off', 'max_connections=60'];
  const server = await startServer({
    program: program('postgres'),
    args: ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    port,
    ready: /ready to accept connections/u,
    account,
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

const program = (name: string): string => findProgram(name) ?? name;

/** PostgreSQL refuses to run as root. */
const unprivileged = async (): Promise<Account | undefined> => {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const [, , uid, gid] =
    ['postgres', 'nobody'].map((name) => accounts.find(([own]) => own === name)).find(Boolean) ?? [];
  return { uid: Number(uid), gid: Number(gid) };
};
