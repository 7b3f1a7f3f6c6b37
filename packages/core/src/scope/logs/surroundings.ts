/** What stands around a call: the conditions under which it runs. */
import type { CallId, Step, Structure, ValueId } from '../../facts/structure.ts';

export interface Condition {
  readonly test: ValueId;
  readonly holds: boolean;
}

const memo = new WeakMap<Structure, ReadonlyMap<CallId, readonly Condition[]>>();

/** Of the function the call stands in, outermost first. */
export const conditionsOf = (structure: Structure, call: CallId): readonly Condition[] => {
  const known = memo.get(structure) ?? indexCalls(structure);
  memo.set(structure, known);
  return known.get(call) ?? [];
};

const indexCalls = (structure: Structure): ReadonlyMap<CallId, readonly Condition[]> => {
  const index = new Map<CallId, readonly Condition[]>();
  for (const { body } of structure.functions) walk(body, [], index);
  return index;
};

const walk = (steps: readonly Step[], before: readonly Condition[], index: Map<CallId, readonly Condition[]>): void => {
  let conditions = before;
  for (const step of steps) {
    switch (step.kind) {
      case 'call':
        index.set(step.call, conditions);
        break;
      case 'branch': {
        walk(step.then, [...conditions, { test: step.test, holds: true }], index);
        walk(step.else, [...conditions, { test: step.test, holds: false }], index);
        // Whoever gets past `if (x) return` knows that x does not hold.
        if (leaves(step.then)) conditions = [...conditions, { test: step.test, holds: false }];
        else if (leaves(step.else)) conditions = [...conditions, { test: step.test, holds: true }];
        break;
      }
      case 'switch':
        for (const one of step.cases) walk(one.body, conditions, index);
        break;
      case 'loop':
        walk(step.body, conditions, index);
        break;
      case 'try':
        walk(step.body, conditions, index);
        walk(step.handler?.body ?? [], conditions, index);
        walk(step.finalizer, conditions, index);
        break;
      default:
    }
  }
};

const leaves = (steps: readonly Step[]): boolean => steps.at(-1)?.kind === 'exit';

/** `process.env.NODE_ENV !== 'production'`, `import.meta.env.DEV`, `if (debug)`, `__DEV__`. */
export const isForDevelopment = (structure: Structure, { test, holds }: Condition, depth = 0): boolean => {
  const value = structure.values[test];
  if (value === undefined || depth > 6) return false;
  const inner = (id: ValueId, still = holds): boolean =>
    isForDevelopment(structure, { test: id, holds: still }, depth + 1);
  switch (value.kind) {
    case 'unary':
      return value.op === '!' && inner(value.of, !holds);
    case 'either':
      return value.op === '&&' && holds
        ? value.of.some((id) => inner(id))
        : value.op === '||' && value.of.some((id) => inner(id));
    case 'binary': {
      const texts = [value.left, value.right].map((id) => structure.values[id]);
      const text = texts.flatMap((side) => (side?.kind === 'string' ? [side.text ?? ''] : []))[0] ?? '';
      const named = [value.left, value.right].some((id) => /env|mode|debug|level/iu.test(nameOf(structure, id)));
      if (!named) return false;
      const equal = value.op.startsWith('=') === holds;
      return equal ? /^(?:dev|development|local|test|debug|trace|true|1)$/iu.test(text) : /^prod/iu.test(text);
    }
    case 'variable': {
      if (holds && DEVELOPMENT.test(value.name)) return true;
      if (!holds && PRODUCTION.test(value.name)) return true;
      const [def] = value.defs;
      return value.defs.length === 1 && def !== undefined && structure.values[def]?.kind !== 'param' && inner(def);
    }
    default: {
      const name = nameOf(structure, test);
      return holds ? DEVELOPMENT.test(name) : PRODUCTION.test(name);
    }
  }
};

const DEVELOPMENT =
  /^_*(?:is|in|enable|use|env)?_*(?:dev(?:elopment)?(?:mode|env)?|debug(?:ging|mode|enabled|logs?|log)?|verbose|local(?:dev)?|trace)_*$/iu;
const PRODUCTION = /^_*(?:is|in)?_*prod(?:uction)?(?:mode|env)?_*$/iu;

/** The last name of a variable, a member or a call. */
export const nameOf = (structure: Structure, id: ValueId): string => {
  const value = structure.values[id];
  switch (value?.kind) {
    case 'variable':
    case 'global':
    case 'import':
      return value.name;
    case 'member':
      return value.name ?? '';
    case 'await':
      return nameOf(structure, value.of);
    case 'call':
      return nameOf(structure, structure.calls[value.call]?.callee ?? -1);
    case 'param':
      return structure.functions[value.fn]?.params[value.index]?.name ?? '';
    default:
      return '';
  }
};

/** The text of a name or of a path of names: what an edit can repeat. */
export const textOfPath = (structure: Structure, id: ValueId): string | null => {
  const value = structure.values[id];
  if (value?.kind === 'variable') return value.name;
  if (value?.kind === 'this') return 'this';
  if (value?.kind !== 'member' || value.name === null || !/^[A-Za-z_$][\w$]*$/u.test(value.name)) return null;
  const object = textOfPath(structure, value.object);
  return object === null ? null : `${object}.${value.name}`;
};
