import { defineLibrary } from '@seamlint/core';

export const authentication = defineLibrary({
  id: 'authentication',
  title: 'Authentication',
  category: 'auth',
  packages: [
    { name: 'express-jwt' },
    { name: 'express-basic-auth' },
    { name: 'express-oauth2-jwt-bearer' },
    { name: 'express-openid-connect' },
    { name: 'next-auth' },
    { name: '@auth/core' },
    { name: '@auth/express' },
    { name: '@clerk/nextjs' },
    { name: '@clerk/express' },
    { name: '@clerk/backend' },
    { name: 'better-auth' },
    { name: 'iron-session' },
    { name: 'lucia' },
    { name: '@workos-inc/authkit-nextjs' },
    { name: '@auth0/nextjs-auth0' },
    { name: '@kinde-oss/kinde-auth-nextjs' },
    { name: 'supertokens-node' },
    { name: 'basic-auth' },
    { name: 'google-auth-library' },
  ],
  trust: [
    {
      packages: [
        'express-jwt',
        'express-basic-auth',
        'express-oauth2-jwt-bearer',
        'express-openid-connect',
        'next-auth',
        '@auth/core',
        '@auth/express',
        '@clerk/nextjs',
        '@clerk/express',
        '@clerk/backend',
        'better-auth',
        'iron-session',
        'lucia',
        '@workos-inc/authkit-nextjs',
        '@auth0/nextjs-auth0',
        '@kinde-oss/kinde-auth-nextjs',
        'supertokens-node',
        'basic-auth',
      ],
      authenticates: true,
    },
    // Its client reads and writes users.
    {
      packages: ['@clerk/nextjs', '@clerk/express', '@clerk/backend'],
      unverifying: ['^(?:clerkClient|createClerkClient)(?!.*\\.(?:authenticateRequest|verifyToken)\\(\\)$)'],
    },
    // A client of APIs too, of which only some calls ask who sends.
    {
      packages: ['google-auth-library'],
      authenticating: ['(?:^|\\.)(?:verifyIdToken|verifySignedJwtWithCerts(?:Async)?)\\(\\)$'],
    },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
