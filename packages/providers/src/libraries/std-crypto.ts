import { defineLibrary } from '@seamlint/core';

export const stdCrypto = defineLibrary({
  id: 'std-crypto',
  title: '@std/crypto',
  category: 'crypto',
  packages: [{ name: '@std/crypto' }],
  trust: [
    {
      digests: ['^crypto\\.subtle\\.(?:sign|digest)\\(\\)'],
      verifying: ['(?:^|\\.)(?:timingSafeEqual|verify)\\(\\)$'],
      answering: ['\\(\\)$'],
    },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
