import { calledName, isCall } from '../source/calls.ts';
import { bare, endOf, j, type Node, type Path, startOf } from '../source/node.ts';
import type { Mending } from '../source/mend-sites.ts';
import { isFunction } from '../source/names.ts';
import type { RawLines } from '../source/raw-lines.ts';
import { type Source, sliceOf } from '../source/source.ts';
import { styledLine } from '../source/style.ts';
import { answerOf } from '../verify-webhook/answers.ts';
import { saidBy, statementsOf } from './place.ts';
import type { Asked } from './refusal.ts';
import { verdictProperty } from './refusing.ts';

export interface Answering extends Asked {
  /** The function around the place. */
  readonly fn: Path;
}

/** How a function that refuses nobody would: the opposite of how it lets pass, or what its framework takes for a refusal. */
export const ownAnswer = (mending: Mending, asked: Answering): RawLines | null => {
  const { source } = mending;
  const lines = opposite(source, asked) ?? answered(mending, asked) ?? thrown(source, asked);
  return lines?.map((line) => styledLine(line, source.style)) ?? null;
};

/** `return false` where it says `return true`. */
const opposite = (source: Source, { fn, without }: Answering): RawLines | null => {
  const passing = [without, fn.node].flatMap((within) => returnsIn(within, fn.node));
  for (const said of passing) {
    if (j.BooleanLiteral.check(said) && said.value) return ['return false;'];
    const verdict = verdictProperty(said);
    if (verdict?.value === true) return [`return { ${verdict.name}: false };`];
  }
  // `return timingSafeEqual(a, b)`
  const compared = passing.some(
    (said) =>
      isCall(said) &&
      (calledName(said) === 'timingSafeEqual' ||
        (/equal|compare|verify|valid/iu.test(calledName(said) ?? '') && isBoolean(source, fn.node))),
  );
  return compared ? ['return false;'] : null;
};

const isBoolean = (source: Source, fn: Node): boolean =>
  (isFunction(fn) || j.ClassMethod.check(fn) || j.ObjectMethod.check(fn)) &&
  fn.returnType != null &&
  /^:\s*(?:Promise<)?boolean>?$/u.test(sliceOf(source, fn.returnType));

const returnsIn = (within: Node, fn: Node): readonly Node[] => {
  if (within === fn && isFunction(fn) && !j.BlockStatement.check(fn.body)) return [bare(fn.body)];
  const statements = within === fn ? j(within).find(j.ReturnStatement).nodes() : statementsOf(within);
  return statements.flatMap((one) => saidBy(one) ?? []);
};

/** By the request and the response that it is handed. */
const answered = (mending: Mending, { fn, framework, reason }: Answering): RawLines | null =>
  answerOf(mending, fn, framework)?.(reason.status ?? 401, reason.message) ?? null;

/** Who verifies by a call that throws is understood by whoever calls him. */
const thrown = (source: Source, { fn, reason }: Answering): RawLines | null => {
  const text = source.text.slice(startOf(fn.node), endOf(fn.node));
  return /\.(?:constructEvent(?:Async)?|verify|unmarshal)\(|\bverifyWebhook\(/u.test(text) && !/\bcatch\b/u.test(text)
    ? [`throw new Error('${reason.message}');`]
    : null;
};
