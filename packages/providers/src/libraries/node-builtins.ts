import { defineLibrary } from '@seamlint/core';

export const nodeBuiltins = defineLibrary({
  id: 'node-builtins',
  title: 'Modules of Node that only compute',
  category: 'platform',
  packages: [
    { name: 'async_hooks' },
    { name: 'buffer' },
    { name: 'util' },
    { name: 'path' },
    { name: 'url' },
    { name: 'querystring' },
    { name: 'assert' },
    { name: 'stream' },
    { name: 'events' },
  ],
  trust: [{ harmless: true }],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
