import { findClient, type Reach } from './find-client.ts';
import { ownHome } from './home.ts';
import { type FindStore, ownTableNotes, pair, rowNotes } from './own-store.ts';
import { refusedInsert } from './refused-insert.ts';

/** What no other client has: many have a `create`. */
const MODEL = String.raw`§\.(?:\$(?:transaction|executeRaw|queryRaw)\b|\w+\.(?:(?:createMany|updateMany|upsert|findUnique|findFirst|findMany|deleteMany)\w*\(|(?:create|update|delete)\(\s*\{\s*(?:data|where)\b))`;

/** Wasp makes the client, and hands the handler parts of it alone. */
const givenByWasp = ({ mending, others }: Reach): string | null =>
  [ownHome(mending), ...others].some(({ bindings }) => bindings.some(({ module }) => module === 'wasp/server'))
    ? mending.imports.named('wasp/server', 'prisma')
    : null;

export const prismaStore: FindStore = (reach) => {
  const found = findClient(reach, { made: /^new PrismaClient\b/u, used: MODEL, from: /prisma(?!\/client)/u });
  const client = found === null ? givenByWasp(reach) : found.take();
  if (client === null) return null;
  const table = reach.mending.project.eventTables?.find(({ kind }) => kind === 'prisma');
  if (table !== undefined) {
    const { name, column } = table;
    return {
      claim: (claiming) =>
        refusedInsert(
          claiming,
          `await ${client}.${name}.create({ data: { ${pair(column, claiming.key)} } });`,
          (code) => `${code} !== 'P2002'`,
        ),
      release: ({ key }) => `await ${client}.${name}.deleteMany({ where: { ${pair(column, key)} } });`,
      notes: ownTableNotes,
    };
  }
  return {
    claim: (claiming) =>
      refusedInsert(
        claiming,
        `await ${client}.webhookEvent.create({ data: { id: ${claiming.key} } });`,
        (code) => `${code} !== 'P2002'`,
      ),
    release: ({ key }) => `await ${client}.webhookEvent.deleteMany({ where: { id: ${key} } });`,
    expects: 'webhookEvent',
    notes: rowNotes(
      'Add the model to the Prisma schema, and migrate: model WebhookEvent { id String @id; createdAt DateTime @default(now()) }, with a line for each field.',
    ),
  };
};
