import type { Cases } from '@seamlint/testkit';
import { inServers } from './cases/in-servers.ts';
import { keptAlive } from './cases/kept-alive.ts';
import { lost } from './cases/lost.ts';

export const cases = {
  silent: { ...keptAlive, ...inServers.silent },
  reported: { ...lost, ...inServers.reported },
} satisfies Cases;
