import { scopeOf } from '../source/scope-of.ts';
import type { Site } from '../transform.ts';

/** The writes of one file whose key is drawn or timed inside of the retry around them. */
export const locate = (path: string, text: string): readonly Site[] => {
  const scope = scopeOf(path, text);
  if (scope === null) return [];
  return scope.facts('outbound-call').flatMap((call) => {
    const anew = call.effect === 'read' ? null : scope.keySourceOf(call).anew;
    if (anew === null || anew.by === 'attempt' || anew.region === null || anew.at.path !== path) return [];
    const { at, region } = anew;
    if (at.start < region.start || region.end < at.end) return [];
    const options = {
      making: `${String(at.start)}-${String(at.end)}`,
      region: `${String(region.start)}-${String(region.end)}`,
    };
    return [{ start: call.span.start, end: call.span.end, options }];
  });
};
