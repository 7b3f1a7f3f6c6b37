import { defineLibrary } from '@seamlint/core';

export const segmentSdk = defineLibrary({
  id: 'segment-sdk',
  title: 'Segment’s SDKs',
  category: 'monitor',
  packages: [{ name: 'analytics-node' }, { name: '@segment/*' }],
  logs: [
    {
      sink: 'segment',
      destination: 'Segment',
      aboutPeople: true,
      methods: [{ members: ['track', 'identify', 'page', 'group'], from: 0 }],
    },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'logs', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
