import { defineLibrary } from '@seamlint/core';

export const pThrottle = defineLibrary({
  id: 'p-throttle',
  title: 'p-throttle',
  category: 'limiter',
  packages: [{ name: 'p-throttle', version: '8.1.1' }],
  limits: [
    { path: '^\\(\\)$', fn: 0, bounds: [{ of: 'rate', arg: 0, option: 'limit' }], scope: 'process', excess: 'waits' },
  ],
  notes: ['It answers a function: calls of that one are slowed down.'],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'p-throttle@8.1.1:package.json' },
    { section: 'limits', fields: ['*'], confidence: 'verified', source: 'p-throttle@8.1.1:index.js' },
  ],
});
