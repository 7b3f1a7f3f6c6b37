import { defineLibrary } from '@seamlint/core';

export const console = defineLibrary({
  id: 'console',
  title: 'console',
  category: 'platform',
  platform: true,
  packages: [],
  logs: [
    {
      methods: [
        {
          members: [
            'log',
            'info',
            'warn',
            'error',
            'debug',
            'trace',
            'dir',
            'dirxml',
            'table',
            'group',
            'groupCollapsed',
          ],
          from: 0,
        },
        { members: ['assert'], from: 1 },
      ],
      lead: ['console'],
      redaction: null,
    },
  ],
  evidence: [{ section: 'logs', fields: ['*'], confidence: 'documented', source: 'https://console.spec.whatwg.org' }],
});
