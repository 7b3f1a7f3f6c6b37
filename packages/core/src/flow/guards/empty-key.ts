/** Keys that are the empty text where nothing is set: `process.env.SECRET ?? ''`, `(raw, secret = '') =>`. */
import type { Ref } from '../../facts/file-facts.ts';
import type { SignatureCheck } from '../../facts/signature-check.ts';
import { spanOf } from '../../facts/span.ts';
import type { Call } from '../../facts/structure.ts';
import { bindArguments } from '../bind-arguments.ts';
import { variableNameOf } from '../env/environment.ts';
import { exitsOf } from '../exits.ts';
import { type Bindings, pathText } from '../origin.ts';
import type { Flow } from '../settle.ts';

type EmptyKey = NonNullable<SignatureCheck['emptyKey']>;

const MAX_DEPTH = 10;

/** Of the value that is the key. */
export const emptyKeyAt = (flow: Flow, ref: Ref, bindings: Bindings): EmptyKey | undefined => {
  const { found } = flow.settle(ref, bindings);
  const variable = found.flatMap((origin) => (origin.kind === 'external' ? (variableNameOf(origin) ?? []) : []))[0];
  for (const origin of found) {
    const value = origin.kind === 'value' ? flow.value(origin.ref) : undefined;
    if (origin.kind === 'value' && value?.kind === 'string' && value.text === '' && standsIn(flow, origin.ref))
      return { at: spanOf(origin.ref.file, value.at), variable: variable ?? null };
  }
  return undefined;
};

/** `SECRET ?? ''`; an entry of a configuration that is empty is there to be filled from outside. */
const standsIn = (flow: Flow, { file, id }: Ref): boolean =>
  flow.program.file(file)?.structure.values.some((value) => value.kind === 'either' && value.of.includes(id)) === true;

export const emptyKeyOfDigest = (flow: Flow, ref: Ref, bindings: Bindings): EmptyKey | undefined =>
  ofDigestKey(flow, ref, bindings, (key, within) => emptyKeyAt(flow, key, within));

type OfKey<T> = (key: Ref, bindings: Bindings) => T | undefined;

/** Of a digest: what `of` says of its key, where that is seen to be made. */
export const ofDigestKey = <T>(flow: Flow, ref: Ref, bindings: Bindings, of: OfKey<T>, depth = 0): T | undefined => {
  if (depth > MAX_DEPTH) return undefined;
  const value = flow.value(ref);
  const first = (ids: readonly number[]): T | undefined => {
    for (const id of ids) {
      const found = ofDigestKey(flow, { file: ref.file, id }, bindings, of, depth + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  switch (value?.kind) {
    case 'variable':
      return value.defs.length === 1 ? first(value.defs) : undefined;
    case 'await':
      return first([value.of]);
    case 'template':
      return first(value.parts);
    case 'binary':
      return first([value.left, value.right]);
    case 'call': {
      const call = flow.program.file(ref.file)?.structure.calls[value.call];
      return call === undefined ? undefined : ofCall(flow, ref.file, call, bindings, of, first, depth);
    }
    case 'param': {
      for (const origin of flow.settle(ref, bindings).found) {
        if (!('ref' in origin) || (origin.ref.id === ref.id && origin.ref.file === ref.file)) continue;
        const within = 'bindings' in origin ? origin.bindings : bindings;
        const found = ofDigestKey(flow, origin.ref, within, of, depth + 1);
        if (found !== undefined) return found;
      }
      return undefined;
    }
    default:
      return undefined;
  }
};

const ofCall = <T>(
  flow: Flow,
  file: string,
  call: Call,
  bindings: Bindings,
  of: OfKey<T>,
  first: (ids: readonly number[]) => T | undefined,
  depth: number,
): T | undefined => {
  const callee = { file, id: call.callee };
  const key = call.args[1];
  const makes = flow
    .settle(callee, bindings)
    .found.some(
      (origin) => origin.kind === 'external' && /(?:^|\.)(?:createHmac|Hmac\w+)$/u.test(pathText(origin.path)),
    );
  if (makes && key !== undefined) return of({ file, id: key.value }, bindings);
  for (const target of flow.functionsOf(callee, bindings).found) {
    const bound = bindArguments(file, call, target, bindings);
    for (const { how, value } of exitsOf(target.fact)) {
      const found =
        how === 'return' && value !== null
          ? ofDigestKey(flow, { file: target.file, id: value }, bound, of, depth + 1)
          : undefined;
      if (found !== undefined) return found;
    }
  }
  const value = flow.value(callee);
  // `Buffer.from(digest)`, `createHmac(...).update(raw).digest('hex')`.
  return first([...(value?.kind === 'member' ? [value.object] : []), ...call.args.slice(0, 1).map((one) => one.value)]);
};
