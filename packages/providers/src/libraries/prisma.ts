import { defineLibrary } from '@seamlint/core';

export const prisma = defineLibrary({
  id: 'prisma',
  title: 'Prisma',
  category: 'store',
  packages: [{ name: '@prisma/client', version: '7.10.0' }],
  stores: [
    {
      clients: ['^PrismaClient\\(\\)(?:\\.\\$extends\\(\\))?$'],
      types: ['PrismaClient'],
      operations: {
        reads: [
          '*.findUnique',
          '*.findUniqueOrThrow',
          '*.findFirst',
          '*.findFirstOrThrow',
          '*.findMany',
          '*.count',
          '*.aggregate',
          '*.groupBy',
          '*.findRaw',
          '*.aggregateRaw',
        ],
        inserts: ['*.create', '*.createMany', '*.createManyAndReturn'],
        upserts: ['*.upsert'],
        updates: ['*.update', '*.updateMany', '*.updateManyAndReturn'],
        deletes: ['*.delete', '*.deleteMany'],
        increments: [],
        raw: ['$executeRaw', '$executeRawUnsafe', '$queryRaw', '$queryRawUnsafe', '$runCommandRaw'],
      },
      idempotentInserts: [{ by: 'option', names: ['skipDuplicates'] }],
      duplicateCodes: ['P2002'],
      transactions: ['$transaction'],
    },
  ],
  notes: [
    '`{ increment: 1 }` in the data of an update adds. Two upserts at once can still meet: one of them fails with P2002.',
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: '@prisma/client@7.10.0:package.json' },
    {
      section: 'stores',
      fields: ['operations'],
      confidence: 'verified',
      source: '@prisma/client@7.10.0:runtime/client.d.ts',
    },
    {
      section: 'stores',
      fields: ['*'],
      confidence: 'documented',
      source:
        'https://www.prisma.io/docs/orm/reference/prisma-client-reference, https://www.prisma.io/docs/orm/reference/error-reference',
    },
  ],
});
