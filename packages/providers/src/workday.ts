import { defineProvider } from '@seamlint/core';

// No SDK: everything here is remembered.
export const workday = defineProvider({
  id: 'workday',
  title: 'Workday',
  category: 'hr',
  hosts: [
    // Implementation tenants, for each data centre.
    { host: 'wd2-impl-services1.workday.com', env: 'test', role: 'api' },
    { host: 'wd3-impl-services1.workday.com', env: 'test', role: 'api' },
    { host: 'wd5-impl-services1.workday.com', env: 'test', role: 'api' },
    { host: 'impl-services1.wd12.myworkday.com', env: 'test', role: 'api' },
    { host: 'api.workday.com', env: 'any', role: 'api' },
    { host: '*.workday.com', env: 'any', role: 'api', pathPrefix: '/ccx/' },
    { host: '*.myworkday.com', env: 'any', role: 'api', pathPrefix: '/ccx/' },
  ],
  packages: [],
  clients: [],
  calls: {
    style: 'http',
    writes: ['POST', 'PUT', 'PATCH', 'DELETE'],
    reads: ['GET', 'HEAD'],
    highRisk: [],
    readPaths: [
      '/ccx/oauth2/*/token',
      '/ccx/api/wql/*/*/data',
      // SOAP: whether a POST changes something stands in its body, Get_Workers or Hire_Employee.
      '/ccx/service/*/*',
      '/ccx/service/*/*/*',
    ],
    local: [],
  },
  idempotency: null,
  sdkDefaults: [],
  // Business processes and integrations call out, in whatever form they were built.
  webhooks: null,
  credentials: [
    {
      id: 'workday-client-secret',
      title: 'Workday password, client secret or refresh token',
      pattern: null,
      prefix: '',
      env: 'any',
      exposure: 'secret',
      envVars: [
        'WORKDAY_PASSWORD',
        'WORKDAY_CLIENT_SECRET',
        'WORKDAY_REFRESH_TOKEN',
        'WORKDAY_ISU_PASSWORD',
        'WORKDAY_ACCESS_TOKEN',
      ],
      sharedWith: [],
    },
  ],
  rateLimits: { statuses: [429], codes: [], waitHeaders: [], remainingHeaders: [], published: [] },
  errors: {
    classes: [],
    table: [
      { match: { status: 429 }, action: 'retry' },
      { match: { code: 'Validation_Fault' }, action: 'fatal' },
      { match: { code: 'Processing_Fault' }, action: 'user-action' },
      { match: { status: 401 }, action: 'user-action' },
      { match: { status: '4xx' }, action: 'fatal' },
      { match: { status: '5xx' }, action: 'retry-may-duplicate' },
      { match: { network: true }, action: 'retry-may-duplicate' },
    ],
  },
  partialFailures: [],
  pagination: [{ operations: ['GET'], more: ['total'], cursors: ['offset'], auto: [] }],
  pendingStates: [],
  versioning: null,
  broadScopes: [],
  personalData: ['GET'],
  secretsInUrl: [],
  notes: [
    'Every address names the tenant; production and implementation differ by host.',
    'Some Put and Import operations of SOAP take Add_Only, others update what has the same reference id.',
    'A business process may answer before it is done, or wait for an approval.',
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'hosts', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'calls', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'idempotency', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'sdkDefaults', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'webhooks', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'credentials', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'rateLimits', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'errors', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'pagination', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'personalData', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
