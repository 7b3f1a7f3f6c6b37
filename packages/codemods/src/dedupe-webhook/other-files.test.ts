import { expect, it } from 'vitest';
import { type Case, runMarked } from '../cases/run-cases.ts';
import { dedupeWebhook } from './dedupe-webhook.ts';

const ROUTE = `
import { app } from './app';
import { fulfil } from '@/billing/fulfil';

«app.post('/hooks/stripe', async (req, res) => {
  const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], secret);
  await fulfil(event.data.object);
  res.end();
})»;
`;

const run = (
  store: string,
  files: Readonly<Record<string, string>>,
  { input = ROUTE, path = 'src/api/hooks.ts', ...project }: Partial<Case> & Case['project'] = {},
): string => {
  const told = Object.keys(files).filter((one) => !one.endsWith('package.json'));
  const options = { provider: 'stripe', framework: 'express', id: 'field:id', store, files: told.join(',') };
  const read = (one: string): string | null => files[one] ?? null;
  const result = runMarked(dedupeWebhook, { path, options, project: { read, ...project } }, input);
  if (result.kind === 'refused') throw new Error(result.why);
  return result.text;
};

const model = (head: string): string =>
  `${head}\nexport const fulfil = (order) => prisma.order.create({ data: { id: order.id } });\n`;

it.each([
  ['under its alias', `import prisma from '@/lib/prisma';`, `import prisma from '@/lib/prisma';`],
  ['by its name', `import { prisma } from '@shop/database';`, `import { prisma } from '@shop/database';`],
  ['under the name it is given', `import { db as prisma } from '@/db';`, `import { db } from '@/db';`],
  ['as seen from the route', `import { prisma } from '../db/client';`, `import { prisma } from '../db/client';`],
  ['from beside the work', `import { prisma } from './client';`, `import { prisma } from '../billing/client';`],
])('imports the client %s', (_name, head, line) => {
  const text = run('prisma', { 'src/billing/fulfil.ts': model(head) });
  expect(text).toContain(`${line}\n`);
  expect(text).toMatch(/await (?:prisma|db)\.webhookEvent\.create\(/u);
  expect(text).not.toContain('@seamlint/runtime');
});

it('imports a client from the file that makes it, where that hands it on', () => {
  const made = `export const pool = new Pool();\nexport const add = (id) => pool.query('INSERT INTO orders VALUES ($1)', [id]);\n`;
  expect(run('pg', { 'src/db/pool.ts': made })).toContain("import { pool } from '../db/pool';\n");
  expect(run('pg', { 'src/db/pool.ts': made.replace('export const pool', 'const pool') })).toContain('memoryStore()');
});

it('takes the file of the table along with the client', () => {
  const work = `import { db } from '../db';
import { orders } from '../db/schema';
export const fulfil = (order) => db.insert(orders).values({ id: order.id });
`;
  const text = run('drizzle', { 'src/shop/billing/fulfil.ts': work });
  expect(text).toContain("import { db } from '../shop/db';\n");
  expect(text).toContain("import { webhookEvents } from '../shop/db/schema';\n");
});

it('requires what a file requires', () => {
  const input = ROUTE.replace(/import (.*) from (.*);/gu, 'const $1 = require($2);');
  const work = "const pool = require('./pool');\nexports.fulfil = (id) => { await0(); };\n";
  const queried = work.replace('await0()', "return (async () => { await pool.query('DELETE FROM carts'); })()");
  const text = run('pg', { 'src/api/fulfil.js': queried }, { input, path: 'src/api/hooks.js' });
  expect(text).toContain("const pool = require('./pool');\n");
});

it.each([
  ['the folder of another package', "import { prisma } from '../client';", []],
  ['an alias of another package', "import { prisma } from '@/client';", []],
  ['what the package does not depend on', "import { prisma } from '@shop/database';", []],
  ['a type', "import type { prisma } from '@/client';", ['@shop/database']],
])('imports nothing out of %s', (_name, head, dependencies) => {
  const files = { 'packages/work/package.json': '{}', 'packages/work/src/fulfil.ts': model(head) };
  expect(run('prisma', files, { dependencies: new Set(dependencies) })).toContain('memoryStore()');
});

it('imports what another package depends on, too, where both do', () => {
  const files = {
    'packages/work/package.json': '{}',
    'packages/work/src/fulfil.ts': model("import { prisma } from '@shop/database';"),
  };
  expect(run('prisma', files, { dependencies: new Set(['@shop/database']) })).toContain("from '@shop/database'");
});

it('prefers what stands in the file itself', () => {
  const input = ROUTE.replace('@/billing/fulfil', '@/billing').replace(
    '\n«',
    "import { prisma } from './prisma';\n\n«",
  );
  const text = run('prisma', { 'src/billing/fulfil.ts': model("import prisma from '@/lib/prisma';") }, { input });
  expect(text).not.toContain('@/lib/prisma');
  expect(text).toContain('await prisma.webhookEvent.create');
});

it('takes the client of Wasp, which hands its handlers models alone', () => {
  const input = ROUTE.replace('\n«', "import { env } from 'wasp/server';\n\n«");
  const text = run('prisma', {}, { input });
  expect(text).toContain("import { env, prisma } from 'wasp/server';\n");
  expect(text).toContain('await prisma.webhookEvent.create');
});
