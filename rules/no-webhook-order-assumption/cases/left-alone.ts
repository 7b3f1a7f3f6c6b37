import type { Case } from '@seamlint/testkit';

/** A route that keeps what an event of Clerk's says with `work`. */
const route = (work: string, imports: string, mark = ''): Case => ({
  path: 'app/api/webhooks/clerk/route.ts',
  files: `
    import { Webhook } from 'svix';
    ${imports}
    export async function POST(request) {${mark}
      const event = new Webhook(process.env.CLERK_WEBHOOK_SECRET).verify(await request.text(), Object.fromEntries(request.headers));
      const user = event.data;
      ${work}
      return Response.json({ received: true });
    }
  `,
});

const drizzle =
  "import { drizzle } from 'drizzle-orm/node-postgres'; import { users } from './schema'; const db = drizzle(process.env.DATABASE_URL);";
const knex = "import knex from 'knex'; const db = knex({ client: 'pg' });";
const kysely = "import { Kysely } from 'kysely'; const db = new Kysely({});";
const prisma = "import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient();";
const supabase =
  "import { createClient } from '@supabase/supabase-js'; const db = createClient(process.env.DB_URL, process.env.DB_KEY);";
const pg = "import { Pool } from 'pg'; const pool = new Pool();";

const row = '{ id: user.id, role: user.role }';
const reported = ' // reported';

/** A row that is there is left alone, or set. */
export const leftAlone = {
  silent: {
    'Drizzle adds a row where there is none': route(
      `await db.insert(users).values(${row}).onConflictDoNothing();`,
      drizzle,
    ),
    'Knex adds a row where there is none': route(`await db('users').insert(${row}).onConflict('id').ignore();`, knex),
    'Kysely adds a row where there is none': route(
      `await db.insertInto('users').values(${row}).onConflict((on) => on.column('id').doNothing()).execute();`,
      kysely,
    ),
    'Prisma adds rows where there are none': route(
      `await prisma.user.createMany({ data: [${row}], skipDuplicates: true });`,
      prisma,
    ),
    'PostgREST adds a row where there is none': route(
      `await db.from('users').upsert(${row}, { ignoreDuplicates: true });`,
      supabase,
    ),
    'a statement adds a row where there is none': route(
      "await pool.query({ text: 'INSERT INTO users (id, role) VALUES ($1, $2) ON CONFLICT DO NOTHING', values: [user.id, user.role] });",
      pg,
    ),
  },
  reported: {
    'Drizzle sets the row that is there': route(
      `await db.insert(users).values(${row}).onConflictDoUpdate({ target: users.id, set: { role: user.role } });`,
      drizzle,
      reported,
    ),
    'Knex sets the row that is there': route(
      `await db('users').insert(${row}).onConflict('id').merge();`,
      knex,
      reported,
    ),
    'PostgREST sets the row that is there': route(`await db.from('users').upsert(${row});`, supabase, reported),
  },
} satisfies Record<'silent' | 'reported', Readonly<Record<string, Case>>>;
