/** Calls of which nobody here sees what they do. */
import { spanOf } from '../../facts/span.ts';
import type { Call } from '../../facts/structure.ts';
import type { Open } from '../../scope/known.ts';
import type { Origin } from '../origin.ts';
import { doneBy } from './done-by.ts';
import { isEffect } from './effect.ts';
import { inline } from './enter-call.ts';
import { decidedBy } from './free-to-sender.ts';
import { handedTo, keepsField } from './handover.ts';
import { statusOfCall, throwsItself } from './refusal.ts';
import type { Says } from './says.ts';
import { type State, blank, chain } from './state.ts';
import { isUnheardAnswer } from './unread.ts';
import { unseenCheck } from './unseen-check.ts';
import type { Frame, Walking } from './walking.ts';
import { writtenPath } from './written-path.ts';

/** It may check, refuse, or do something with the event. */
export const unseenCall = (
  walking: Walking,
  call: Call,
  origins: readonly Origin[],
  opens: readonly Open[],
  states: readonly State[],
  frame: Frame,
  /** What the functions that it is handed say. */
  said: (Says | undefined)[] = [],
): readonly State[] => {
  const { flow, tagger } = walking;
  const status = statusOfCall(flow, frame.file, call, frame.bindings);
  if ((status !== undefined && status >= 400) || (walking.answerEnds && sendsAnswer(walking, call, frame))) {
    const answered = !walking.answerEnds && !throwsItself(flow, frame.file, call, origins);
    return states.map((state) => ({ ...state, refused: true, answered }));
  }
  const why = unseenCheck(walking, frame.file, call, origins, opens, frame.bindings);
  const unseen = why === undefined ? null : walking.note(frame.file, call.at, why);
  const at = spanOf(frame.file, call.at);
  // Whoever keeps what a handshake handed over does nothing for an event.
  const keeps = keepsField(walking, call, frame);
  const done = keeps ? undefined : doneBy(walking, call, origins, frame);
  const acts =
    done !== undefined ||
    (!keeps && isEffect(flow, tagger, frame.file, call, origins, frame.bindings, frame.depth === 0));
  const effect = acts ? at : null;
  const early = done?.accounts === false ? at : null;
  const handover = handedTo(walking, call, origins, frame) ?? null;
  const told = effect === null && tellsEvent(walking, call, frame) ? spanOf(frame.file, call.at) : null;
  const after = inline(
    walking,
    call,
    (opens.length > 0 ? states.map((state) => decidedBy(walking, state)) : states).map((state) =>
      // Where the check was left out, and it goes on with the event, to tell of it is enough.
      chain(state, { ...blank, open: unseen, early, effect: isLeftOut(state) ? (effect ?? told) : effect, handover }),
    ),
    frame,
    said,
  );
  const unheard = isUnheardEach(walking, call, frame) ? after.find(({ check }) => check !== null)?.check : null;
  if (unheard != null && states.every(({ check }) => check === null)) {
    walking.ignored.push({ ...unheard, span: at });
    return states;
  }
  // Whoever is handed `next` may call it.
  if (
    call.args.some((argument) =>
      tagger.exactTagsOf({ file: frame.file, id: argument.value }, frame.bindings).has('next'),
    )
  )
    frame.passed.push(...after);
  return after;
};

/** `const signed = events.every((event) => verify(event));`, and nobody reads it. */
const isUnheardEach = ({ flow }: Walking, call: Call, { file, bindings }: Frame): boolean =>
  /^(?:every|some)$/u.test(writtenPath(flow, { file, id: call.callee }).at(-1) ?? '') &&
  isUnheardAnswer(flow, file, call) &&
  call.args.every(({ value }) =>
    flow
      .functionsOf({ file, id: value }, bindings)
      // One that does more than ask may refuse by itself.
      .found.every(({ fact }) => fact.body.every((step) => step.kind === 'call' || step.kind === 'exit')),
  );

const isLeftOut = ({ skip }: State): boolean => skip !== null && /^missing-/u.test(skip.when);

/** A line in a log about the event. */
const tellsEvent = ({ flow, tagger }: Walking, call: Call, frame: Frame): boolean => {
  const [root] = writtenPath(flow, { file: frame.file, id: call.callee });
  return (
    /^(?:console|log|logger)$/u.test(root ?? '') &&
    call.args.some((argument) => {
      const tags = tagger.tagsOf({ file: frame.file, id: argument.value }, frame.bindings);
      return tags.has('body-part') || tags.has('body');
    })
  );
};

/** `reply.send()`. */
const sendsAnswer = ({ flow, tagger }: Walking, call: Call, frame: Frame): boolean => {
  const callee = flow.value({ file: frame.file, id: call.callee });
  return (
    callee?.kind === 'member' &&
    /^(?:send|redirect|callNotFound|hijack|end)$/u.test(callee.name ?? '') &&
    tagger.tagsOf({ file: frame.file, id: callee.object }, frame.bindings).has('response')
  );
};
