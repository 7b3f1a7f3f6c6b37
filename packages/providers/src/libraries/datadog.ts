import { defineLibrary } from '@seamlint/core';

export const datadog = defineLibrary({
  id: 'datadog',
  title: 'Datadog',
  category: 'monitor',
  packages: [{ name: 'dd-trace' }, { name: '@datadog/*' }, { name: 'datadog-winston' }, { name: 'hot-shots' }],
  logs: [
    {
      destination: 'Datadog',
      onlyMessages: true,
      levels: true,
      methods: [
        { members: ['addTags', 'setContext', 'setGlobalContext'], from: 0 },
        { members: ['setTag', 'addAction', 'addError', 'setContextProperty'], from: 1 },
      ],
    },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'logs', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
