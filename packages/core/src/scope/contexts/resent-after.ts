/** What an interceptor asks before it sends a request again: after which failures, how often, which methods. */
import type { Stated } from '../../facts/outbound-call.ts';
import type { Structure, Value, ValueId } from '../../facts/structure.ts';
import type { Flow } from '../../flow/settle.ts';
import type { Branch } from './around.ts';
import { partsOf } from './depends-on.ts';
import { isCounter } from './policy/counted.ts';
import { contains } from './retried-errors.ts';

export interface Asked {
  /** Statuses that are named. */
  readonly statuses: readonly number[];
  /** That there is no answer at all. */
  readonly network: boolean;
  readonly method: boolean;
  /** Some failure that may pass leads there: no mere renewal of a token. */
  readonly transient: boolean;
  /** Only what proves that nothing was done. */
  readonly refusedOnly: boolean;
  readonly bound: Stated;
  /** Asked by a flag: it is tried once more. */
  readonly single: boolean;
  /** Something decides that cannot be looked into. */
  readonly opaque: boolean;
}

interface Seen {
  readonly statuses: Set<number>;
  network: boolean;
  method: boolean;
  counts: boolean;
  flag: boolean;
  opaque: boolean;
}

/** `branches`: those around the second request, and those before it that leave. */
export const askedIn = (flow: Flow, file: string, structure: Structure, branches: readonly Branch[]): Asked => {
  const seen: Seen = { statuses: new Set(), network: false, method: false, counts: false, flag: false, opaque: false };
  for (const { test } of branches) {
    for (const id of partsOf(structure, test)) look(flow, file, structure, id, seen, 0);
    if (operandsOf(structure, test).some((id) => isKept(structure.values[id]))) seen.flag = true;
  }
  const statuses = [...seen.statuses];
  const named = statuses.some((status) => status >= 500 || PASSES.has(status));
  const passes = named || seen.network;
  // Without a word of the failure all are: a flag may belong to the renewal of a token, unless a count stands beside it.
  const blind = statuses.length === 0 && !seen.opaque && (seen.counts || !seen.flag);
  return {
    statuses,
    network: seen.network,
    method: seen.method,
    transient: passes || blind,
    refusedOnly: statuses.includes(429) && !seen.network && statuses.every((status) => status < 500 && status !== 408),
    bound: seen.counts || seen.flag ? 'given' : seen.opaque ? 'unknown' : 'absent',
    single: seen.flag && !seen.counts,
    opaque: seen.opaque,
  };
};

/** What a condition is put together of: `a`, `!b` and `c` of `a && (!b || c)`. */
const operandsOf = (structure: Structure, test: ValueId): readonly ValueId[] => {
  const value = structure.values[test];
  if (value?.kind === 'either') return value.of.flatMap((id) => operandsOf(structure, id));
  return value?.kind === 'unary' && value.op === '!' ? operandsOf(structure, value.of) : [test];
};

const PASSES = new Set([408, 425, 429]);
const NO_ANSWER =
  /^(?:ECONN\w+|ETIMEDOUT|EPIPE|EAI_AGAIN|ENOTFOUND|ENETUNREACH|ERR_NETWORK|ERR_SOCKET\w*)$|^Network Error$|^timeout/u;
/** What a configuration of axios has of its own. */
const OF_CONFIG =
  /^(?:url|baseURL|data|params|headers|timeout|signal|response|request|status|statusCode|code|message|config|method|data|name)$/u;
const MAX_DEPTH = 2;

const look = (flow: Flow, file: string, structure: Structure, id: ValueId, seen: Seen, depth: number): void => {
  const value = structure.values[id];
  switch (value?.kind) {
    case 'constant':
      if (typeof value.value === 'number' && value.value >= 400 && value.value < 600) seen.statuses.add(value.value);
      break;
    case 'string':
      if (value.text !== null && NO_ANSWER.test(value.text)) seen.network = true;
      break;
    case 'unary':
      // `!error.response`
      if (value.op === '!' && nameOf(structure.values[value.of]) === 'response') seen.network = true;
      break;
    case 'member':
      if (value.name === 'method') seen.method = true;
      break;
    case 'binary': {
      const isKeptCount = [value.left, value.right].some((side) => isCount(structure, side));
      if (isKeptCount && COMPARES.test(value.op)) seen.counts = true;
      else if (isKeptCount) seen.flag = true;
      break;
    }
    case 'call':
      lookInto(flow, file, structure, value.call, seen, depth);
      break;
    default:
  }
};

const COMPARES = /^[<>]=?$/u;

const nameOf = (value: Value | undefined): string | null => (value?.kind === 'member' ? value.name : null);

/** `config._retried`. */
const isKept = (value: Value | undefined): boolean => {
  const name = nameOf(value);
  return name !== null && !OF_CONFIG.test(name);
};

/** `config.retries`, `(config.retries ?? 0)`, `attempt`. */
const isCount = (structure: Structure, id: ValueId): boolean => {
  const all = [...partsOf(structure, id)].map((part) => structure.values[part]);
  if (all.some((value) => /^status/u.test(nameOf(value) ?? ''))) return false;
  return all.some(isKept) || isCounter(structure, id, [0, Number.MAX_SAFE_INTEGER]);
};

/** `isTransient(error)`, `RETRIABLE.has(status)`. */
const lookInto = (flow: Flow, file: string, structure: Structure, id: number, seen: Seen, depth: number): void => {
  const call = structure.calls[id];
  const functions = call === undefined ? [] : flow.functionsOf({ file, id: call.callee }).found;
  const callee = call === undefined ? undefined : structure.values[call.callee];
  if (
    functions.length === 0 &&
    !/^(?:has|includes|test|startsWith|toLowerCase|toUpperCase|indexOf)$/u.test(nameOf(callee) ?? '')
  )
    seen.opaque = true;
  if (depth >= MAX_DEPTH) return;
  for (const target of functions) {
    const inner = flow.program.file(target.file)?.structure;
    inner?.values.forEach((value, at) => {
      if (contains(target.fact.at, value.at)) look(flow, target.file, inner, at, seen, depth + 1);
    });
  }
};
