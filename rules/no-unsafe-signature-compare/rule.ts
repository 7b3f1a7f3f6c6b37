import { defineRule } from '@seamlint/core';

export const rule = defineRule({
  name: 'no-unsafe-signature-compare',
  description: 'Disallow comparing signatures and secrets in a time that tells how much fits',
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
          data: { by, flaw: throwing, mend: 'Answer no where the lengths differ, and compare only then' },
          provider,
          // It still lets nobody in.
          certainty: 'hint',
        };
        continue;
      }
      yield {
        at: span,
        data: { by, flaw: leaking(form === 'hmac' ? 'a signature that is accepted' : 'the secret'), mend: sameLength },
        provider,
        because: endpoint === null ? [] : [{ at: endpoint, note: 'this endpoint goes by it' }],
        // A secret that is not set equals a header that is not sent: after the fix it does not.
        fix: { kind: 'transform', transform: 'constant-time-compare', safe: form === 'hmac' },
      };
    }
  },
});

const leaking = (what: string): string =>
  `stops at the first difference: by its time ${what} can be guessed byte by byte`;

const sameLength = 'Compare both as buffers of the same length with crypto.timingSafeEqual, or digests of both';

const throwing =
  'throws where the lengths differ, and nobody asks for them first: a signature of another length becomes an error (a 500, or the end of the process) instead of a refusal';
