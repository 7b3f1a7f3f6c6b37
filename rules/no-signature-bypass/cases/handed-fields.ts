import type { Cases } from '@seamlint/testkit';

const app = (handshake: string, key: string, head = ''): string => `
import express from 'express';
import { createHmac, timingSafeEqual } from 'node:crypto';
const app = express();
const keep = { verify: (req, res, bytes) => { req.rawBody = bytes; } };
${head}
app.post('/webhooks/notion', express.json(keep), async (req, res) => {
  ${handshake}
  const mine = Buffer.from('sha256=' + createHmac('sha256', ${key}).update(req.rawBody).digest('hex'));
  const theirs = Buffer.from(req.get('x-notion-signature') ?? '');
  if (mine.length !== theirs.length || !timingSafeEqual(mine, theirs)) return res.sendStatus(401);
  await pages.sync(req.body.entity.id);
  res.sendStatus(200);
});
`;

const stored = (where: string, update: string): string => `
import { createHmac, timingSafeEqual } from 'node:crypto';
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function POST(request: Request) {
  const raw = await request.text();
  const payload = JSON.parse(raw);
  if (payload.verification_token) {
    ${update}
    return Response.json({ ok: true });
  }
  const kept = await prisma.integration.findUnique({ where: ${where} });
  const mine = Buffer.from('sha256=' + createHmac('sha256', kept.secret).update(raw).digest('hex'));
  const theirs = Buffer.from(request.headers.get('x-notion-signature') ?? '');
  if (mine.length !== theirs.length || !timingSafeEqual(mine, theirs)) return new Response('', { status: 401 });
  await prisma.page.upsert({
    where: { id: payload.entity.id },
    update: { stale: true },
    create: { id: payload.entity.id },
  });
  return new Response('');
}
`;

const path = 'app/api/webhooks/notion/route.ts';

/** Handshakes in which the secret comes in a field of the body: Notion's `verification_token`. */
export const handedFields = {
  silent: {
    'a token is logged for somebody to paste': {
      files: app(
        `const { verification_token } = req.body;
        if (verification_token) {
          console.log('paste this at Notion', verification_token);
          return res.sendStatus(200);
        }`,
        'process.env.NOTION_VERIFICATION_TOKEN',
      ),
    },
    'a token is kept to be shown, and the check goes by another': {
      files: app(
        `if (req.body.verification_token) {
          lastToken = req.body.verification_token;
          return res.sendStatus(200);
        }`,
        'process.env.NOTION_VERIFICATION_TOKEN',
        `let lastToken = '';`,
      ),
    },
    'a token is kept where there is none': {
      files: app(
        `if (req.body.verification_token && !token) {
          token = req.body.verification_token;
          return res.sendStatus(200);
        }`,
        'token',
        `let token = '';`,
      ),
    },
    'a token is kept where somebody waits for one': {
      files: app(
        `if (req.body.verification_token) {
          if (!state.waits) return res.sendStatus(403);
          state.token = req.body.verification_token;
          state.waits = false;
          return res.sendStatus(200);
        }`,
        'state.token',
        `const state = { token: '', waits: false };
        app.post('/admin/notion', requireAdmin, (req, res) => { state.waits = true; res.sendStatus(204); });`,
      ),
    },
    'a token is written to the row that its workspace names': {
      path,
      files: stored(
        '{ id: payload.workspace_id }',
        'await prisma.integration.update({ where: { id: payload.workspace_id }, data: { secret: payload.verification_token } });',
      ),
    },
    'a token is written beside the workspace that it is for': {
      path,
      files: stored(
        '{ id: payload.workspace_id }',
        'await prisma.integration.update({ data: { secret: payload.verification_token }, where: { id: payload.workspace_id } });',
      ),
    },
    'a token is written to a row that has none': {
      path,
      files: stored(
        `{ name: 'notion' }`,
        `await prisma.integration.updateMany({ where: { name: 'notion', secret: null }, data: { secret: payload.verification_token } });`,
      ),
    },
  },
  reported: {
    'a variable keeps whatever token is sent': {
      files: app(
        `if (req.body.verification_token) {
          token = req.body.verification_token; // reported
          return res.sendStatus(200);
        }`,
        'token',
        `let token = '';`,
      ),
    },
    'a token is taken out of the body, and kept in an object': {
      files: app(
        `const { verification_token: offered } = req.body;
        if (offered) {
          state.token = offered; // reported
          return res.sendStatus(200);
        }`,
        'state.token',
        `const state = { token: '' };`,
      ),
    },
    'the variable of the environment is overwritten': {
      files: app(
        `if (req.body.verification_token) {
          process.env.NOTION_VERIFICATION_TOKEN = req.body.verification_token; // reported
          return res.sendStatus(200);
        }`,
        'process.env.NOTION_VERIFICATION_TOKEN',
      ),
    },
    'a row keeps whatever token is sent': {
      path,
      files: stored(
        `{ name: 'notion' }`,
        `await prisma.integration.update({ where: { name: 'notion' }, data: { secret: payload.verification_token } }); // reported`,
      ),
    },
  },
} satisfies Cases;
