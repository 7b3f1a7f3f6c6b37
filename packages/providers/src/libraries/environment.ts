import { defineLibrary } from '@seamlint/core';

export const environment = defineLibrary({
  id: 'environment',
  title: 'The environment, as platforms and frameworks give it',
  category: 'platform',
  platform: true,
  packages: [{ name: 'process' }],
  settings: [
    { path: '^Deno\\.env\\.get\\(\\)$', by: 'argument' },
    { packages: ['process'], path: '^env$', by: 'member' },
    {
      specifiers: ['$env/static/private', '$env/static/public', 'astro:env/server', 'astro:env/client'],
      path: '^$',
      by: 'member',
    },
    {
      specifiers: ['$env/dynamic/private', '$env/dynamic/public', 'cloudflare:workers'],
      path: '^env$',
      by: 'member',
    },
  ],
  merges: [
    { path: '^(?:globalThis\\.)?Object\\.(?:freeze|seal|preventExtensions)$', from: [0], same: true },
    { path: '^(?:globalThis\\.)?structuredClone$', from: [0], same: true },
    { path: '^(?:globalThis\\.)?Object\\.assign$', from: { all: 0 } },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    {
      section: 'settings',
      fields: ['*'],
      confidence: 'documented',
      source:
        'https://docs.deno.com/api/deno/~/Deno.Env, https://svelte.dev/docs/kit/$env-static-private, https://docs.astro.build/en/guides/environment-variables/',
    },
    {
      section: 'merges',
      fields: ['*'],
      confidence: 'documented',
      source: 'https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Object/assign',
    },
  ],
});
