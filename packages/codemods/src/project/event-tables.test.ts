import { expect, it } from 'vitest';
import { drizzleTables, prismaTables } from './event-tables.ts';

const prisma = (body: string, name = 'ProcessedEvent'): readonly unknown[] =>
  prismaTables(`model User {\n  id String @id\n}\nmodel ${name} {\n${body}\n}\n`, 'prisma/schema.prisma').map(
    ({ name: own, column }) => [own, column],
  );

it.each([
  ['  id String @id', [['processedEvent', 'id']]],
  [
    '  id Int @id @default(autoincrement())\n  eventId String @unique\n  at DateTime @default(now())',
    [['processedEvent', 'eventId']],
  ],
  ['  id String @id @default(cuid())\n  type String', []],
  ['  id String @id\n  type String', []],
  ['  id String @id\n  source String?\n  @@unique([id, source])', []],
])('finds a model of Prisma whose row a key makes: %s', (body, found) => {
  expect(prisma(body)).toEqual(found);
  expect(prisma(body, 'Order')).toEqual([]);
});

const drizzle = (columns: string, table = 'webhook_events'): readonly unknown[] =>
  drizzleTables(`export const events = pgTable('${table}', { ${columns} });\n`, 'src/db/schema').map(
    ({ name, column }) => [name, column],
  );

it.each([
  ["id: text('id').primaryKey(), at: timestamp('at').defaultNow()", [['events', 'id']]],
  ["id: serial('id').primaryKey(), key: varchar('key', { length: 255 }).notNull().unique()", [['events', 'key']]],
  ["id: text('id').primaryKey(), type: text('type').notNull()", []],
  ["id: text('id').primaryKey().$defaultFn(() => createId())", []],
])('finds a table of Drizzle whose row a key makes: %s', (columns, found) => {
  expect(drizzle(columns)).toEqual(found);
  expect(drizzle(columns, 'calendar')).toEqual([]);
});
