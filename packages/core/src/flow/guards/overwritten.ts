/** Whether a call keeps what a handshake handed over in the place of whatever was kept there. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Call } from '../../facts/structure.ts';
import { classifyEffect } from '../effects/classify-effect.ts';
import { statementOf } from '../effects/sql-effect.ts';
import { type Bindings, type Origin, bindingKey } from '../origin.ts';
import { partsOf } from '../parts-of.ts';
import type { Flow } from '../settle.ts';
import { chainOf } from './chain-of.ts';
import { leavesOf } from './leaves-of.ts';
import { isSendersChoice } from './senders-choice.ts';
import type { Frame, Walking } from './walking.ts';

const MAX_DEPTH = 8;

export const overwritten = (
  walking: Walking,
  handshake: string,
  call: Call,
  origins: readonly Origin[],
  { file, bindings }: Frame,
): boolean => {
  const { flow, tagger } = walking;
  const chain = chainOf(flow, file, call);
  const args = chain.flatMap((one) => one.args.map(({ value: id }): Ref => ({ file, id })));
  const tags = new Set(args.flatMap((ref) => leavesOf(flow, ref)).flatMap((ref) => [...tagger.tagsOf(ref, bindings)]));
  // One for each sender that has an address of its own: who knows whether a stranger can guess it?
  if (!tags.has(handshake) || [...tags].some((tag) => tag !== handshake && OF_SENDER.test(tag))) return false;
  const effect = classifyEffect(flow, file, call, origins, bindings);
  if (effect === undefined || !/^(?:update|upsert)$/u.test(effect.does) || effect.leaves === true) return false;
  const holder = { walking, handshake, bindings };
  return args.some((ref) => keeps(holder, ref)) && !chain.some((one) => asksWhatIsThere(flow, file, one, bindings));
};

const OF_SENDER = /^(?:body|body-part|raw|query|params|request|headers|header:.*|meta|cookie|session)$/u;

interface Holder {
  readonly walking: Walking;
  readonly handshake: string;
  readonly bindings: Bindings;
}

/** Whether what was handed over stands there for a row that is there already, too. */
const keeps = (holder: Holder, ref: Ref, depth = 0): boolean => {
  const { walking, handshake, bindings } = holder;
  const { flow, tagger } = walking;
  if (depth > MAX_DEPTH || !tagger.tagsOf(ref, bindings).has(handshake)) return false;
  const of = (id: number): boolean => keeps(holder, { file: ref.file, id }, depth + 1);
  const value = flow.value(ref);
  switch (value?.kind) {
    case 'object':
      return value.entries.some((entry) => !FOR_NEW.test(entry.key ?? '') && of(entry.value));
    case 'variable':
      return value.defs.length === 1 ? value.defs.every(of) : isSendersChoice(walking, ref, bindings);
    case 'param': {
      const bound = bindings.get(bindingKey(ref.file, value.fn, value.index));
      return bound === undefined || bound.path !== undefined
        ? isSendersChoice(walking, ref, bindings)
        : keeps(holder, bound, depth + 1);
    }
    case 'array':
    case 'template':
      return partsOf(value).some(of);
    case 'await':
      return of(value.of);
    case 'call': {
      // `encrypt(secret)`, `JSON.stringify({ secret })`
      const call = flow.program.file(ref.file)?.structure.calls[value.call];
      return isSendersChoice(walking, ref, bindings) || call?.args.some((argument) => of(argument.value)) === true;
    }
    default:
      return isSendersChoice(walking, ref, bindings);
  }
};

/** What a row gets that is made; one that is there keeps its own. */
const FOR_NEW = /^(?:create|insert|\$setOnInsert|defaults)$/u;

/** `where secret is null`, `{ status: 'pending' }`, `NX`: a row that has its secret is not touched. */
const asksWhatIsThere = (flow: Flow, file: string, call: Call, bindings: Bindings): boolean => {
  const text = statementOf(flow, file, call, bindings);
  const where = text === undefined ? null : /\bwhere\b([\s\S]*)$/iu.exec(text);
  if (
    where !== null &&
    (OF_STATE.test(where[1] ?? '') || /\bnull\b|\btrue\b|\bfalse\b|\bexists\b/iu.test(where[1] ?? ''))
  )
    return true;
  const callee = flow.value({ file, id: call.callee });
  const name = callee?.kind === 'member' ? (callee.name ?? '') : '';
  const first = call.args[0];
  if (/^(?:isNull|is|onlyIf|whereNull|setnx)$/iu.test(name)) return true;
  if (NARROWS.test(name)) return call.args.some(({ value }) => saysState(flow, { file, id: value }, bindings));
  const isFiltered = call.args.length > 1 && /^(?:update|replace|findOneAnd|findAndModify)/u.test(name);
  return (
    (isFiltered && first !== undefined && saysState(flow, { file, id: first.value }, bindings)) ||
    call.args.some(({ value }) => isConditional(flow, { file, id: value }, bindings))
  );
};

const NARROWS = /^(?:where|andWhere|eq|neq|not|filter|match|in|or)$/u;
const OF_STATE = /secret|token|status|state|pending|expect|await|verif|expire|active|enabled|handshake/iu;

const saysState = (flow: Flow, ref: Ref, bindings: Bindings, depth = 0): boolean => {
  const value = flow.value(ref);
  const of = (id: number): boolean => saysState(flow, { file: ref.file, id }, bindings, depth + 1);
  if (depth > MAX_DEPTH) return true;
  switch (value?.kind) {
    case 'constant':
      return typeof value.value !== 'number';
    case 'undefined':
      return true;
    case 'string':
      return value.text === null || OF_STATE.test(value.text);
    case 'object':
      return value.entries.some(({ key, value: id }) => OF_STATE.test(key ?? '') || of(id));
    case 'variable':
      return value.defs.length === 1 && value.defs.some(of);
    case 'member':
      return OF_STATE.test(value.name ?? '');
    case 'call': {
      const call = flow.program.file(ref.file)?.structure.calls[value.call];
      const callee = call === undefined ? undefined : flow.value({ file: ref.file, id: call.callee });
      const name = callee !== undefined && 'name' in callee ? callee.name : null;
      return /null$/iu.test(name ?? '') || call?.args.some((argument) => of(argument.value)) === true;
    }
    default:
      return value === undefined ? false : partsOf(value).some(of);
  }
};

/** An option that asks: `{ nx: true }`, `{ flag: 'wx' }`, `{ where: { secret: null } }`, a condition of DynamoDB. */
const isConditional = (flow: Flow, ref: Ref, bindings: Bindings, depth = 0): boolean => {
  const value = flow.value(ref);
  if (depth > 4) return false;
  if (value?.kind === 'string') return /^(?:nx|wx)$/iu.test(value.text ?? '');
  if (value?.kind === 'variable')
    return (
      value.defs.length === 1 &&
      value.defs.every((id) => isConditional(flow, { file: ref.file, id }, bindings, depth + 1))
    );
  if (value?.kind !== 'object') return false;
  return value.entries.some(({ key, value: id }) => {
    const at = { file: ref.file, id };
    if (/^(?:nx|onlyIfNew|onlyIf|Condition\w*|condition|Expected)$/iu.test(key ?? '')) return true;
    if (/^(?:where|filter|query|selector)$/u.test(key ?? '')) return saysState(flow, at, bindings);
    return isConditional(flow, at, bindings, depth + 1);
  });
};
