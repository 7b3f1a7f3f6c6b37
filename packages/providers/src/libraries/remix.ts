import { defineLibrary } from '@seamlint/core';

export const remix = defineLibrary({
  id: 'remix',
  title: 'Remix and React Router',
  category: 'framework',
  packages: [
    { name: '@remix-run/node' },
    { name: '@remix-run/server-runtime' },
    { name: '@remix-run/cloudflare' },
    { name: '@remix-run/deno' },
    { name: '@remix-run/react' },
    { name: '@remix-run/router' },
    { name: '@react-router/node' },
    { name: '@react-router/cloudflare' },
    { name: 'react-router' },
  ],
  trust: [{ transparent: true, harmless: true }],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
