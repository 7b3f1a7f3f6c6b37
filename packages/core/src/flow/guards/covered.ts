/** What a check covers: the bytes that came in, or something made of what was parsed of them. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Covered } from '../../facts/signature-check.ts';
import { spanOf } from '../../facts/span.ts';
import type { Call, Value, ValueId } from '../../facts/structure.ts';
import { bindArguments } from '../bind-arguments.ts';
import { exitsOf } from '../exits.ts';
import { firstOf } from '../first-of.ts';
import { type Bindings, bindingKey } from '../origin.ts';
import type { Flow } from '../settle.ts';
import type { Tagger } from '../tags.ts';

interface Context {
  readonly flow: Flow;
  readonly tagger: Tagger;
}

interface Place {
  readonly ref: Ref;
  readonly bindings: Bindings;
}

const MAX_DEPTH = 10;

/** Of the value that a helper is handed for the bytes. */
export const coveredBy = (context: Context, { ref, bindings }: Place, depth = 0): Covered | undefined => {
  const { flow, tagger } = context;
  if (depth > MAX_DEPTH) return undefined;
  const tags = tagger.tagsOf(ref, bindings);
  const value = flow.value(ref);
  if (tags.has('raw')) return kept(context, { ref, bindings }, depth);
  if (!tags.has('body') && !tags.has('given')) return undefined;
  const into = (id: ValueId): Covered | undefined =>
    coveredBy(context, { ref: { file: ref.file, id }, bindings }, depth + 1);
  const first = (ids: readonly ValueId[]): Covered | undefined => {
    for (const id of ids) {
      const found = into(id);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  switch (value?.kind) {
    case 'template':
      return first(value.parts);
    case 'binary':
      return value.op === '+' ? first([value.left, value.right]) : undefined;
    case 'await':
      return into(value.of) ?? whole(context, ref, bindings);
    case 'variable':
      // Where it may be something else, nobody knows which it is.
      return value.defs.length === 1 ? first(value.defs) : undefined;
    case 'call':
      return ofCall(context, { ref, bindings }, callAt(flow, ref.file, value.call), into);
    case 'element':
      return ofItems(context, { ref: { file: ref.file, id: value.of }, bindings }, depth);
    case 'param':
    case 'import':
      return elsewhere(context, { ref, bindings }, depth) ?? whole(context, ref, bindings);
    case 'member':
      return whole(context, ref, bindings) ?? elsewhere(context, { ref, bindings }, depth);
    default:
      return undefined;
  }
};

/** `request.rawBody`, and what stands in for it: `request.rawBody ?? JSON.stringify(request.body)`. */
const kept = (context: Context, { ref, bindings }: Place, depth: number): Covered | undefined => {
  const { flow } = context;
  const value = flow.value(ref);
  const into = (id: ValueId): Covered | undefined =>
    coveredBy(context, { ref: { file: ref.file, id }, bindings }, depth + 1);
  switch (value?.kind) {
    case 'member':
      return isKept(context, { ref, bindings }, value) ? { what: 'kept', at: spanOf(ref.file, value.at) } : undefined;
    case 'either': {
      const [first, second] = value.of;
      const asked = first === undefined ? undefined : into(first);
      if (!/^(?:\|\||\?\?)$/u.test(value.op) || asked?.what !== 'kept' || second === undefined) return undefined;
      const other = into(second);
      return other === undefined ? undefined : { ...other, unlessKept: true };
    }
    case 'template':
      return firstOf(value.parts, into);
    case 'binary':
      return value.op === '+' ? firstOf([value.left, value.right], into) : undefined;
    case 'variable':
      return value.defs.length === 1 ? firstOf(value.defs, into) : undefined;
    case 'call':
      return ofCall(context, { ref, bindings }, callAt(flow, ref.file, value.call), into);
    case 'param': {
      const handed = bindings.get(bindingKey(ref.file, value.fn, value.index));
      if (handed === undefined && isDecorated(flow, ref.file, value))
        return { what: 'kept', at: spanOf(ref.file, value.at) };
      return handed === undefined || handed.path !== undefined
        ? undefined
        : coveredBy(context, { ref: handed, bindings }, depth + 1);
    }
    default:
      return undefined;
  }
};

/** `request.rawBody`, or what was made of it before it was handed on: `verify({ rawBody: request.rawBody })`. */
const isKept = (
  { flow, tagger }: Context,
  { ref, bindings }: Place,
  { name, object }: Extract<Value, { kind: 'member' }>,
): boolean => {
  if (name === 'rawBody' && tagger.exactTagsOf({ file: ref.file, id: object }, bindings).has('request')) return true;
  const { found, open } = flow.settle(ref, bindings);
  return (
    open.length === 0 &&
    found.length > 0 &&
    found.every(
      (origin) =>
        origin.kind === 'param' &&
        origin.path.join('.') === 'rawBody' &&
        tagger.exactTagsOf(origin.ref, bindings).has('request'),
    )
  );
};

/** `@RawBody() body: Buffer` */
const isDecorated = (flow: Flow, file: string, { fn, index }: Extract<Value, { kind: 'param' }>): boolean =>
  (flow.program.file(file)?.structure.functions[fn]?.params[index]?.decorators ?? []).length > 0;

/** `for (const part of [timestamp, body]) hmac.update(part)`. */
const ofItems = (context: Context, { ref, bindings }: Place, depth: number): Covered | undefined =>
  firstOf(context.flow.settle(ref, bindings).found, (origin) => {
    const list = origin.kind === 'value' ? context.flow.value(origin.ref) : undefined;
    return origin.kind === 'value' && list?.kind === 'array'
      ? firstOf(list.items, (id) =>
          coveredBy(context, { ref: { file: origin.ref.file, id }, bindings: origin.bindings }, depth + 1),
        )
      : undefined;
  });

/** `JSON.stringify(body)`, `Buffer.from(text)`. */
const ofCall = (
  context: Context,
  { ref, bindings }: Place,
  call: Call | undefined,
  into: (id: ValueId) => Covered | undefined,
): Covered | undefined => {
  const { flow, tagger } = context;
  const callee = call === undefined ? undefined : flow.value({ file: ref.file, id: call.callee });
  const [first] = call?.args ?? [];
  if (call === undefined) return undefined;
  if (callee?.kind !== 'member') return first === undefined ? whole(context, ref, bindings) : undefined;
  const object = flow.value({ file: ref.file, id: callee.object });
  if (object?.kind === 'global' && object.name === 'JSON' && callee.name === 'stringify' && first !== undefined) {
    const tags = tagger.exactTagsOf({ file: ref.file, id: first.value }, bindings);
    const deep = tagger.tagsOf({ file: ref.file, id: first.value }, bindings);
    const isWhole = tags.has('body') || (tags.size === 0 && deep.has('body')) || tags.has('given');
    return isWhole ? { what: 'reserialised', at: spanOf(ref.file, call.at) } : undefined;
  }
  if (/^(?:from|encode|toString|trim)$/u.test(callee.name ?? ''))
    return first === undefined ? into(callee.object) : into(first.value);
  return whole(context, ref, bindings);
};

/** What was parsed, as a whole: a field of it may be what is signed. */
const whole = ({ flow, tagger }: Context, ref: Ref, bindings: Bindings): Covered | undefined => {
  const at = flow.value(ref)?.at;
  const value = flow.value(ref);
  if (at === undefined) return undefined;
  // `await request.json()`: that it was parsed is said here.
  const call = value?.kind === 'await' ? flow.value({ file: ref.file, id: value.of }) : value;
  const made = call?.kind === 'call' ? callAt(flow, ref.file, call.call) : undefined;
  const callee = made === undefined ? undefined : flow.value({ file: ref.file, id: made.callee });
  const tags = made === undefined ? tagger.exactTagsOf(ref, bindings) : tagger.tagsOf(ref, bindings);
  if (!tags.has('body')) return undefined;
  const isParsed = callee?.kind === 'member' && (callee.name === 'json' || callee.name === 'parse');
  return { what: isParsed ? 'parsed' : 'body', at: spanOf(ref.file, at) };
};

/** What a parameter holds, and what stands in another variable. */
const elsewhere = (context: Context, { ref, bindings }: Place, depth: number): Covered | undefined => {
  for (const origin of context.flow.settle(ref, bindings).found) {
    if (origin.kind !== 'value' && origin.kind !== 'made' && origin.kind !== 'external') continue;
    if (origin.ref.file === ref.file && origin.ref.id === ref.id) continue;
    const found = coveredBy(
      context,
      { ref: origin.ref, bindings: 'bindings' in origin ? origin.bindings : bindings },
      depth + 1,
    );
    if (found !== undefined) return found;
  }
  return undefined;
};

/** Of a digest: what was hashed. */
export const coveredByDigest = (context: Context, { ref, bindings }: Place, depth = 0): Covered | undefined => {
  const { flow } = context;
  if (depth > MAX_DEPTH) return undefined;
  const value = flow.value(ref);
  const into = (id: ValueId): Covered | undefined =>
    coveredByDigest(context, { ref: { file: ref.file, id }, bindings }, depth + 1);
  switch (value?.kind) {
    case 'variable':
      return (value.defs.length === 1 ? into(value.defs[0] ?? -1) : undefined) ?? updated(context, { ref, bindings });
    case 'await':
      return into(value.of);
    case 'template':
      return firstOf(value.parts, into);
    case 'binary':
      return firstOf([value.left, value.right], into);
    case 'call':
      return hashedBy(context, { ref, bindings }, callAt(flow, ref.file, value.call), depth);
    case 'param':
      return firstOf(flow.settle(ref, bindings).found, (origin) =>
        'ref' in origin && (origin.ref.id !== ref.id || origin.ref.file !== ref.file)
          ? coveredByDigest(
              context,
              { ref: origin.ref, bindings: 'bindings' in origin ? origin.bindings : bindings },
              depth + 1,
            )
          : undefined,
      );
    default:
      return undefined;
  }
};

/** `const hmac = createHmac(...); hmac.update(raw);` */
const updated = (context: Context, { ref, bindings }: Place): Covered | undefined => {
  const structure = context.flow.program.file(ref.file)?.structure;
  return firstOf(structure?.calls ?? [], ({ callee, args }) => {
    const value = structure?.values[callee];
    const [first] = args;
    return value?.kind === 'member' && value.name === 'update' && value.object === ref.id && first !== undefined
      ? coveredBy(context, { ref: { file: ref.file, id: first.value }, bindings })
      : undefined;
  });
};

const hashedBy = (
  context: Context,
  { ref, bindings }: Place,
  call: Call | undefined,
  depth: number,
): Covered | undefined => {
  const { flow } = context;
  if (call === undefined) return undefined;
  const callee = flow.value({ file: ref.file, id: call.callee });
  const name = callee?.kind === 'member' ? callee.name : callee?.kind === 'variable' ? callee.name : null;
  const arg = (index: number): Covered | undefined => {
    const one = call.args[index];
    return one === undefined ? undefined : coveredBy(context, { ref: { file: ref.file, id: one.value }, bindings });
  };
  const digest = (id: ValueId): Covered | undefined =>
    coveredByDigest(context, { ref: { file: ref.file, id }, bindings }, depth + 1);
  if (name === 'update' && callee?.kind === 'member')
    return (
      (againHashed(context, { ref, bindings }, call) ? digest(call.args[0]?.value ?? -1) : arg(0)) ??
      digest(callee.object)
    );
  if (/^Hmac\w+$/u.test(name ?? '')) return arg(0);
  if (name === 'sign' && call.args.length === 3) return arg(2);
  const functions = flow.functionsOf({ file: ref.file, id: call.callee }, bindings).found;
  if (functions.length > 0)
    return firstOf(functions, (target) => {
      const bound = bindArguments(ref.file, call, target, bindings);
      return firstOf(exitsOf(target.fact), ({ how, value }) =>
        how === 'return' && value !== null
          ? coveredByDigest(context, { ref: { file: target.file, id: value }, bindings: bound }, depth + 1)
          : undefined,
      );
    });
  if (callee?.kind === 'member') {
    const object = flow.value({ file: ref.file, id: callee.object });
    // `Buffer.from(wanted, 'hex')`, and the last of a chain: `.digest('hex')`.
    return object?.kind === 'global' && call.args[0] !== undefined ? digest(call.args[0].value) : digest(callee.object);
  }
  return undefined;
};

/** Both sides are hashed once more, so that they are of one length. */
const againHashed = ({ tagger }: Context, { ref, bindings }: Place, { args: [first] }: Call): boolean =>
  first !== undefined && tagger.tagsOf({ file: ref.file, id: first.value }, bindings).has('digest');

const callAt = (flow: Flow, file: string, id: number): Call | undefined => flow.program.file(file)?.structure.calls[id];
