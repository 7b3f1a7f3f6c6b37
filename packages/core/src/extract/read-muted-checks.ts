/** Checks that somebody commented out. */
import type { MutedCheck } from '../facts/muted-check.ts';
import { type Range, spanOf } from '../facts/span.ts';
import type { FunctionId, Step, Structure } from '../facts/structure.ts';
import type { Seam } from './seam.ts';
import type { CommentLike } from './source.ts';

const CHECK =
  'constructEvent(?:Async)?|createHmac|timingSafeEqual|verifyAndReceive|(?:verify|validate)\\w*(?:Signature|Webhook|Hmac)\\w*|(?:web)?hooks?\\.(?:verify|validate)\\w*';

/** A file may hold nothing else: a verifier that was emptied. */
export const mutedCheckSeams: readonly Seam[] = [{ all: [`(?:${CHECK})\\(`] }];

/** A line of code whose first call is one of those, be it within a condition or stored; prose about one is none. */
const CODE = new RegExp(
  String.raw`^\s*(?:\/\/\s*)*(?:(?:const|let|var)\s+[\w$\s{},:]+=\s*|[\w$.]+\s*=\s*|if\s*\(\s*|return\s+)?!?\s*(?:await\s+)?(?:new\s+)?(?:[\w$]+(?:\(\))?\.)*?(?<name>${CHECK})\s*\(.*[;{(,)]\s*(?:\/\/.*)?$`,
  'u',
);

/** The answers of a call that is chained to what stands in the line before: `.createHmac(…)`. */
const MAX_LINES = 60;

export const readMutedChecks = (
  path: string,
  comments: readonly CommentLike[],
  structure: Structure,
): readonly MutedCheck[] => {
  const told = new Set<FunctionId>();
  return comments.flatMap(({ type, value, range }) => {
    // A page about the function that follows shows how it is used.
    if ((type === 'Block' && value.startsWith('*')) || value.length > 4000) return [];
    const name = value
      .split('\n')
      .slice(0, MAX_LINES)
      .flatMap((line) => CODE.exec(line)?.groups?.['name'] ?? [])[0];
    const fn = name === undefined ? undefined : functionAround(structure, range);
    // One line of a check is told for all of it.
    if (name === undefined || fn === undefined || told.has(fn)) return [];
    told.add(fn);
    return [
      {
        kind: 'muted-check' as const,
        span: spanOf(path, range),
        by: name,
        fn,
        verifier: isEmptied(structure, fn) ? (structure.functions[fn]?.name ?? null) : null,
        claims: isClaimed(structure, fn, range),
      },
    ];
  });
};

/** The innermost function whose body holds the comment; none of the module's own. */
const functionAround = ({ functions }: Structure, [start, end]: Range): FunctionId | undefined => {
  let found: FunctionId | undefined;
  functions.forEach(({ at }, id) => {
    if (id === 0 || at[0] > start || at[1] < end) return;
    const best = found === undefined ? undefined : functions[found]?.at;
    if (best === undefined || at[1] - at[0] < best[1] - best[0]) found = id;
  });
  return found;
};

const VERIFIER =
  /^(?:is|has|check|verify|validate|assert|ensure)_?(?:valid|\w*(?:sign|hmac|web_?hook|authentic|genuine))/iu;

/** A verifier that says yes, and asks nothing: whatever it calls could be the check. */
const isEmptied = ({ functions, values, calls }: Structure, id: FunctionId): boolean => {
  const fact = functions[id];
  if (fact === undefined || !VERIFIER.test(fact.name ?? '')) return false;
  const saysYes = (steps: readonly Step[]): boolean =>
    steps.some((step) => {
      const value =
        step.kind === 'exit' && step.how === 'return' && step.value !== null ? values[step.value] : undefined;
      return value?.kind === 'constant' && value.value === true;
    });
  const asks = calls.some(({ fn, callee }) => {
    const value = values[callee];
    const object = value?.kind === 'member' ? values[value.object] : undefined;
    return fn === id && !(object?.kind === 'global' && object.name === 'console');
  });
  return saysYes(fact.body) && !asks;
};

const VERIFIED =
  /\b(?:verified|validated|authenticated|signature (?:is )?(?:ok|valid)|verificad[ao]|validad[ao]|v[ée]rifi[ée]e?)\b/iu;
const NOT = /\b(?:not|no|un|in|skip\w*|fail\w*|without|never|sin|non)\b/iu;

/** Within a few lines. */
const NEAR = 400;

const isClaimed = ({ calls, values }: Structure, id: FunctionId, [, end]: Range): boolean =>
  calls.some(
    ({ fn, at, args }) =>
      fn === id &&
      at[0] > end &&
      at[0] < end + NEAR &&
      args.some(({ value }) => {
        const text = values[value];
        return text?.kind === 'string' && VERIFIED.test(text.text ?? '') && !NOT.test(text.text ?? '');
      }),
  );
