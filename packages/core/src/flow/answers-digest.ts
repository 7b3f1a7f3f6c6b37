/** `const mac = async (text) => hex(await crypto.subtle.sign(…))`: what a function of the program answers is made of a digest that it, or one it calls, works out. */
import type { Ref } from '../facts/file-facts.ts';
import type { FunctionFact } from '../facts/structure.ts';
import { exitsOf } from './exits.ts';
import { pathText } from './origin.ts';
import type { Flow, FunctionRef } from './settle.ts';

export type Digest = 'digest' | 'hmac';

const MAX_DEPTH = 8;
const MAX_CALLS = 3;

/** A yes or no of a digest is none. */
const ASKS = /^(?:includes|equals|some|every|startsWith|endsWith|test|compare|indexOf|has|verify|timingSafeEqual)$/u;

const memo = new WeakMap<FunctionFact, Digest | null>();

export const answersDigest = (flow: Flow, target: FunctionRef, calls = 0): Digest | undefined => {
  const known = memo.get(target.fact);
  if (known !== undefined) return known ?? undefined;
  if (calls > MAX_CALLS) return undefined;
  // Until it is known: whoever calls itself adds nothing by that.
  memo.set(target.fact, null);
  const found = strongest(
    exitsOf(target.fact).map(({ how, value }) =>
      how === 'return' && value !== null ? madeOf(flow, { file: target.file, id: value }, calls, new Set()) : undefined,
    ),
  );
  memo.set(target.fact, found ?? null);
  return found;
};

const strongest = (found: readonly (Digest | undefined)[]): Digest | undefined =>
  found.includes('hmac') ? 'hmac' : found.find((one) => one !== undefined);

const madeOf = (flow: Flow, ref: Ref, calls: number, seen: Set<number>): Digest | undefined => {
  if (seen.has(ref.id) || seen.size > MAX_DEPTH * MAX_DEPTH) return undefined;
  seen.add(ref.id);
  const into = (ids: readonly number[]): Digest | undefined =>
    strongest(ids.map((id) => madeOf(flow, { file: ref.file, id }, calls, seen)));
  const value = flow.value(ref);
  switch (value?.kind) {
    case 'call':
      return madeByCall(flow, ref.file, value.call, calls, into);
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
  calls: number,
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
  const answered = strongest(own.map((target) => answersDigest(flow, target, calls + 1)));
  if (answered !== undefined) return answered;
  // What a function of the program does with what it is handed is known where it is asked itself; here it may keep it.
  return into([...(callee.kind === 'member' ? [callee.object] : []), ...call.args.map(({ value }) => value)]);
};
