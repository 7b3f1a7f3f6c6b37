import { defineLibrary } from '@seamlint/core';

export const nestjsMicroservices = defineLibrary({
  id: 'nestjs-microservices',
  title: '@nestjs/microservices',
  category: 'queue',
  packages: [{ name: '@nestjs/microservices', version: '12.1.1' }],
  runs: [
    {
      path: '^EventPattern$',
      decorates: 'method',
      kind: 'job',
      note: 'an event of a message broker',
      repeats: 'likely',
    },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: '@nestjs/microservices@12.1.1:package.json' },
    { section: 'runs', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
