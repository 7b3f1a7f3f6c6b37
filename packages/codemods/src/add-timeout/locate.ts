import { scopeOf } from '../source/scope-of.ts';
import type { Site } from '../transform.ts';

/** The calls of one file that surely have no time limit, where nobody hands them over: not of code on a user's screen. */
export const locate = (path: string, text: string): readonly Site[] => {
  const scope = scopeOf(path, text);
  return (scope?.facts('outbound-call') ?? []).flatMap((call) => {
    if (call.limit.state !== 'absent' || call.streams) return [];
    if (scope?.contextsOf(call).found.some(({ kind }) => kind === 'browser')) return [];
    const { start, end } = call.limit.by === 'default' ? (call.limit.at ?? call.span) : call.span;
    return [{ start, end, options: { client: call.client } }];
  });
};
