import { defineLibrary } from '@seamlint/core';

export const passwordHashes = defineLibrary({
  id: 'password-hashes',
  title: 'Hashes of passwords',
  category: 'crypto',
  packages: [{ name: 'bcrypt' }, { name: 'bcryptjs' }, { name: 'argon2' }],
  trust: [{ verifying: ['^(?:.*\\.)?(?:compare|compareSync|verify)\\(\\)$'], answering: ['\\(\\)$'] }],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
