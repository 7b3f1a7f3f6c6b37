/** Whether what was caught is asked for being the refusal of a check. */
import type { Ref } from '../../facts/file-facts.ts';
import type { SignatureCheck } from '../../facts/signature-check.ts';
import type { Flow } from '../settle.ts';
import type { State } from './state.ts';

/** What those who check signatures call what they throw: `WebhookVerificationError`, `StripeSignatureVerificationError`. */
const REFUSAL = /(?:verif|signature)\w*(?:error|exception)$/iu;

/** What a test comes to on a way on which the check refused by an exception; undefined: it asks for something else. */
export const refusalAsked = (flow: Flow, test: Ref, { check, skip }: State): boolean | undefined =>
  check !== null || skip?.when !== 'caught' || skip.check == null ? undefined : truthOf(flow, test, skip.check);

const truthOf = (flow: Flow, { file, id }: Ref, check: SignatureCheck): boolean | undefined => {
  const value = flow.value({ file, id });
  if (value?.kind === 'unary' && value.op === '!') {
    const inner = truthOf(flow, { file, id: value.of }, check);
    return inner === undefined ? undefined : !inner;
  }
  if (value?.kind !== 'binary') return undefined;
  if (value.op === 'instanceof') return isClassOf(flow, { file, id: value.right }, check) ? true : undefined;
  if (!/^[!=]==?$/u.test(value.op)) return undefined;
  // `err.name === 'WebhookVerificationError'`
  const names = [value.left, value.right].some((side) => {
    const text = flow.value({ file, id: side });
    return text?.kind === 'string' && REFUSAL.test(text.text ?? '');
  });
  const asks = [value.left, value.right].some((side) => {
    const asked = flow.value({ file, id: side });
    return asked?.kind === 'member' && /^(?:name|type)$/u.test(asked.name ?? '');
  });
  return names && asks ? value.op.startsWith('=') : undefined;
};

/** The class comes from where the check does. */
const isClassOf = (flow: Flow, ref: Ref, { span }: SignatureCheck): boolean => {
  const call = flow.program
    .file(span.path)
    ?.structure.calls.find(({ at }) => at[0] === span.start && at[1] === span.end);
  if (call === undefined) return false;
  const packages = flow
    .settle({ file: span.path, id: call.callee })
    .found.flatMap((origin) => (origin.kind === 'external' ? [origin.package] : []));
  return flow
    .settle(ref)
    .found.some(
      (origin) =>
        origin.kind === 'external' &&
        origin.package !== null &&
        packages.includes(origin.package) &&
        REFUSAL.test(origin.path.at(-1) ?? ''),
    );
};
