/** What the catalog says of an operation of a provider's API. */
import { isCertain } from './confidence.ts';
import { effectOf, matchesOperation } from './operations.ts';
import type { Provider } from './provider.ts';

export interface OperationClass {
  readonly effect: 'read' | 'write' | 'unknown';
  /** Moves money, sends messages, buys. */
  readonly highRisk: boolean;
  /** It is computed where it stands, and nothing is sent. */
  readonly local: boolean;
  /** A finding may rest on the effect. */
  readonly certain: boolean;
}

/** `operation`: the member path from a client (`paymentIntents.create`), a command, or an HTTP method. */
export const classifyOperation = (provider: Provider, operation: string): OperationClass => {
  const { calls } = provider;
  const effect = effectOf(calls, operation);
  return {
    effect,
    highRisk: effect === 'write' && matchesOperation(calls?.highRisk ?? [], operation),
    local: matchesOperation(calls?.local ?? [], operation),
    certain: effect !== 'unknown' && isCertain(provider, 'calls', [effect === 'read' ? 'reads' : 'writes']),
  };
};
