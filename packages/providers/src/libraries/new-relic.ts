import { defineLibrary } from '@seamlint/core';

export const newRelic = defineLibrary({
  id: 'new-relic',
  title: 'New Relic',
  category: 'monitor',
  packages: [{ name: 'newrelic' }],
  logs: [
    {
      destination: 'New Relic',
      onlyMessages: true,
      methods: [
        { members: ['noticeError', 'addCustomAttribute', 'recordCustomEvent'], from: 1 },
        { members: ['addCustomAttributes', 'recordLogEvent'], from: 0 },
      ],
    },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'logs', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
