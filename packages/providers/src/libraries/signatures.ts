import { defineLibrary } from '@seamlint/core';

export const signatures = defineLibrary({
  id: 'signatures',
  title: 'Signatures',
  category: 'crypto',
  packages: [
    { name: 'tweetnacl' },
    { name: '@noble/ed25519' },
    { name: '@noble/curves' },
    { name: 'libsodium-wrappers' },
    { name: 'elliptic' },
    { name: 'node-rsa' },
    { name: 'sshpk' },
  ],
  trust: [{ verifying: ['(?:^|[._])verify(?:Async|Batch|_detached|_final)?\\(\\)$'], answering: ['\\(\\)$'] }],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
