import { defineLibrary } from '@seamlint/core';

export const analytics = defineLibrary({
  id: 'analytics',
  title: 'Analytics',
  category: 'monitor',
  packages: [
    { name: 'mixpanel' },
    { name: 'mixpanel-browser' },
    { name: '@amplitude/*' },
    { name: '@vercel/analytics' },
    { name: '@rudderstack/*' },
  ],
  logs: [
    { destination: 'an analytics service', aboutPeople: true, methods: [{ members: ['track', 'logEvent'], from: 0 }] },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'logs', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
