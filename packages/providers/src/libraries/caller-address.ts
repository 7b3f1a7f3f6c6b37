import { defineLibrary } from '@seamlint/core';

export const callerAddress = defineLibrary({
  id: 'caller-address',
  title: 'Readers of the address of a caller',
  category: 'middleware',
  packages: [{ name: 'request-ip' }, { name: '@supercharge/request-ip' }, { name: '@arcjet/ip' }],
  trust: [{ transparent: true, harmless: true, addresses: ['^(?:default\\.)?(?:getClientIp)?\\(\\)$'] }],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
