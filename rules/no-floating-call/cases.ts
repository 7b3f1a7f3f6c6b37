import type { Cases } from '@seamlint/testkit';
import { byHost } from './cases/by-host.ts';
import { inServers } from './cases/in-servers.ts';
import { keptAlive } from './cases/kept-alive.ts';
import { lost } from './cases/lost.ts';

export const cases = {
  silent: { ...keptAlive, ...inServers.silent, ...byHost.silent },
  reported: { ...lost, ...inServers.reported, ...byHost.reported },
} satisfies Cases;
