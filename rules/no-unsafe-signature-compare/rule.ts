import { defineRule } from '@seamlint/core';

export const rule = defineRule({
  name: 'no-unsafe-signature-compare',
  description: 'Disallow comparing signatures and secrets in a time that depends on how much of them matches',
  message: '`{{by}}` {{flaw}}.',
  help: '{{mend}}.',
  severity: 'error',
  preset: 'recommended',

  *judge(scope) {
    for (const { span, form, by, provider, endpoint } of scope.facts('signature-compare')) {
      if (scope.isTest(span.path)) continue;
      if (form === 'uneven') {
        yield {
          at: span,
          data: { by, flaw: throwing, mend: 'Refuse if the lengths differ, and compare only equal lengths' },
          provider,
          // It still lets nobody in.
          certainty: 'hint',
        };
        continue;
      }
      yield {
        at: span,
        data: { by, flaw: leaking(form === 'hmac' ? 'a valid signature' : 'the secret'), mend: sameLength },
        provider,
        because: endpoint === null ? [] : [{ at: endpoint, note: 'this endpoint relies on it' }],
        // A secret that is not set equals a header that is not sent: after the fix it does not.
        fix: { kind: 'transform', transform: 'constant-time-compare', safe: form === 'hmac' },
      };
    }
  },
});

const leaking = (what: string): string =>
  `stops at the first difference: from the time it takes, ${what} can be guessed byte by byte`;

const sameLength = 'Compare both as buffers of the same length with crypto.timingSafeEqual, or compare digests of both';

const throwing =
  'throws if the lengths differ, and nothing compares them first: a signature of another length becomes an error (a 500, or the end of the process) instead of a refusal';
