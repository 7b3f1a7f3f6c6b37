/** Which failures lead to another attempt. */
import type { Range } from '../../facts/span.ts';
import { eachOfKind, someOfKind } from '../../facts/of-kind.ts';
import type { CallId, Structure, Value, ValueId } from '../../facts/structure.ts';
import type { Branch } from './around.ts';
import { isMadeOf, partsOf } from './depends-on.ts';

/** What a condition, where it holds, says of the outcome of a request. `asked`: of its status, but not which way. */
export type Outcome = 'succeeded' | 'failed' | 'asked';

/** undefined: the condition asks nothing of the kind. */
export const outcomeIn = (structure: Structure, test: ValueId, call: CallId): Outcome | undefined => {
  const value = structure.values[test];
  switch (value?.kind) {
    case 'unary':
      return value.op === '!' ? opposite(outcomeIn(structure, value.of, call)) : undefined;
    case 'either': {
      // `response.ok && body.status === 'ready'`: it waits for something, which is no failure.
      if (value.of.some((id) => outcomeIn(structure, id, call) === undefined && asksMore(structure, id, call)))
        return undefined;
      const of = value.of.map((id) => outcomeIn(structure, id, call)).filter((one) => one !== undefined);
      return of.includes('succeeded') && of.includes('failed') ? 'asked' : of[0];
    }
    case 'member':
      return isAnswer(structure, value.object, call) ? SAYS[value.name ?? ''] : undefined;
    case 'variable': {
      const [only] = value.defs;
      return value.defs.length === 1 && only !== undefined ? outcomeIn(structure, only, call) : undefined;
    }
    case 'binary':
      return comparedOutcome(structure, value, call);
    // `retryable.has(response.status)`
    case 'call':
      return structure.calls[value.call]?.args.some((argument) => isStatus(structure, argument.value, call)) === true
        ? 'asked'
        : undefined;
    default:
      return undefined;
  }
};

const asksMore = (structure: Structure, id: ValueId, call: CallId): boolean =>
  isMadeOf(structure, partsOf(structure, id), call);

const SAYS: Readonly<Record<string, Outcome>> = { ok: 'succeeded', success: 'succeeded', error: 'failed' };

const opposite = (outcome: Outcome | undefined): Outcome | undefined =>
  outcome === 'succeeded' ? 'failed' : outcome === 'failed' ? 'succeeded' : outcome;

const comparedOutcome = (
  structure: Structure,
  { op, left, right }: Extract<Value, { kind: 'binary' }>,
  call: CallId,
): Outcome | undefined => {
  const code = structure.values[right];
  if (code?.kind !== 'constant' || !isStatus(structure, left, call)) return undefined;
  if (typeof code.value === 'boolean') return undefined;
  const failure = isFailure(code.value);
  if (op.startsWith('==')) return failure ? 'failed' : 'succeeded';
  if (op.startsWith('!=')) return failure ? 'asked' : 'failed';
  if (op.startsWith('>')) return failure ? 'failed' : 'asked';
  return failure ? 'succeeded' : 'asked';
};

/** The answer's `status`, or the answer itself where that is a number. */
const isStatus = (structure: Structure, id: ValueId, call: CallId): boolean => {
  const value = structure.values[id];
  if (value?.kind === 'member')
    return (value.name === 'status' || value.name === 'statusCode') && isAnswer(structure, value.object, call);
  return isAnswer(structure, id, call);
};

const isAnswer = (structure: Structure, id: ValueId, call: CallId, depth = 0): boolean => {
  const value = structure.values[id];
  if (value?.kind === 'call') return value.call === call;
  if (depth > 6) return false;
  if (value?.kind === 'await') return isAnswer(structure, value.of, call, depth + 1);
  return value?.kind === 'variable' && value.defs.some((def) => isAnswer(structure, def, call, depth + 1));
};

const isFailure = (value: number | boolean | null): value is number =>
  typeof value === 'number' && value >= 400 && value < 600;

const REFUSED = /rate.?limit|too.?many.?requests|throttl|ECONNREFUSED|ENOTFOUND|EAI_AGAIN/iu;

/** Only what proves that nothing was done is tried again: 429, a refused connection. */
export const isRefusalOnly = (structure: Structure, branches: readonly Branch[]): boolean => {
  const seen = branches.map(({ test }) => evidenceIn(structure, test));
  const codes = seen.flatMap(({ statuses }) => statuses);
  return (codes.includes(429) || seen.some(({ refused }) => refused)) && codes.every((code) => code < 500);
};

const WORTH_ANOTHER_TRY = new Set([408, 409, 423, 425, 429]);

/** Only what would be refused again is asked for: what is done then is done otherwise, or waits for something to be there. */
export const isFinalOnly = (structure: Structure, branches: readonly Branch[], op: '=' | '!' = '='): boolean => {
  const codes = branches.flatMap(({ test }) => comparedCodes(structure, test, op));
  return codes.length > 0 && codes.every((code) => code < 500 && code !== 400 && !WORTH_ANOTHER_TRY.has(code));
};

/** `status !== 401`, `status !== 409`, and nothing else is asked: whatever else comes leaves. */
export const isRenewalOnly = (structure: Structure, { test }: Branch): boolean => {
  const value = structure.values[test];
  if (value?.kind !== 'binary' || !value.op.startsWith('!=')) return false;
  const codes = comparedCodes(structure, test, '!');
  return codes.length > 0 && codes.every((code) => RENEWS.has(code));
};

const RENEWS = new Set([401, 403, 407, 409, 412, 422]);

const CONFLICT = /duplicat|unique|conflict|already.?exists|P2002|23505|ER_DUP_ENTRY/iu;

/** Only where a name was taken already: what is tried then is another one. */
export const isConflictOnly = (structure: Structure, branches: readonly Branch[]): boolean =>
  branches.length > 0 &&
  branches.every(({ test }) =>
    [...partsOf(structure, test)].some((id) => {
      const value = structure.values[id];
      const text = value === undefined ? null : textIn(value);
      return text != null && CONFLICT.test(text);
    }),
  );

/** What a value says: a message, or the name of an error class. */
const textIn = (value: Value): string | null | undefined => {
  if (value.kind === 'string') return value.text;
  if (value.kind === 'regexp') return value.plain?.text;
  return value.kind === 'import' || value.kind === 'variable' || value.kind === 'global' ? value.name : null;
};

/** Numbers that something is compared with: `status === 401`, or by the other operator `status !== 401`. */
const comparedCodes = (structure: Structure, test: ValueId, op: '=' | '!'): readonly number[] =>
  [...partsOf(structure, test)].flatMap((id) => {
    const value = structure.values[id];
    if (value?.kind !== 'binary' || !value.op.startsWith(op === '=' ? '==' : '!=')) return [];
    return [value.left, value.right].flatMap((side) => {
      const code = structure.values[side];
      return code?.kind === 'constant' && isFailure(code.value) ? [code.value] : [];
    });
  });

interface Evidence {
  readonly statuses: readonly number[];
  readonly refused: boolean;
}

const evidenceIn = (structure: Structure, test: ValueId): Evidence => {
  const statuses: number[] = [];
  let refused = false;
  const take = (id: ValueId): void => {
    const value = structure.values[id];
    if (value?.kind === 'constant' && isFailure(value.value)) statuses.push(value.value);
    if (value?.kind === 'string' && REFUSED.test(value.text ?? '')) refused = true;
    if (value?.kind === 'member' && REFUSED.test(value.name ?? '')) refused = true;
    if ((value?.kind === 'import' || value?.kind === 'variable') && REFUSED.test(value.name)) refused = true;
    // `isRateLimited(error)`: what the function asks counts as asked here.
    if (value?.kind === 'function') {
      const range = structure.functions[value.fn]?.at;
      if (range !== undefined) takeInside(range);
    }
  };
  const takeInside = (range: Range): void => {
    eachOfKind(structure, 'constant', ({ value, at }) => {
      if (contains(range, at) && isFailure(value)) statuses.push(value);
    });
    refused ||= someOfKind(structure, 'string', ({ text, at }) => contains(range, at) && REFUSED.test(text ?? ''));
  };
  for (const part of partsOf(structure, test)) take(part);
  return { statuses, refused };
};

export const contains = (outer: Range, inner: Range): boolean => outer[0] <= inner[0] && inner[1] <= outer[1];

/** The answer of a failed request is given on: `res.status(500)`, `next(error)`, `reject(error)`. */
export const answersFailure = (structure: Structure, range: Range): boolean =>
  someOfKind(structure, 'constant', ({ value, at }) => isFailure(value) && contains(range, at)) ||
  structure.calls.some((call) => {
    const callee = contains(range, call.at) ? structure.values[call.callee] : undefined;
    return callee?.kind === 'param' || (callee?.kind === 'variable' && /^(?:next|reject|bail)$/u.test(callee.name));
  });
