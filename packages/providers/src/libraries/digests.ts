import { defineLibrary } from '@seamlint/core';

export const digests = defineLibrary({
  id: 'digests',
  title: 'Digests',
  category: 'crypto',
  packages: [
    { name: 'crypto-js' },
    { name: '@noble/hashes' },
    { name: 'js-sha256' },
    { name: 'js-sha512' },
    { name: 'hash.js' },
    { name: 'create-hmac' },
    { name: 'create-hash' },
    { name: 'sha.js' },
    { name: 'md5' },
    { name: 'object-hash' },
    { name: 'jssha' },
    { name: 'hash-wasm' },
    { name: '@stablelib/*' },
  ],
  trust: [
    { packages: ['crypto-js'], digests: ['^(?:default\\.)?\\w*\\(\\)'] },
    {
      packages: [
        '@noble/hashes',
        'js-sha256',
        'js-sha512',
        'hash.js',
        'create-hmac',
        'create-hash',
        'sha.js',
        'md5',
        'object-hash',
        'jssha',
        'hash-wasm',
        '@stablelib/*',
      ],
      digests: [''],
    },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
