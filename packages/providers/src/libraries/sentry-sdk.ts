import { defineLibrary } from '@seamlint/core';

export const sentrySdk = defineLibrary({
  id: 'sentry-sdk',
  title: 'Sentry’s SDKs',
  category: 'monitor',
  packages: [{ name: '@sentry/*', version: '11.12.0' }, { name: 'raven' }],
  logs: [
    {
      sink: 'sentry',
      destination: 'Sentry',
      methods: [
        { members: ['captureMessage', 'captureEvent', 'addBreadcrumb', 'setExtras', 'setTags'], from: 0 },
        // Of the error itself Sentry keeps the message and the stack.
        { members: ['captureException', 'setContext', 'setExtra', 'setTag', 'setAttribute'], from: 1 },
        { members: ['setAttributes'], from: 0 },
      ],
      levels: true,
      redaction: { paths: [], hooks: ['beforeSend', 'beforeSendTransaction', 'beforeSendLog', 'beforeBreadcrumb'] },
    },
  ],
  trust: [{ packages: ['@sentry/node', '@sentry/nextjs'], transparent: true, harmless: true }],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: '@sentry/core@11.12.0:package.json' },
    { section: 'logs', fields: ['*'], confidence: 'verified', source: '@sentry/core@11.12.0:build/types' },
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
