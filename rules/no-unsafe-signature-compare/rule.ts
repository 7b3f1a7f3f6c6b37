import { defineRule } from '@seamlint/core';

export const rule = defineRule({
  name: 'no-unsafe-signature-compare',
  description: 'Disallow comparing signatures and secrets in a time that tells how much fits',
  message: '`{{by}}` stops at the first difference: by its time {{what}} can be guessed byte by byte.',
  help: 'Compare both as buffers of the same length with crypto.timingSafeEqual, or digests of both.',
  severity: 'error',
  preset: 'recommended',

  *judge(scope) {
    for (const { span, form, by, provider, endpoint } of scope.facts('signature-compare')) {
      if (scope.isTest(span.path)) continue;
      yield {
        at: span,
        data: { by, what: form === 'hmac' ? 'a signature that is accepted' : 'the secret' },
        provider,
        because: endpoint === null ? [] : [{ at: endpoint, note: 'this endpoint goes by it' }],
        // A secret that is not set equals a header that is not sent: after the fix it does not.
        fix: { kind: 'transform', transform: 'constant-time-compare', safe: form === 'hmac' },
      };
    }
  },
});
