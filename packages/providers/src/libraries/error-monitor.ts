import { defineLibrary } from '@seamlint/core';

export const errorMonitor = defineLibrary({
  id: 'error-monitor',
  title: 'Error monitors',
  category: 'monitor',
  packages: [
    { name: 'rollbar' },
    { name: '@bugsnag/*' },
    { name: 'bugsnag' },
    { name: '@honeybadger-io/*' },
    { name: '@grafana/*' },
    { name: 'logrocket' },
    { name: 'applicationinsights' },
  ],
  logs: [
    {
      destination: 'an error monitor',
      onlyMessages: true,
      methods: [
        {
          members: [
            'log',
            'debug',
            'info',
            'warn',
            'warning',
            'error',
            'critical',
            'notify',
            'captureException',
            'leaveBreadcrumb',
            'setContext',
            'addMetadata',
          ],
          from: 1,
        },
      ],
    },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'logs', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
