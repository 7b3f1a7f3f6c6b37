import type { Cases } from '@seamlint/testkit';

const app = (act: string, path = '/inbox'): string => `
import express from 'express';
import { reply } from './reply';
const app = express();
app.post('${path}', async (req: any, res) => {MARK
  ${act}
  res.sendStatus(200);
});`;

const reported = (text: string): string => text.replace('MARK', ' // reported');
const silent = (text: string): string => text.replace('MARK', '');

/** What it does speaks of a vendor, whoever sends. */
const reply = `
export const reply = async (event: any) => {
  await answers.send({ to: event, text: 'Ask in #github-help' });
};`;

const logs = `console.log(req.get('x-hub-signature-256'));`;

/** A header under which several sign, and a word about one of them further off. */
export const sharedHeaders = {
  silent: {
    'a header of several senders, which is verified': {
      files: {
        'src/app.ts': silent(
          app(
            `const wanted = Buffer.from('sha256=' + createHmac('sha256', process.env.APP_SECRET!).update(req.rawBody).digest('hex'));
            const given = Buffer.from(req.get('x-hub-signature-256') ?? '');
            if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return res.sendStatus(401);
            await reply(req.body);`,
          ).replace('import express', `import { createHmac, timingSafeEqual } from 'node:crypto';\nimport express`),
        ),
        'src/reply.ts': reply,
      },
    },
    'a far word, and no header of a sender': {
      files: { 'src/app.ts': silent(app('await reply(req.body);')), 'src/reply.ts': reply },
    },
    'a header of several senders, and nobody is spoken of': {
      files: {
        'src/app.ts': silent(app(`${logs}\n  await reply(req.body);`)),
        'src/reply.ts': reply.replace('github-', ''),
      },
    },
  },
  reported: {
    'a header of several senders, and a far word about one': {
      files: { 'src/app.ts': reported(app(`${logs}\n  await reply(req.body);`)), 'src/reply.ts': reply },
      editor: 'silent',
    },
    'a header of several senders at a path for webhooks': {
      files: { 'src/app.ts': reported(app(`${logs}\n  await reply(req.body);`, '/webhook')), 'src/reply.ts': reply },
      editor: 'silent',
    },
  },
} satisfies Cases;
