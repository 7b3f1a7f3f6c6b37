/** Handlers for one sender each, of which another handler picks one: each is judged by itself. */
import type { Catalog } from '../../catalog/catalog.ts';
import type { SignatureCheck } from '../../facts/signature-check.ts';
import { spanOf } from '../../facts/span.ts';
import { type Candidate, MAX_UNASKED, type Picked, type Picks } from '../../flow/guards/picked.ts';
import type { Flow, FunctionRef } from '../../flow/settle.ts';
import type { Because } from '../../rules/finding.ts';
import type { Guards } from '../scope.ts';
import type { Sender } from './evidence.ts';
import { guardsOfEnds } from './guards-of-ends.ts';
import { type PickedSender, pickedSender } from './picked-senders.ts';

export interface JudgedPick {
  readonly target: FunctionRef;
  readonly sender: Sender | undefined;
  readonly guards: Guards;
}

/** What holds for all of them. */
interface Around {
  readonly covering: (checks: readonly SignatureCheck[]) => readonly SignatureCheck[];
  readonly asksTime: boolean;
  readonly because: readonly Because[];
}

export interface CollectedPicks extends Picks {
  judged(around: Around): readonly JudgedPick[];
  /** Of handlers that count for the whole those that act without a check, where others check. */
  readonly unasked: readonly Because[];
}

/** `isForMany`: nothing says that the handler which picks is for one sender alone. */
export const collectPicks = (flow: Flow, catalog: Catalog, route: string, isForMany: () => boolean): CollectedPicks => {
  const senders = new Map<string, PickedSender>();
  const taken = new Map<string, Picked[]>();
  const unasked = new Map<string, Because>();
  const senderOf = (candidate: Candidate): PickedSender => {
    const key = `${keyOf(candidate.target)}=${candidate.key ?? ''}`;
    const known = senders.get(key) ?? pickedSender(flow, catalog, candidate, route);
    senders.set(key, known);
    return known;
  };
  return {
    areSenders: (candidates) => {
      const all = candidates.map(senderOf);
      return (
        all.some(({ sender }) => sender !== undefined) && new Set(all.map(({ label }) => label)).size > 1 && isForMany()
      );
    },
    take: (picked) => {
      const known = picked.filter((one) => senderOf(one).sender !== undefined);
      // What some of them only answer is acted on behind the call: that is judged with the whole.
      if (!known.some(acts) && (picked.some(({ unheard }) => unheard) || !known.every(asks))) return false;
      for (const one of picked) taken.set(keyOf(one.target), [...(taken.get(keyOf(one.target)) ?? []), one]);
      return true;
    },
    leave: (picked) => {
      if (picked.every(isUnasked)) return;
      for (const { target } of picked.filter(isUnasked))
        unasked.set(keyOf(target), {
          at: spanOf(target.file, target.fact.at),
          note: 'this handler, which may get the request, checks nothing',
        });
    },
    get unasked() {
      return [...unasked.values()].slice(0, MAX_UNASKED);
    },
    judged: (around) => [...taken.values()].flatMap((all) => judged(flow, all, senderOf, around)),
  };
};

const acts = ({ ways }: Picked): boolean => ways.some(({ effect }) => effect !== null);

const asks = ({ ways }: Picked): boolean => ways.some(({ check }) => check !== null);

const isUnasked = ({ ways }: Picked): boolean =>
  ways.some(
    ({ check, open, effect, refused, skip }) =>
      check === null && open === null && effect !== null && !refused && skip?.when !== 'excused',
  );

const keyOf = ({ file, id }: FunctionRef): string => `${file}#${id}`;

const judged = (
  flow: Flow,
  all: readonly Picked[],
  senderOf: (candidate: Candidate) => PickedSender,
  { covering, ...around }: Around,
): readonly JudgedPick[] => {
  const [first] = all;
  if (first === undefined) return [];
  const { sender, readsSignature } = senderOf(first);
  const { guards, acts: isActing } = guardsOfEnds(flow, {
    ...around,
    states: all.flatMap(({ ways }) => ways),
    found: covering(all.flatMap(({ checks }) => checks)),
    unawaited: all.flatMap(({ unawaited }) => unawaited),
    ignored: all.flatMap(({ ignored }) => ignored),
    open: all.flatMap(({ open }) => open),
    ran: [first.target],
  });
  const isSigned = guards.found.some(({ form }) => form === 'helper' || form === 'hmac');
  // Whether a sender signs of whom nothing is known only the handler can tell.
  if (sender === undefined ? !isSigned && !readsSignature : !isSigned && !isActing) return [];
  return [{ target: first.target, sender, guards }];
};
