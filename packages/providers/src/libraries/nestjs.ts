import { defineLibrary } from '@seamlint/core';

export const nestjs = defineLibrary({
  id: 'nestjs',
  title: 'Nest',
  category: 'framework',
  packages: [
    { name: '@nestjs/common', version: '12.5.1' },
    { name: '@nestjs/core' },
    { name: '@nestjs/config' },
    { name: '@nestjs/throttler' },
    { name: '@nestjs/cache-manager' },
    { name: '@nestjs/platform-express' },
    { name: '@nestjs/platform-fastify' },
    { name: 'nestjs-cls' },
    { name: '@nestjs/passport' },
    { name: '@nestjs/jwt' },
    { name: 'nest-keycloak-connect' },
    { name: '@thallesp/nestjs-better-auth' },
  ],
  logs: [
    { sink: 'nest', packages: ['@nestjs/common'], lead: ['Logger'], levels: true, redaction: null },
    { sink: 'nest', packages: ['@nestjs/common'], lead: ['ConsoleLogger'], levels: true, redaction: null },
  ],
  trust: [
    { packages: ['@nestjs/common', '@nestjs/core'], transparent: true, harmless: true },
    { packages: ['@nestjs/config'], harmless: true },
    {
      packages: [
        '@nestjs/throttler',
        '@nestjs/cache-manager',
        '@nestjs/platform-express',
        '@nestjs/platform-fastify',
        'nestjs-cls',
      ],
      transparent: true,
    },
    { packages: ['@nestjs/passport', 'nest-keycloak-connect', '@thallesp/nestjs-better-auth'], authenticates: true },
    { packages: ['@nestjs/jwt'], verifying: ['verify(?:Async)?\\(\\)$'] },
  ],
  settings: [
    {
      packages: ['@nestjs/config'],
      path: '^ConfigService\\(\\)\\.(?:get|getOrThrow)\\(\\)$',
      by: 'argument',
      fallback: 1,
      namespaces: 'registerAs',
      loaders: { call: 'forRoot', option: 'load' },
    },
  ],
  evidence: [
    {
      section: 'settings',
      fields: ['*'],
      confidence: 'documented',
      source: 'https://docs.nestjs.com/techniques/configuration',
    },
    { section: 'packages', fields: ['*'], confidence: 'verified', source: '@nestjs/common@12.5.1:package.json' },
    {
      section: 'logs',
      fields: ['*'],
      confidence: 'verified',
      source: '@nestjs/common@12.5.1:services/logger.service.js, services/console-logger.service.js',
    },
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
