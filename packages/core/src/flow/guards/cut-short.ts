/** `signature && verify(signature)`: who sends none never comes to the second part. */
import type { Ref } from '../../facts/file-facts.ts';
import { type Span, spanOf } from '../../facts/span.ts';
import type { Flow } from '../settle.ts';
import type { State } from './state.ts';

/** What a test comes to on a way that never came to its second part, for want of a secret or a header. */
export const cutShort = (flow: Flow, { file, id }: Ref, state: State): boolean | undefined => {
  const value = flow.value({ file, id });
  if (value?.kind === 'unary' && value.op === '!') {
    const inner = cutShort(flow, { file, id: value.of }, state);
    return inner === undefined ? undefined : !inner;
  }
  if (value?.kind !== 'either' || value.op === '?:' || state.check !== null) return undefined;
  const span = spanOf(file, value.at);
  const { skip } = state;
  const isHere =
    skip !== null &&
    /^(?:missing-|flag)/u.test(skip.when) &&
    skip.at.path === file &&
    skip.at.start === span.start &&
    skip.at.end === span.end;
  return isHere || state.said.split('\n').includes(cutAt(span)) ? value.op !== '&&' : undefined;
};

/** An entry of `State.said`: the way never came to the second part of what stands there. */
export const cutAt = ({ path, start, end }: Span): string => `@${path}:${String(start)}-${String(end)}`;
