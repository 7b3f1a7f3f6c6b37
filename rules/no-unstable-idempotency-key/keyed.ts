import { type OutboundCall, type Provider, isCertain } from '@seamlint/core';

/** That the provider takes a key for this very write, and where; of nobody's API the name of the key says it. */
export const isKeyedSurely = (provider: Provider | undefined, { client, key }: OutboundCall): boolean => {
  if (provider === undefined) return true;
  if (key.mechanism === 'natural-key') return isCertain(provider, 'idempotency', ['naturalKeys', 'mechanism']);
  return (
    isCertain(provider, 'idempotency', ['mechanism']) &&
    isCertain(provider, 'idempotency', [client === 'sdk' ? 'appliesTo' : 'paths', 'appliesTo', 'mechanism'])
  );
};

/** Done twice it would be there twice: not what sets a state by id. */
export const isRepeatableWrite = ({ client, operation }: OutboundCall): boolean => {
  if (client !== 'sdk' || /^[A-Z]+$/u.test(operation)) return operation === 'POST';
  return !SETS_STATE.test(operation.split('.').at(-1) ?? '');
};

const SETS_STATE =
  /^(?:update|modify|set|upsert|put|replace|patch|edit|rename|del$|delete|remove|destroy|cancel|archive|close|reopen|detach|expire|revoke|disable|enable|deactivate|activate|retrieve|get|list|find)/iu;
