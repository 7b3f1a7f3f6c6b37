import { defineLibrary } from '@seamlint/core';

export const sqlDrivers = defineLibrary({
  id: 'sql-drivers',
  title: 'Drivers of SQL databases',
  category: 'store',
  packages: [
    { name: 'pg', version: '8.23.1' },
    { name: 'mysql2', version: '3.24.6' },
    { name: 'mysql' },
    { name: 'postgres' },
    { name: 'better-sqlite3' },
    { name: 'sqlite3' },
    { name: '@neondatabase/serverless' },
    { name: '@vercel/postgres' },
    { name: '@planetscale/database' },
    { name: '@libsql/client' },
    { name: 'mssql' },
    { name: 'oracledb' },
  ],
  stores: [
    {
      clients: [
        '(?:Client|Pool)\\(\\)$',
        'create(?:Pool|Connection|Client)\\(\\)$',
        '^(?:neon|postgres|connect)?\\(\\)$',
      ],
      types: ['Client', 'Pool', 'PoolClient', 'Connection', 'PoolConnection', 'Sql'],
      operations: {
        reads: [],
        inserts: [],
        upserts: [],
        updates: [],
        deletes: [],
        increments: [],
        raw: ['query', 'execute', 'run', 'exec', 'all', 'get', 'prepare', 'begin', 'unsafe', 'batch'],
      },
      idempotentInserts: [
        {
          by: 'word',
          names: [
            'ON CONFLICT',
            'ON DUPLICATE KEY UPDATE',
            'INSERT IGNORE',
            'INSERT OR IGNORE',
            'INSERT OR REPLACE',
            'REPLACE INTO',
            'MERGE INTO',
            'WHERE NOT EXISTS',
          ],
        },
      ],
      duplicateCodes: [
        '23505',
        'ER_DUP_ENTRY',
        1062,
        'SQLITE_CONSTRAINT',
        'SQLITE_CONSTRAINT_UNIQUE',
        'SQLITE_CONSTRAINT_PRIMARYKEY',
        2627,
        2601,
      ],
      transactions: ['begin', 'transaction', 'beginTransaction'],
    },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'pg@8.23.1, mysql2@3.24.6:package.json' },
    {
      section: 'stores',
      fields: ['duplicateCodes', 'idempotentInserts'],
      confidence: 'documented',
      source:
        'https://www.postgresql.org/docs/current/errcodes-appendix.html, https://dev.mysql.com/doc/mysql-errors/8.4/en/server-error-reference.html',
    },
    { section: 'stores', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
