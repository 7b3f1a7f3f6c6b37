import { defineLibrary } from '@seamlint/core';

export const nodeCrypto = defineLibrary({
  id: 'node-crypto',
  title: 'Node’s crypto and Web Crypto',
  category: 'platform',
  platform: true,
  packages: [{ name: 'crypto' }],
  trust: [
    {
      digests: [
        '^(?:globalThis\\.|webcrypto\\.|crypto\\.)?(?:createHmac|createHash|hash|subtle\\.sign|subtle\\.digest|webcrypto\\.subtle\\.sign)\\(\\)',
      ],
      fresh: ['^(?:.*\\.)?(?:randomUUID|randomBytes|randomInt|getRandomValues)\\(\\)$'],
      verifying: ['^(?:.*\\.)?(?:timingSafeEqual|verify|subtle\\.verify)\\(\\)$'],
      answering: ['\\(\\)$'],
    },
    {
      packages: ['crypto'],
      harmless: true,
      verifying: ['^createVerify\\(\\).*\\.verify\\(\\)$'],
      answering: ['\\.verify\\(\\)$'],
    },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    {
      section: 'trust',
      fields: ['*'],
      confidence: 'documented',
      source: 'https://nodejs.org/api/crypto.html, https://nodejs.org/api/webcrypto.html',
    },
  ],
});
