/** Whether what is written adds to what is there: `{ increment: 1 }`, `$inc`, `credits: user.credits + 10`. */
import type { Ref } from '../../facts/file-facts.ts';
import type { ObjectEntry, ValueId } from '../../facts/structure.ts';
import { type Bindings, bindingKey } from '../origin.ts';
import type { Flow } from '../settle.ts';

const ADDING_KEYS: ReadonlySet<string> = new Set([
  'increment',
  'decrement',
  'multiply',
  '$inc',
  '$push',
  '$pushAll',
  '$mul',
  'push',
]);
const ADDING_CALLS = /(?:^|\.)(?:increment|FieldValue\.increment|decrement)$/u;
const MAX_DEPTH = 7;

/** `creates`: nested rows that are made anew count too. */
export const addsTo = (flow: Flow, ref: Ref, bindings: Bindings, creates: boolean, depth = 0): boolean => {
  if (depth > MAX_DEPTH) return false;
  const value = flow.value(ref);
  switch (value?.kind) {
    case 'object':
      return value.entries.some((entry) => entryAdds(flow, ref.file, entry, bindings, creates, depth));
    case 'array':
      return value.items.some((id) => addsTo(flow, { file: ref.file, id }, bindings, creates, depth + 1));
    case 'either':
      return value.of.some((id) => addsTo(flow, { file: ref.file, id }, bindings, creates, depth + 1));
    case 'variable': {
      const written = value.writes.some(({ name, value: id }) =>
        addsToItself(flow, { file: ref.file, id }, name, bindings, 0),
      );
      return written || value.defs.some((id) => addsTo(flow, { file: ref.file, id }, bindings, creates, depth + 1));
    }
    case 'param': {
      const bound = bindings.get(bindingKey(ref.file, value.fn, value.index));
      return bound !== undefined && bound.path === undefined && addsTo(flow, bound, bindings, creates, depth + 1);
    }
    case 'call': {
      const call = flow.program.file(ref.file)?.structure.calls[value.call];
      const callee = call === undefined ? undefined : flow.value({ file: ref.file, id: call.callee });
      const name =
        callee?.kind === 'member' || callee?.kind === 'variable' || callee?.kind === 'import'
          ? (callee.name ?? '')
          : '';
      if (ADDING_CALLS.test(name)) return true;
      // What a command is made with: `new UpdateCommand({ … })`.
      if (call?.construct === true)
        return call.args.some(({ value: id }) => addsTo(flow, { file: ref.file, id }, bindings, creates, depth + 1));
      // sql`${users.credits} + 1`
      return call?.args.some(({ value: id }) => isSum(flow, { file: ref.file, id })) ?? false;
    }
    default:
      return false;
  }
};

const entryAdds = (
  flow: Flow,
  file: string,
  { key, value, spread }: ObjectEntry,
  bindings: Bindings,
  creates: boolean,
  depth: number,
): boolean => {
  const ref = { file, id: value };
  if (key !== null && ADDING_KEYS.has(key)) return true;
  if (creates && key !== null && /^(?:create|createMany)$/u.test(key)) return true;
  if (key !== null && /where|update_?expression/iu.test(key)) return key !== 'where' && isAddingText(flow, ref);
  if (!spread && key !== null && addsToItself(flow, ref, key, bindings, 0)) return true;
  return addsTo(flow, ref, bindings, creates, depth + 1);
};

/** `credits: (user.credits ?? 0) + 10`, whatever it is kept in on the way. */
const addsToItself = (flow: Flow, ref: Ref, name: string, bindings: Bindings, depth: number): boolean => {
  const value = flow.value(ref);
  if (depth > 5 || value === undefined) return false;
  if (value.kind === 'unary') return /^(?:\+\+|--)$/u.test(value.op);
  if (value.kind === 'binary' && /^[+-]$/u.test(value.op))
    return [value.left, value.right].some((id) => namesMember(flow, { file: ref.file, id }, name, 0));
  if (value.kind === 'variable' && value.defs.length === 1)
    return value.defs.some((id) => addsToItself(flow, { file: ref.file, id }, name, bindings, depth + 1));
  if (value.kind === 'either')
    return value.of.some((id) => addsToItself(flow, { file: ref.file, id }, name, bindings, depth + 1));
  if (value.kind === 'param') {
    const bound = bindings.get(bindingKey(ref.file, value.fn, value.index));
    return bound !== undefined && bound.path === undefined && addsToItself(flow, bound, name, bindings, depth + 1);
  }
  if (value.kind === 'call') {
    const call = flow.program.file(ref.file)?.structure.calls[value.call];
    const callee = call === undefined ? undefined : flow.value({ file: ref.file, id: call.callee });
    // Math.max(0, user.credits - 1), Number(…)
    return callee?.kind === 'member' || callee?.kind === 'global'
      ? (call?.args.some(({ value: id }) => addsToItself(flow, { file: ref.file, id }, name, bindings, depth + 1)) ??
          false)
      : false;
  }
  // `[...order.notes, note]`
  if (value.kind === 'array')
    return value.items.some((id) => {
      const item = flow.value({ file: ref.file, id });
      return item?.kind === 'element' && namesMember(flow, { file: ref.file, id: item.of }, name, 0);
    });
  return false;
};

const namesMember = (flow: Flow, ref: Ref, name: string, depth: number): boolean => {
  const value = flow.value(ref);
  if (depth > 5 || value === undefined) return false;
  const inner = (id: ValueId): boolean => namesMember(flow, { file: ref.file, id }, name, depth + 1);
  if (value.kind === 'member')
    return value.name === name || (depth > 0 && value.name !== null && sameWord(value.name, name));
  if (value.kind === 'either') return value.of.some(inner);
  if (value.kind === 'await') return inner(value.of);
  if (value.kind === 'variable') return value.defs.some(inner);
  if (value.kind === 'binary') return inner(value.left) || inner(value.right);
  if (value.kind === 'call') {
    const call = flow.program.file(ref.file)?.structure.calls[value.call];
    return call?.args.some(({ value: id }) => inner(id)) ?? false;
  }
  return false;
};

const sameWord = (one: string, other: string): boolean =>
  one.replaceAll('_', '').toLowerCase() === other.replaceAll('_', '').toLowerCase();

const isSum = (flow: Flow, ref: Ref): boolean => {
  const value = flow.value(ref);
  if (value?.kind !== 'template') return false;
  const [, ...rest] = value.parts;
  return rest.some((id) => {
    const part = flow.value({ file: ref.file, id });
    return part?.kind === 'string' && /^\s*(?:,\s*0\s*\)\s*)?[+-](?:\s|$)/u.test(part.text ?? '');
  });
};

/** DynamoDB: `ADD credits :n`, `SET credits = credits + :n`. */
const isAddingText = (flow: Flow, ref: Ref): boolean =>
  flow.settle(ref).found.some((origin) => {
    const value = origin.kind === 'value' ? flow.value(origin.ref) : undefined;
    return value?.kind === 'string' && /\badd\s|=\s*[^,]*[+-]\s*:|list_append/iu.test(value.text ?? '');
  });
