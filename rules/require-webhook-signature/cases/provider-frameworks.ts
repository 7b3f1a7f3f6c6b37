import type { Cases } from '@seamlint/testkit';
import { bothWays } from './both-ways.ts';

const both = bothWays({
  'the receiver of QStash verifies in place': {
    files: {
      'app/api/webhooks/qstash/route.ts': `
        import { Receiver } from '@upstash/qstash';
        const receiver = new Receiver({ currentSigningKey: process.env.QSTASH_CURRENT_SIGNING_KEY, nextSigningKey: process.env.QSTASH_NEXT_SIGNING_KEY });
        export async function POST(request: Request) { // reported
          const body = await request.text();
          const retried = request.headers.get('upstash-retried');
          await receiver.verify({ signature: request.headers.get('upstash-signature')!, body }); // check
          await jobs.run(JSON.parse(body), retried);
          return new Response('ok');
        }
      `,
    },
    editor: 'same',
  },
  'WorkOS verifies what it sent': {
    files: {
      'app/api/webhooks/workos/route.ts': `
        import { WorkOS } from '@workos-inc/node';
        const workos = new WorkOS(process.env.WORKOS_API_KEY);
        export async function POST(request: Request) { // reported
          const payload = await request.json();
          const sigHeader = request.headers.get('workos-signature') ?? '';
          await workos.webhooks.constructEvent({ payload, sigHeader, secret: process.env.WORKOS_WEBHOOK_SECRET! }); // check
          if (payload.event === 'dsync.user.created') await users.invite(payload.data);
          return new Response('ok');
        }
      `,
    },
    editor: 'same',
  },
  'Clerk verifies what it sent': {
    files: {
      'app/api/webhooks/clerk/route.ts': `
        import { verifyWebhook } from '@clerk/nextjs/webhooks';
        export async function POST(request: Request) { // reported
          let event = await request.clone().json();
          event = await verifyWebhook(request); // check
          if (event.type === 'user.created') await users.store(event.data);
          return new Response('ok');
        }
      `,
    },
    editor: 'same',
  },
});

export const providerFrameworks = {
  silent: {
    ...both.silent,
    'QStash wraps a route of Next.js': {
      files: {
        'app/api/webhooks/jobs/route.ts': `
          import { verifySignatureAppRouter } from '@upstash/qstash/nextjs';
          export const POST = verifySignatureAppRouter(async (request) => {
            await jobs.run(await request.json());
            return new Response('ok');
          });
        `,
        'pages/api/hooks/jobs.ts': `
          import { verifySignature } from '@upstash/qstash/dist/nextjs';
          async function handler(req, res) {
            await jobs.run(req.body);
            res.status(200).end();
          }
          export default verifySignature(handler);
        `,
      },
    },
    'QStash is verified wherever the platform runs it': {
      files: {
        'app/api/webhooks/callback/route.ts': `
          import { fromQstash } from '../../../../lib/from-qstash';
          export async function POST(req: Request) {
            const rawBody = await req.text();
            await fromQstash(req, rawBody);
            await deliveries.store(JSON.parse(rawBody));
            return new Response('ok');
          }
        `,
        'lib/from-qstash.ts': `
          import { Receiver } from '@upstash/qstash';
          const receiver = new Receiver({ currentSigningKey: process.env.QSTASH_CURRENT_SIGNING_KEY!, nextSigningKey: process.env.QSTASH_NEXT_SIGNING_KEY! });
          export const fromQstash = async (req: Request, rawBody: string) => {
            if (process.env.VERCEL !== '1') return;
            const isValid = await receiver.verify({ signature: req.headers.get('Upstash-Signature') ?? '', body: rawBody });
            if (!isValid) throw new Error('not from QStash');
          };
        `,
      },
    },
    'what Inngest serves asks for its signature': {
      files: {
        'src/app.ts': `
          import express from 'express';
          import { serve } from 'inngest/express';
          import { inngest, functions } from './inngest';
          const app = express();
          app.post('/webhooks/inngest', serve({ client: inngest, functions }));
        `,
        'src/inngest.ts': `
          import { Inngest } from 'inngest';
          export const inngest = new Inngest({ id: 'shop' });
          export const functions = [];
        `,
      },
    },
    'Octokit’s middleware receives in a server of Node': {
      files: `
        import express from 'express';
        import { createNodeMiddleware, Webhooks } from '@octokit/webhooks';
        const webhooks = new Webhooks({ secret: process.env.GITHUB_WEBHOOK_SECRET });
        webhooks.on('push', ({ payload }) => builds.start(payload));
        const app = express();
        app.use(createNodeMiddleware(webhooks, { path: '/webhooks/github' }));
      `,
    },
    'Bolt receives by itself': {
      files: `
        import { App, ExpressReceiver } from '@slack/bolt';
        const receiver = new ExpressReceiver({ signingSecret: process.env.SLACK_SIGNING_SECRET });
        const app = new App({ token: process.env.SLACK_BOT_TOKEN, receiver });
        app.event('app_mention', async ({ event, say }) => say('hello ' + event.user));
        receiver.router.get('/health', (req, res) => res.send('ok'));
      `,
    },
    'an application of Probot': {
      files: `
        import { Probot } from 'probot';
        export default (app: Probot) => {
          app.on('issues.opened', async (context) => context.octokit.issues.createComment(context.issue({ body: 'thanks' })));
        };
      `,
    },
  },
  reported: {
    ...both.reported,
  },
} satisfies Cases;
