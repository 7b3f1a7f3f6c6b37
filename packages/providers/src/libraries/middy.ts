import { defineLibrary } from '@seamlint/core';

export const middy = defineLibrary({
  id: 'middy',
  title: 'Middy',
  category: 'middleware',
  packages: [
    { name: '@middy/core' },
    { name: '@middy/http-json-body-parser' },
    { name: '@middy/http-urlencode-body-parser' },
    { name: '@middy/http-header-normalizer' },
    { name: '@middy/http-event-normalizer' },
    { name: '@middy/http-error-handler' },
    { name: '@middy/http-cors' },
    { name: '@middy/http-security-headers' },
    { name: '@middy/http-response-serializer' },
    { name: '@middy/http-content-negotiation' },
    { name: '@middy/input-output-logger' },
    { name: '@middy/error-logger' },
    { name: '@middy/do-not-wait-for-empty-event-loop' },
    { name: '@middy/warmup' },
    { name: '@middy/cloudwatch-metrics' },
    { name: '@middy/validator' },
    { name: '@middy/ssm' },
    { name: '@middy/secrets-manager' },
  ],
  trust: [{ transparent: true }],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
