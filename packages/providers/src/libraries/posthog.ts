import { defineLibrary } from '@seamlint/core';

export const posthog = defineLibrary({
  id: 'posthog',
  title: 'PostHog',
  category: 'monitor',
  packages: [{ name: 'posthog-node' }, { name: 'posthog-js' }],
  logs: [
    {
      destination: 'PostHog',
      onlyMessages: true,
      aboutPeople: true,
      methods: [{ members: ['capture', 'captureException', 'identify', 'register', 'setPersonProperties'], from: 0 }],
    },
  ],
  trust: [{ packages: ['posthog-node'], harmless: true }],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'logs', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
