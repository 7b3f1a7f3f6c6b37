import { defineLibrary } from '@seamlint/core';

export const jwt = defineLibrary({
  id: 'jwt',
  title: 'JSON Web Tokens',
  category: 'crypto',
  packages: [
    { name: 'jsonwebtoken' },
    { name: 'jose' },
    { name: 'fast-jwt' },
    { name: 'jwks-rsa' },
    { name: 'njwt' },
    { name: 'jws' },
    { name: 'jwt-decode' },
    { name: 'jwt-simple' },
  ],
  trust: [
    {
      packages: ['jsonwebtoken', 'jose', 'fast-jwt', 'jwks-rsa', 'njwt', 'jws'],
      verifying: ['^(?:.*\\.)?(?:verify\\w*|jwtVerify|compactVerify|flattenedVerify)\\(\\)$'],
    },
    {
      packages: ['jsonwebtoken', 'jose', 'jwt-decode', 'jwt-simple', 'jws', 'fast-jwt'],
      unverifying: ['^(?:.*\\.)?(?:decode\\w*|jwtDecode)\\(\\)$'],
    },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
