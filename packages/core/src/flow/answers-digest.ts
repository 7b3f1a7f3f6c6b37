/** `const mac = async (text) => hex(await crypto.subtle.sign(…))`: what a function of the program answers is made of a digest that it, or one it calls, works out. */
import type { Ref } from '../facts/file-facts.ts';
import type { FunctionFact } from '../facts/structure.ts';
import { exitsOf } from './exits.ts';
import { pathText } from './origin.ts';
import type { Flow, FunctionRef } from './settle.ts';

export type Digest = 'digest' | 'hmac';

/** Values that one answer is followed through. */
const MAX_VALUES = 64;
/** Functions that call one another, from the one that is asked about. */
const MAX_CALLS = 3;
/** Functions that are looked into for one question. */
const MAX_FUNCTIONS = 100;

/** A yes or no of a digest is none. */
const ASKS = /^(?:includes|equals|some|every|startsWith|endsWith|test|compare|indexOf|has|verify|timingSafeEqual)$/u;

const memo = new WeakMap<Flow, WeakMap<FunctionFact, Digest | null>>();

export const answersDigest = (flow: Flow, target: FunctionRef): Digest | undefined => {
  const known = memo.get(flow) ?? new WeakMap<FunctionFact, Digest | null>();
  memo.set(flow, known);
  const before = known.get(target.fact);
  if (before !== undefined) return before ?? undefined;
  // Only what was asked first is kept: what was learnt on the way to it was cut where that was.
  const found = answered(flow, target, { functions: new Set(), budget: { left: MAX_FUNCTIONS } });
  known.set(target.fact, found ?? null);
  return found;
};

interface Around {
  /** That are gone through already. */
  readonly functions: ReadonlySet<FunctionFact>;
  readonly budget: { left: number };
}

const answered = (flow: Flow, { file, fact }: FunctionRef, { functions, budget }: Around): Digest | undefined => {
  budget.left -= 1;
  if (functions.has(fact) || functions.size > MAX_CALLS || budget.left < 0) return undefined;
  const within: Around = { functions: new Set([...functions, fact]), budget };
  return strongest(
    exitsOf(fact).map(({ how, value }) =>
      how === 'return' && value !== null ? madeOf(flow, { file, id: value }, within, new Set()) : undefined,
    ),
  );
};

const strongest = (found: readonly (Digest | undefined)[]): Digest | undefined =>
  found.includes('hmac') ? 'hmac' : found.find((one) => one !== undefined);

const madeOf = (flow: Flow, ref: Ref, around: Around, seen: Set<number>): Digest | undefined => {
  if (seen.has(ref.id) || seen.size > MAX_VALUES) return undefined;
  seen.add(ref.id);
  const into = (ids: readonly number[]): Digest | undefined =>
    strongest(ids.map((id) => madeOf(flow, { file: ref.file, id }, around, seen)));
  const value = flow.value(ref);
  switch (value?.kind) {
    case 'call':
      return madeByCall(flow, ref.file, value.call, around, into);
    case 'await':
    case 'element':
      return into([value.of]);
    case 'variable':
      return into(value.defs);
    case 'template':
      return into(value.parts);
    case 'array':
      return into(value.items);
    case 'either':
      return into(value.of);
    case 'binary':
      return value.op === '+' ? into([value.left, value.right]) : undefined;
    default:
      return undefined;
  }
};

const madeByCall = (
  flow: Flow,
  file: string,
  id: number,
  around: Around,
  into: (ids: readonly number[]) => Digest | undefined,
): Digest | undefined => {
  const call = flow.program.file(file)?.structure.calls[id];
  const callee = call === undefined ? undefined : flow.value({ file, id: call.callee });
  if (call === undefined || callee === undefined) return undefined;
  const name = 'name' in callee ? callee.name : null;
  if (name !== null && ASKS.test(name)) return undefined;
  for (const origin of flow.settle({ file, id: call.callee }).found) {
    if (origin.kind !== 'external') continue;
    const path = `${pathText(origin.path)}()`;
    if (flow.catalog.tells('verifying', origin.package, path)) return undefined;
    if (flow.catalog.tells('digests', origin.package, path))
      return /hmac|subtle\.sign/iu.test(`${origin.package ?? ''}:${path}`) ? 'hmac' : 'digest';
  }
  const own = flow.functionsOf({ file, id: call.callee }).found;
  const found = strongest(own.map((target) => answered(flow, target, around)));
  if (found !== undefined) return found;
  // What a function of the program does with what it is handed is known where it is asked itself; here it may keep it.
  return into([...(callee.kind === 'member' ? [callee.object] : []), ...call.args.map(({ value }) => value)]);
};
