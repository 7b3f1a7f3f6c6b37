/** Functions that answer by a promise, with `async` before them or without. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import { exitsOf } from '../exits.ts';
import { type Bindings, type Origin, pathText } from '../origin.ts';
import type { Flow, FunctionRef } from '../settle.ts';
import { helperOf } from './known-verifiers.ts';

const MAX_DEPTH = 4;

/** Whether a yes of the function is a promise, each one. */
export const answersLater = (flow: Flow, catalog: Catalog, target: FunctionRef, depth = 0): boolean => {
  if (target.fact.async) return true;
  if (depth >= MAX_DEPTH) return false;
  const answers = exitsOf(target.fact).flatMap(({ how, value }) =>
    how === 'return' ? [value === null ? 'no' : answerOf(flow, catalog, target, value, depth)] : [],
  );
  return answers.includes('promise') && !answers.includes('other');
};

type Answer = 'promise' | 'no' | 'other';

const answerOf = (
  flow: Flow,
  catalog: Catalog,
  { file, bindings }: Pick<FunctionRef, 'file' | 'bindings'>,
  id: number,
  depth: number,
): Answer => {
  const ref = { file, id };
  const value = flow.value(ref);
  const of = (one: number): Answer => answerOf(flow, catalog, { file, bindings }, one, depth + 1);
  if (depth > MAX_DEPTH * 2) return 'other';
  switch (value?.kind) {
    case 'undefined':
      return 'no';
    case 'constant':
      return value.value === false || value.value === null ? 'no' : 'other';
    case 'variable': {
      const [only] = value.defs;
      return value.defs.length === 1 && only !== undefined ? of(only) : 'other';
    }
    case 'either': {
      // Of `known && verify()` only the last can be a yes that comes out.
      const yes = value.op === '&&' ? value.of.slice(-1) : value.of;
      const answers = yes.map(of);
      return answers.includes('promise') && !answers.includes('other') ? 'promise' : 'other';
    }
    case 'call':
      return isPromiseCall(flow, catalog, ref, value.call, bindings, depth) ? 'promise' : 'other';
    default:
      return 'other';
  }
};

const isPromiseCall = (
  flow: Flow,
  catalog: Catalog,
  { file }: Ref,
  id: number,
  bindings: Bindings,
  depth: number,
): boolean => {
  const call = flow.program.file(file)?.structure.calls[id];
  if (call === undefined) return false;
  const callee = { file, id: call.callee };
  const member = flow.value(callee);
  if (member?.kind === 'member' && /^(?:then|catch|finally)$/u.test(member.name ?? ''))
    return answerOf(flow, catalog, { file, bindings }, member.object, depth + 1) === 'promise';
  if (flow.settle(callee, bindings).found.some((origin) => isPromiseOf(flow, catalog, origin))) return true;
  const { found, open } = flow.functionsOf(callee, bindings);
  return found.length > 0 && open.length === 0 && found.every((one) => answersLater(flow, catalog, one, depth + 1));
};

/** Web Crypto, the platform's own promises, and helpers of vendors. */
const isPromiseOf = ({ program }: Flow, catalog: Catalog, origin: Origin): boolean =>
  origin.kind === 'external' &&
  (/(?:^|\.)subtle\.verify$|^Promise(?:\.(?:resolve|all|race))?$/u.test(pathText(origin.path)) ||
    helperOf(catalog, origin, program)?.helper.result.startsWith('promise-') === true);
