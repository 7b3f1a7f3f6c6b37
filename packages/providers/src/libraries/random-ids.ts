import { defineLibrary } from '@seamlint/core';

export const randomIds = defineLibrary({
  id: 'random-ids',
  title: 'Ids made at random',
  category: 'language',
  packages: [
    { name: 'uuidv4' },
    { name: 'uuidv7' },
    { name: 'ulid' },
    { name: 'ulidx' },
    { name: 'cuid' },
    { name: '@paralleldrive/cuid2' },
    { name: 'short-uuid' },
    { name: 'shortid' },
    { name: 'ksuid' },
    { name: 'crypto-random-string' },
    { name: 'uniqid' },
    { name: '@lukeed/uuid' },
  ],
  trust: [
    { harmless: true },
    { packages: ['uuidv4', 'uuidv7'], fresh: ['^(?:uuid|uuidv7)\\(\\)$'] },
    { packages: ['ulid', 'ulidx'], fresh: ['^(?:ulid\\(\\)|monotonicFactory\\(\\)\\(\\))$'] },
    { packages: ['@paralleldrive/cuid2'], fresh: ['^(?:createId\\(\\)|init\\(\\)\\(\\))$'] },
    { packages: ['short-uuid', 'shortid'], fresh: ['^(?:generate|uuid|\\(\\)\\.(?:new|generate|uuid))\\(\\)$'] },
    { packages: ['ksuid'], fresh: ['^(?:KSUID\\.)?randomSync\\(\\)$'] },
    { packages: ['@lukeed/uuid'], fresh: ['^v4\\(\\)$'] },
    { packages: ['cuid', 'crypto-random-string', 'uniqid'], fresh: ['^\\(\\)$'] },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
