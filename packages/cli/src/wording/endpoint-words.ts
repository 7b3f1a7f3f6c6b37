/** What is known of a webhook endpoint, in words: the same wherever it is told. */
import type { Gap } from '@seamlint/core';

/** Completes “acted on without a check where …”. */
export const WHEN: Readonly<Record<Gap['when'], string>> = {
  'missing-secret': 'the secret is not set',
  'missing-header': 'the request has no signature',
  branch: 'a condition lets it pass',
  flag: 'a condition beside the check lets it pass',
  'not-awaited': 'the check is not awaited',
  ignored: 'the result of the check is ignored',
  failed: 'the check failed',
  inverted: 'the check failed',
  caught: 'the error of the check is caught',
  handover: 'a handshake stores whatever secret is sent',
  late: 'it is done before the check',
  'empty-secret': 'the secret is not set',
  address: 'only the address of the caller is checked',
  'address-sent': 'only an address in a header is checked',
};
