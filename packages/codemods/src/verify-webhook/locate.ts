import { scopeOf } from '../source/scope-of.ts';
import type { Site } from '../transform.ts';

/** The webhooks of one file that surely have no check, where nobody hands them over. `path` counts from the project's root. */
export const locate = (path: string, text: string): readonly Site[] => {
  const scope = scopeOf(path, text);
  if (scope === null) return [];
  return scope.facts('webhook-endpoint').flatMap((endpoint) => {
    const { found, open } = scope.guardsOf(endpoint);
    if (found.length > 0 || open.length > 0 || endpoint.provider === null || !endpoint.certain) return [];
    const { start, end } = endpoint.span;
    return [{ start, end, options: { provider: endpoint.provider, framework: endpoint.framework } }];
  });
};
