import { sharedSignalOf, type Span } from '@seamlint/core';
import { scopeOf } from '../source/scope-of.ts';
import type { Site } from '../transform.ts';

/** The calls of one file whose one timer is for all attempts of the retry around them. */
export const locate = (path: string, text: string): readonly Site[] => {
  const scope = scopeOf(path, text);
  if (scope === null) return [];
  return scope.facts('outbound-call').flatMap((call) => {
    const shared = sharedSignalOf(call, scope.contextsOf(call).found);
    if (shared?.signal.how !== 'made' || shared.signal.at.path !== path) return [];
    const options = { making: rangeOf(shared.signal.at), region: rangeOf(shared.region) };
    return [{ start: call.span.start, end: call.span.end, options }];
  });
};

const rangeOf = ({ start, end }: Span): string => `${String(start)}-${String(end)}`;
