import { defineLibrary } from '@seamlint/core';

export const nestjsSchedule = defineLibrary({
  id: 'nestjs-schedule',
  title: '@nestjs/schedule',
  category: 'schedule',
  packages: [{ name: '@nestjs/schedule', version: '12.0.2' }],
  runs: [
    {
      path: '^(?:Cron|Interval|Timeout)$',
      decorates: 'method',
      kind: 'cron',
      note: 'scheduled by Nest',
      repeats: 'never',
    },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: '@nestjs/schedule@12.0.2:package.json' },
    { section: 'runs', fields: ['*'], confidence: 'verified', source: '@nestjs/schedule@12.0.2:dist/decorators' },
  ],
});
