/** Verifiers that the config names. */
import type { Ref } from '../../facts/file-facts.ts';
import type { SignatureCheck } from '../../facts/signature-check.ts';
import { spanOf } from '../../facts/span.ts';
import type { Call } from '../../facts/structure.ts';
import { exitsOf } from '../exits.ts';
import type { Bindings } from '../origin.ts';
import type { Flow, FunctionRef } from '../settle.ts';
import { isOwnWrapper } from '../wrappers/own-wrapper.ts';
import { isTestedAtOnce } from './tested-promise.ts';

type Form = Pick<SignatureCheck, 'form' | 'provider' | 'by'>;

/** The call asks one, and somebody hears what it says, as far as its code shows how it says it. */
export const ownVerifier = (flow: Flow, file: string, call: Call, bindings: Bindings): Form | undefined => {
  const callee = { file, id: call.callee };
  if (call.construct || !isOwnWrapper(flow, callee, 'verifier', bindings)) return undefined;
  const functions = flow.functionsOf(callee, bindings).found;
  if (functions.length > 0 && functions.every((target) => isUnheard(flow, file, call, target))) return undefined;
  return formOf(flow, callee);
};

/** It stands in front of a handler: `app.post(path, verifier, handler)`, `verifier(options)`; or around one: `verified(handler)`. */
export const ownVerifierStage = (flow: Flow, ref: Ref): SignatureCheck | undefined => {
  const value = flow.catalog.wrappers.length === 0 ? undefined : flow.value(ref);
  const [only] = value?.kind === 'variable' ? value.defs : [];
  if (value?.kind === 'variable' && value.defs.length === 1 && only !== undefined)
    return ownVerifierStage(flow, { file: ref.file, id: only });
  const call = value?.kind === 'call' ? flow.program.file(ref.file)?.structure.calls[value.call] : undefined;
  const named = call === undefined ? ref : { file: ref.file, id: call.callee };
  if (value === undefined || !isOwnWrapper(flow, named, 'verifier')) return undefined;
  return { kind: 'signature-check', span: spanOf(ref.file, value.at), ...formOf(flow, named) };
};

const formOf = (flow: Flow, ref: Ref): Form => {
  const value = flow.value(ref);
  const name = value !== undefined && 'name' in value ? value.name : null;
  return { form: 'helper', provider: null, by: name ?? 'a verifier of the config' };
};

/** A yes or no that is thrown away, a promise that nobody waits for or that is tested for truth. */
const isUnheard = (flow: Flow, file: string, call: Call, { fact, file: home }: FunctionRef): boolean => {
  if (fact.async && isTestedAtOnce(flow, file, call)) return true;
  if (!call.discarded) return false;
  if (fact.async && !call.awaited) return true;
  const exits = exitsOf(fact);
  // What refuses by an exception, or by an answer of its own, needs nobody to listen.
  const answers = exits.flatMap(({ how, value }) =>
    how === 'return' && value !== null ? [{ file: home, id: value }] : [],
  );
  return (
    answers.length > 0 &&
    !exits.some(({ how }) => how === 'throw') &&
    answers.every((ref) => flow.value(ref)?.kind === 'constant' || flow.value(ref)?.kind === 'binary')
  );
};
