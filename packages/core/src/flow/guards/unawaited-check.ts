import type { SignatureCheck } from '../../facts/signature-check.ts';
import type { Call } from '../../facts/structure.ts';
import type { Origin } from '../origin.ts';
import { helperOf, isUnheard } from './known-verifiers.ts';
import { type CheckContext, checkAt } from './check-context.ts';
import { isPromiseTested } from './recognise-check.ts';
import { isTestedAtOnce } from './tested-promise.ts';

/** A check that answers by a promise, where that is tested instead of waited for. */
export const unawaitedCheck = (
  { catalog, flow }: Pick<CheckContext, 'catalog' | 'flow'>,
  file: string,
  call: Call,
  origins: readonly Origin[],
): SignatureCheck | undefined => {
  for (const origin of origins) {
    if (origin.kind !== 'external') continue;
    if (isPromiseTested(flow, origin, file, call))
      return checkAt(file, call.at, { form: 'hmac', provider: null, by: 'subtle.verify' });
    const known = helperOf(catalog, origin, flow.program);
    if (known?.helper.result.startsWith('promise-') === true && isTestedAtOnce(flow, file, call))
      return checkAt(file, call.at, { form: 'helper', provider: known.provider.id, by: known.by });
  }
  return undefined;
};

/** A helper of a provider's whose answer is thrown away, with what it would have said. */
export const unheardCheck = (
  { catalog, flow }: CheckContext,
  file: string,
  call: Call,
  origins: readonly Origin[],
): { readonly check: SignatureCheck; readonly says: 'yes' | 'throws' } | undefined => {
  for (const origin of origins) {
    const known = origin.kind === 'external' ? helperOf(catalog, origin, flow.program) : undefined;
    if (known === undefined || !isUnheard(flow, file, known.helper, call)) continue;
    return {
      check: checkAt(file, call.at, { form: 'helper', provider: known.provider.id, by: known.by }),
      says: known.helper.result === 'promise-throws' ? 'throws' : 'yes',
    };
  }
  return undefined;
};
