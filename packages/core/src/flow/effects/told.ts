/** What a condition says of whether an event was handled before, and on which of its arms it was not. */
import type { Ref } from '../../facts/file-facts.ts';
import { type Range, spanOf } from '../../facts/span.ts';
import type { Call } from '../../facts/structure.ts';
import { type Bindings, bindingKey } from '../origin.ts';
import { type Asks, asksOf } from './asking.ts';
import type { Guard, Walking } from './walking.ts';

/** Where what is asked is so (`then`), where it is not (`else`): guards of what stands there. */
export interface Told {
  readonly then: readonly Guard[];
  readonly else: readonly Guard[];
}

const nothing: Told = { then: [], else: [] };
const MAX_DEPTH = 10;

export const toldBy = (walking: Walking, ref: Ref, bindings: Bindings, depth = 0): Told => {
  const value = walking.flow.value(ref);
  if (value === undefined || depth > MAX_DEPTH) return nothing;
  if (value.kind !== 'unary' && value.kind !== 'either' && saysAgain(walking, ref, bindings))
    return { then: [againGuard(ref, value.at)], else: [againGuard(ref, value.at)] };
  const inner = (id: number): Told => toldBy(walking, { file: ref.file, id }, bindings, depth + 1);
  switch (value.kind) {
    case 'unary':
      return value.op === '!' ? flipped(inner(value.of)) : nothing;
    case 'either':
      // Whatever part of it is asked counts where it leads.
      return joined([...value.of.map(inner), ...(value.test === null ? [] : [inner(value.test)])]);
    case 'binary':
      return compared(walking, ref, bindings, depth);
    default:
      return plain(walking, ref, bindings);
  }
};

/** The sender says itself that it delivered this before: `x-slack-retry-num`. */
const saysAgain = ({ flow, tagger }: Walking, ref: Ref, bindings: Bindings): boolean => {
  const value = flow.value(ref);
  const sides = value?.kind === 'binary' ? [value.left, value.right] : [ref.id];
  return sides.some((id) =>
    [...tagger.exactTagsOf({ file: ref.file, id }, bindings)].some((tag) => AGAIN_HEADER.test(tag)),
  );
};

const AGAIN_HEADER = /^header:.*(?:retr(?:y|ied|ies)|redeliver)/u;

const againGuard = ({ file }: Ref, at: Range): Guard => ({
  at: spanOf(file, at),
  note: 'this says whether it was delivered before',
  open: false,
  throws: false,
});

/** Of a switch: what it goes by. */
export const toldByValue = (walking: Walking, ref: Ref, bindings: Bindings): readonly Guard[] => {
  const found = answerBehind(walking, ref, bindings, [], 0);
  return found === undefined || found.asks === 'remote' || (found.names.length === 0 && found.asks === 'row')
    ? []
    : [guardOf(found)];
};

const flipped = (told: Told): Told => ({ then: told.else, else: told.then });
const joined = (all: readonly Told[]): Told => ({
  then: all.flatMap((one) => one.then),
  else: all.flatMap((one) => one.else),
});

/** Truth: a row is there, a state is set. What comes second goes the other way. */
const plain = (walking: Walking, ref: Ref, bindings: Bindings): Told => {
  const found = answerBehind(walking, ref, bindings, [], 0);
  if (found === undefined) return nothing;
  const guard = guardOf(found);
  if (found.asks === 'changed' && !found.names.some((name) => SIZES.test(name) || /^\d+$/u.test(name))) return nothing;
  if (found.asks === 'remote') return found.names.join('.') === 'data' ? { then: [], else: [guard] } : nothing;
  if (found.asks !== 'row') return { then: [guard], else: [guard] };
  return found.names.includes('empty') ? { then: [guard], else: [] } : { then: [], else: [guard] };
};

const SIZES =
  /^(?:length|size|rowCount|count|affectedRows|changes|matchedCount|modifiedCount|upsertedCount|numAffectedRows|numInsertedOrUpdatedRows)$/u;
const MEASURES =
  /quantity|stock|inventory|balance|credits?$|available|remaining|tokens|points|limit|quota|price|total$|amount$/iu;
/** What wraps the rows that were asked for, and says nothing of them. */
const WRAPPING =
  /^(?:data|rows|row|result|results|docs|doc|Item|Items|item|items|value|values|0|1|2|\*|exists|empty|toObject|toJSON|lean|exec|get)$/u;

const compared = (walking: Walking, ref: Ref, bindings: Bindings, depth: number): Told => {
  const value = walking.flow.value(ref);
  if (value?.kind !== 'binary') return nothing;
  const sides = [value.left, value.right].map((id) => ({ file: ref.file, id }));
  const [left, right] = sides;
  if (left === undefined || right === undefined) return nothing;
  const found = [left, right].flatMap((side, index) => {
    const answer = answerBehind(walking, side, bindings, [], depth);
    return answer === undefined ? [] : [{ answer, other: index === 0 ? right : left, isLeft: index === 0 }];
  });
  return joined(
    found.map(({ answer, other, isLeft }): Told => {
      const guard = guardOf(answer);
      const both: Told = { then: [guard], else: [guard] };
      if (answer.asks === 'remote') return nothing;
      if (answer.asks === 'changed' && !answer.names.some((name) => SIZES.test(name) || /^(?:code|\d+)$/u.test(name)))
        return nothing;
      if (answer.asks !== 'row') return both;
      const isWhole = answer.names.every((name) => WRAPPING.test(name) || SIZES.test(name));
      // What is left of something is measured, too; that says nothing of what came before.
      if (!isWhole) return /^[<>]/u.test(value.op) && MEASURES.test(answer.names.at(-1) ?? '') ? nothing : both;
      const there: Told = { then: [], else: [guard] };
      const constant = walking.flow.value(other);
      const isNothing =
        constant?.kind === 'undefined' ||
        (constant?.kind === 'constant' &&
          (constant.value === null || constant.value === 0 || constant.value === false || constant.value === -1));
      const isOne = constant?.kind === 'constant' && (constant.value === 1 || constant.value === true);
      const op = isLeft ? value.op : mirrored(value.op);
      if (/^={2,3}$/u.test(op)) return isNothing ? flipped(there) : isOne ? there : both;
      if (/^!==?$/u.test(op)) return isNothing ? there : isOne ? flipped(there) : both;
      if (op === '>' && isNothing) return there;
      if (op === '>=' && isOne) return there;
      if (op === '<' && isOne) return flipped(there);
      if (op === '<=' && isNothing) return flipped(there);
      return both;
    }),
  );
};

const mirrored = (op: string): string => ({ '<': '>', '>': '<', '<=': '>=', '>=': '<=' })[op] ?? op;

interface Answer {
  readonly asks: Asks;
  readonly file: string;
  readonly call: Call;
  /** Members taken off it, the first one first. */
  readonly names: readonly string[];
}

const guardOf = ({ asks, file, call }: Answer): Guard => ({
  at: spanOf(file, call.at),
  note:
    asks === 'unseen'
      ? 'this may know whether the event was delivered before'
      : 'this says whether the event was delivered before',
  open: asks === 'unseen',
  throws: false,
});

/** The call whose answer a value is, or a member of. */
const answerBehind = (
  walking: Walking,
  ref: Ref,
  bindings: Bindings,
  names: readonly string[],
  depth: number,
): Answer | undefined => {
  const { flow } = walking;
  const value = flow.value(ref);
  if (value === undefined || depth > MAX_DEPTH) return undefined;
  const inner = (id: number, more: readonly string[] = names): Answer | undefined =>
    answerBehind(walking, { file: ref.file, id }, bindings, more, depth + 1);
  switch (value.kind) {
    case 'await':
    case 'element':
      return inner(value.of);
    case 'member':
      return inner(value.object, [value.name ?? '*', ...names]);
    case 'variable': {
      for (const id of value.defs.slice(0, 4)) {
        const found = inner(id);
        if (found !== undefined) return found;
      }
      return undefined;
    }
    case 'either':
      for (const id of value.of) {
        const found = inner(id);
        if (found !== undefined) return found;
      }
      return undefined;
    case 'unary':
      return inner(value.of);
    case 'binary':
      return inner(value.left) ?? inner(value.right);
    case 'array': {
      const [head, ...rest] = names;
      const at = head !== undefined && /^\d+$/u.test(head) ? value.items[Number(head)] : undefined;
      return at === undefined ? undefined : inner(at, rest);
    }
    case 'param': {
      const bound = bindings.get(bindingKey(ref.file, value.fn, value.index));
      return bound === undefined
        ? undefined
        : answerBehind(walking, bound, bindings, [...(bound.path ?? []), ...names], depth + 1);
    }
    case 'call': {
      const call = flow.program.file(ref.file)?.structure.calls[value.call];
      return call === undefined ? undefined : ofCall(walking, ref.file, call, bindings, names, depth);
    }
    default:
      return undefined;
  }
};

const ofCall = (
  walking: Walking,
  file: string,
  call: Call,
  bindings: Bindings,
  names: readonly string[],
  depth: number,
): Answer | undefined => {
  const { flow } = walking;
  const callee = flow.value({ file, id: call.callee });
  const name = callee?.kind === 'member' ? callee.name : callee?.kind === 'global' ? callee.name : null;
  const [first] = call.args;
  // `Promise.all([find(id), …])`, `Boolean(row)`
  if (/^(?:all|allSettled|Boolean|Number|String)$/u.test(name ?? '') && first !== undefined) {
    const found = answerBehind(walking, { file, id: first.value }, bindings, names, depth + 1);
    if (found !== undefined) return found;
  }
  // An error of what was asked says nothing of whether it is there; one of what was added does.
  const isError = names.some((one) => /^(?:error|err|errors)$/iu.test(one));
  const asks = asksOf(walking, file, call, bindings);
  if (asks !== undefined)
    return isError && asks !== 'claim' && !names.includes('code') ? undefined : { asks, file, call, names };
  // `doc.data().status`, `row.get('status')`, `.then((rows) => rows[0])`
  return callee?.kind === 'member'
    ? answerBehind(walking, { file, id: callee.object }, bindings, [callee.name ?? '*', ...names], depth + 1)
    : undefined;
};
