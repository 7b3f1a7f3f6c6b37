/** Whether a function of the program takes out what nobody may read: told by what it does, not by its name. */
import { isPersonalName, isSecretName } from '../../extract/credential-words.ts';
import type { Ref } from '../../facts/file-facts.ts';
import type { Range } from '../../facts/span.ts';
import type { Call, Structure, Value, ValueId } from '../../facts/structure.ts';
import { exitsOf } from '../../flow/exits.ts';
import type { Flow, FunctionRef } from '../../flow/settle.ts';
import { nameOf } from './surroundings.ts';

/** `no`: it hands on what it was given, or all but what is harmless. */
export type Redacts = 'yes' | 'no' | 'unknown';

/** What its own body shows; `plain`: that it hands on what it was given. */
type Shows = 'takes-out' | 'plain' | 'unknown';

const memo = new WeakMap<Flow, Map<string, Shows>>();

/** How many functions one may hand the work to. */
const MAX_INNER = 12;

export const redacts = (flow: Flow, target: FunctionRef): Redacts => {
  const own = showsOf(flow, target);
  if (own === 'takes-out') return 'yes';
  if (own === 'plain') return 'no';
  return innerOf(flow, target)
    .slice(0, MAX_INNER)
    .some((one) => showsOf(flow, one) === 'takes-out')
    ? 'yes'
    : 'unknown';
};

const showsOf = (flow: Flow, target: FunctionRef): Shows => {
  const answers = memo.get(flow) ?? new Map<string, Shows>();
  memo.set(flow, answers);
  const key = `${target.file}#${target.id}`;
  const answer = answers.get(key) ?? shows(flow, target);
  answers.set(key, answer);
  return answer;
};

/** A replacer of `JSON.stringify` that is none, or that is for large numbers, for what holds itself. */
export const keepsAll = (flow: Flow, replacer: Ref): boolean => {
  const kind = flow.value(replacer)?.kind;
  if (kind === 'constant' || kind === 'undefined') return true;
  const { found, open } = flow.functionsOf(replacer);
  return open.length === 0 && found.length > 0 && found.every((target) => redacts(flow, target) === 'no');
};

const shows = (flow: Flow, target: FunctionRef): Shows => {
  const structure = flow.program.file(target.file)?.structure;
  if (structure === undefined || target.id === 0) return 'unknown';
  const { at: whole } = target.fact;
  const within = ({ at }: { readonly at: Range }): boolean => at[0] >= whole[0] && at[1] <= whole[1];
  if (structure.values.some((value) => within(value) && takesOut(structure, value))) return 'takes-out';
  const calls = structure.calls.filter(within);
  if (calls.some((call) => asksWhich(flow, target.file, structure, call))) return 'takes-out';
  const isPlain = calls.every((call) => HARMLESS.test(nameOf(structure, call.callee)));
  return isPlain && innerOf(flow, target).length === 0 && handsOn(flow, target) ? 'plain' : 'unknown';
};

/** Other functions of the program that it calls. */
const innerOf = (flow: Flow, { file, id, fact, bindings }: FunctionRef): readonly FunctionRef[] =>
  (flow.program.file(file)?.structure.calls ?? [])
    .filter(({ at }) => at[0] >= fact.at[0] && at[1] <= fact.at[1])
    .flatMap(({ callee }) => flow.functionsOf({ file, id: callee }, bindings).found)
    .filter((one) => one.file !== file || one.id !== id);

/** A mask, a field that is deleted, overwritten, or left out beside the rest. */
const takesOut = (structure: Structure, value: Value): boolean => {
  switch (value.kind) {
    case 'string':
      return value.text !== null && MASK.test(value.text);
    case 'object':
      return value.entries.some(({ key, value: id }) => key !== null && isTelling(key) && isBlank(structure, id));
    case 'variable':
      return value.writes.some(
        ({ name, value: id }) => isTelling(name.split('.').at(-1) ?? '') && isBlank(structure, id),
      );
    case 'unary': {
      const of = value.op === 'delete' ? structure.values[value.of] : undefined;
      return of?.kind === 'member' && (of.name === null || isTelling(of.name));
    }
    case 'element':
      // `({ password, ...rest })`: what stands beside the rest is not in it.
      return structure.values.some(
        (other) => other.kind === 'member' && other.object === value.of && isTelling(other.name ?? ''),
      );
    default:
      return false;
  }
};

const MASK =
  /^\W*(?:redacted|hidden|masked|filtered|removed|scrubbed|censored|sensitive|secret|omitted|gone|stripped)\W*$|\*{2,}|^(?:x{3,}|•+|█+)$/iu;

/** A field that must not be in a log. */
const isTelling = (name: string): boolean =>
  isSecretName(name) || isPersonalName(name) || /^(?:authorization|cookies?|set-cookie|body|headers)$/iu.test(name);

const isBlank = (structure: Structure, id: ValueId): boolean => {
  const value = structure.values[id];
  return value?.kind === 'undefined' || value?.kind === 'string' || value?.kind === 'constant';
};

/** `HIDDEN.has(key)`, `NAMES.includes(key)`, `/token/.test(key)`: fields are told by their names. */
const asksWhich = (flow: Flow, file: string, structure: Structure, call: Call): boolean => {
  const callee = structure.values[call.callee];
  if (
    callee?.kind !== 'member' ||
    !/^(?:has|includes|some|test|find|indexOf|match|every|replace|replaceAll)$/u.test(callee.name ?? '')
  )
    return false;
  const subjects = [callee.object, ...call.args.slice(0, 1).map(({ value }) => value)];
  return subjects.some((id) =>
    flow
      .settle({ file, id })
      .found.some(
        (origin) =>
          'ref' in origin &&
          namesTelling(flow, origin.ref, callee.name === 'test' || /^replace/u.test(callee.name ?? '')),
      ),
  );
};

const namesTelling = (flow: Flow, ref: Ref, patterns: boolean, depth = 0): boolean => {
  const value = flow.value(ref);
  const inside = (ids: readonly ValueId[]): boolean =>
    depth < 3 && ids.some((id) => namesTelling(flow, { file: ref.file, id }, patterns, depth + 1));
  switch (value?.kind) {
    case 'string':
      return depth > 0 && value.text !== null && isTelling(value.text.replace(/^[*.]+/u, ''));
    case 'regexp':
      return patterns || depth > 0;
    case 'array':
      return inside(value.items);
    case 'object':
      return value.entries.some(({ key }) => key !== null && isTelling(key));
    case 'call': {
      const call = flow.program.file(ref.file)?.structure.calls[value.call];
      return call?.construct === true && inside(call.args.map((one) => one.value));
    }
    case 'variable':
      return inside(value.defs);
    default:
      return false;
  }
};

/** Nothing is lost in them. */
const HARMLESS =
  /^(?:toString|toISOString|toJSON|isArray|keys|entries|values|fromEntries|assign|stringify|parse|structuredClone|cloneDeep|now|has|add|set|get|String|Number|BigInt|WeakSet|Set|Date|map|trim|toLowerCase|isoString)$/u;

/** Some answer is what it was given, as a whole or spread, and none is made any other way. */
const handsOn = (flow: Flow, target: FunctionRef): boolean => {
  const answers = exitsOf(target.fact).flatMap(({ how, value }) => (how === 'return' && value !== null ? [value] : []));
  const seen = new Set<ValueId>();
  const told = answers.map((id) => handedOn(flow, target, id, seen));
  return told.includes('given') && !told.includes('else');
};

type Handed = 'given' | 'other' | 'else';

const handedOn = (flow: Flow, target: FunctionRef, id: ValueId, seen: Set<ValueId>): Handed => {
  // `copy = clean(copy)` is made of itself: what else it is made of tells.
  if (seen.has(id)) return 'other';
  seen.add(id);
  const ref = { file: target.file, id };
  const value = flow.value(ref);
  const into = (one: ValueId): Handed => handedOn(flow, target, one, seen);
  const all = (ids: readonly ValueId[]): Handed => {
    const told = ids.map(into);
    return told.includes('else') ? 'else' : told.includes('given') ? 'given' : 'other';
  };
  if (value === undefined) return 'else';
  switch (value.kind) {
    case 'param':
      return value.fn === target.id ? 'given' : 'else';
    case 'variable':
      return value.defs.length === 0 || value.writes.length > 0 ? 'else' : all(value.defs);
    case 'either':
      return all(value.op === '&&' ? value.of.slice(-1) : value.of);
    case 'await':
    case 'element':
      return into(value.of);
    case 'object':
      return all(value.entries.map((entry) => entry.value));
    case 'call': {
      const structure = flow.program.file(target.file)?.structure;
      const call = structure?.calls[value.call];
      const name = structure === undefined || call === undefined ? '' : nameOf(structure, call.callee);
      if (/^(?:structuredClone|cloneDeep|parse|stringify|assign)$/u.test(name))
        return all((call?.args ?? []).map((one) => one.value));
      return HARMLESS.test(name) && name !== 'map' && name !== 'fromEntries' ? 'other' : 'else';
    }
    case 'member':
    case 'string':
    case 'constant':
    case 'undefined':
    case 'template':
      return 'other';
    default:
      return 'else';
  }
};
