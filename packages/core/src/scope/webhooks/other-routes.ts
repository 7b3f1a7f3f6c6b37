/** A route as it is shown, and where else it is. */
import type { Route } from '../../facts/route.ts';
import type { WebhookEndpoint } from '../../facts/webhook-endpoint.ts';
import type { Flow } from '../../flow/settle.ts';
import { joinPaths, pathTextsOf } from './route-paths.ts';
import type { Approach } from './routers.ts';

/** A path can hold a token that keeps strangers out: a message is no place for it. */
export const withoutTokens = (route: string): string =>
  route.replaceAll(/[^/]{12,}/gu, (segment) => (TOKEN.test(segment) && !/^[:{[]/u.test(segment) ? '…' : segment));

const TOKEN = /^(?=.*\d)(?=.*[a-z])(?=.*[A-Z])|^[\da-f-]{24,}$|[$!%&^]/u;

/** Where else it is served: it is mounted more than once, or its path is chosen. */
export const otherRoutes = (
  shown: string,
  paths: readonly string[],
  approaches: readonly Approach[],
  written: readonly string[],
): Pick<WebhookEndpoint, 'otherRoutes'> => {
  const chosen = written.flatMap((path) => approaches.map(({ prefix }) => joinPaths(prefix, path)));
  const all = [...paths, ...chosen].map((path) => withoutTokens(path.replace(/\/{2,}/gu, '/') || '/'));
  const others = [...new Set(all)].filter((path) => path !== shown);
  return others.length === 0 ? {} : { otherRoutes: others };
};

export const writtenIn = (flow: Flow, file: string, { pathValue }: Route): readonly string[] =>
  pathValue === null ? [] : pathTextsOf(flow, { file, id: pathValue });
