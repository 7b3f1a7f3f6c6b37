import { spanOf } from '../../facts/span.ts';
import type { Call } from '../../facts/structure.ts';
import { exitsOf } from '../exits.ts';
import { type State, failed } from './state.ts';
import { callKey } from './telling.ts';
import type { Frame, Walking } from './walking.ts';

/** `verify(raw).catch(() => JSON.parse(raw))`: where the check failed, the event comes out all the same. */
export const caughtBy = (
  { flow, tagger, throwing, sayings }: Walking,
  call: Call,
  states: readonly State[],
  frame: Frame,
): readonly State[] | undefined => {
  const callee = flow.value({ file: frame.file, id: call.callee });
  const [handler] = call.args;
  if (callee?.kind !== 'member' || callee.name !== 'catch' || handler === undefined) return undefined;
  const inner = flow.value({ file: frame.file, id: callee.object });
  const isOwn = inner?.kind === 'call' && sayings.get(callKey(frame.file, inner.call)) === 'throws';
  if (!isOwn && !states.some(({ check }) => check !== null && throwing.has(check))) return undefined;
  const handlers = flow.functionsOf({ file: frame.file, id: handler.value }, frame.bindings).found;
  // `await verify(raw).catch(log);`
  const isSwallowed =
    call.discarded &&
    handlers.length > 0 &&
    handlers.every(({ fact }) => exitsOf(fact).every(({ how }) => how !== 'throw'));
  const isEvent =
    isSwallowed ||
    handlers.some(({ file, fact }) =>
      exitsOf(fact).some(
        ({ how, value }) =>
          how === 'return' &&
          value !== null &&
          [...tagger.tagsOf({ file, id: value }, frame.bindings)].some((tag) => /^(?:body|raw)$/u.test(tag)),
      ),
    );
  return isEvent ? states.flatMap((state) => [state, failed(state, 'caught', spanOf(frame.file, call.at))]) : undefined;
};
