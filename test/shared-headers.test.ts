import { createCatalog } from '@seamlint/core';
import { libraries, providers } from '@seamlint/providers';
import { caseFiles, withProgram } from '@seamlint/testkit';
import { expect, it } from 'vitest';

/** Several sign under `x-hub-signature-256`, `x-signature` or `webhook-signature`: who of them it is, what stands near says. */
const catalog = createCatalog(providers, libraries);

const verify = (header: string, secret: string): string => `
  import { createHmac, timingSafeEqual } from 'node:crypto';
  export const isGenuine = (req: any): boolean => {
    const given = Buffer.from(req.get('${header}') ?? '');
    const wanted = Buffer.from(createHmac('sha256', process.env.${secret}!).update(req.rawBody).digest('hex'));
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  };`;

const route = (path: string, act: string, imports = ''): string => `
  import express from 'express';
  import { isGenuine } from './genuine';
  ${imports}
  const app = express();
  app.post('${path}', async (req: any, res) => {
    if (!isGenuine(req)) return res.sendStatus(401);
    ${act}
    res.sendStatus(200);
  });`;

/** Somebody further off speaks of GitHub, whoever sends. */
const replies = `
  export const reply = async (event: any) => {
    await answers.send({ to: event, text: 'See github.com/acme/support, or ask in #github-help' });
    await links.keep('github', event);
  };`;

const byReply = `import { reply } from './reply';`;
const hub = 'x-hub-signature-256';

const senderOf = async (files: Record<string, string>): Promise<readonly string[]> =>
  withProgram(caseFiles({ files }), catalog, (scope) =>
    scope.facts('webhook-endpoint').map(({ provider }) => provider ?? 'nobody known'),
  );

const told: Readonly<Record<string, readonly [sender: string, files: Record<string, string>]>> = {
  'the path': [
    'meta-whatsapp',
    {
      'src/app.ts': route('/whatsapp/inbox', 'await reply(req.body);', byReply),
      'src/reply.ts': replies,
      'src/genuine.ts': verify(hub, 'APP_SECRET'),
    },
  ],
  'the file of the handler': [
    'meta-whatsapp',
    {
      'src/whatsapp/app.ts': route('/webhook', 'await reply(req.body);', byReply),
      'src/whatsapp/reply.ts': replies,
      'src/whatsapp/genuine.ts': verify(hub, 'APP_SECRET'),
    },
  ],
  'the variable of the secret': [
    'meta-whatsapp',
    {
      'src/app.ts': route('/webhook', 'await reply(req.body);', byReply),
      'src/reply.ts': replies,
      'src/genuine.ts': verify(hub, 'META_APP_SECRET'),
    },
  ],
  'the fields of the event': [
    'meta-whatsapp',
    {
      'src/app.ts': route('/webhook', 'for (const entry of req.body.entry) await reply(entry.changes);', byReply),
      'src/reply.ts': replies,
      'src/genuine.ts': verify(hub, 'APP_SECRET'),
    },
  ],
  'a word of the handler itself': [
    'github',
    {
      'src/app.ts': route('/webhook', `await events.keep('github', req.body.repository);`),
      'src/genuine.ts': verify(hub, 'APP_SECRET'),
    },
  ],
  'a header that nobody else sends': [
    'github',
    {
      'src/app.ts': route(
        '/webhook',
        `if (req.get('x-github-event') === 'push') await builds.add(req.body.repository);`,
      ),
      'src/genuine.ts': verify(hub, 'APP_SECRET'),
    },
  ],
  'that header, and a path that speaks of another': [
    'github',
    {
      'src/app.ts': route('/instagram-bot', `await posts.add(req.get('x-github-delivery'), req.body);`),
      'src/genuine.ts': verify(hub, 'APP_SECRET'),
    },
  ],
  'that header, read in what the handler calls': [
    'github',
    {
      'src/app.ts': route('/webhook', 'await note(req);', `import { note } from './note';`),
      'src/note.ts': `export const note = (req: any) => builds.add(req.get('x-github-event'), req.body);`,
      'src/genuine.ts': verify(hub, 'APP_SECRET'),
    },
  ],
  'a far word': [
    'nobody known',
    {
      'src/app.ts': route('/webhook', 'await reply(req.body);', byReply),
      'src/reply.ts': replies,
      'src/genuine.ts': verify(hub, 'APP_SECRET'),
    },
  ],
  'a far word, at a path that says nothing': [
    'nobody known',
    {
      'src/app.ts': route('/inbox', `if (req.get('${hub}')) await reply(req.body);`, byReply),
      'src/reply.ts': replies,
      'src/genuine.ts': verify(hub, 'APP_SECRET'),
    },
  ],
  'the variable of the secret, for a header of others': [
    'lemonsqueezy',
    {
      'src/app.ts': route('/webhook', 'await reply(req.body);', byReply),
      'src/reply.ts': replies,
      'src/genuine.ts': verify('x-signature', 'LEMONSQUEEZY_WEBHOOK_SECRET'),
    },
  ],
};

it.each(Object.entries(told))('%s', async (_, [sender, files]) => {
  expect(await senderOf(files)).toEqual([sender]);
});
