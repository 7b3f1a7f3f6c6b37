import type { Cases } from '@seamlint/testkit';

export const lost = {
  'a route handler of Next.js goes on without it': {
    path: 'src/app/api/join/route.ts',
    files: `
        import { Resend } from 'resend';
        const resend = new Resend(process.env.RESEND_API_KEY);
        export async function POST(request) {
          const { email } = await request.json();
          resend.emails.send({ from: 'a@example.com', to: email, subject: 'Welcome', html: 'Hi' }); // reported
          return Response.json({ ok: true });
        }
      `,
  },
  'its error is caught, and it is lost all the same where Next.js runs as a function': {
    path: 'src/pages/api/join.ts',
    files: `
        export default async function handler(req, res) {
          fetch('https://api.crm.example/contacts', { method: 'POST', body: JSON.stringify(req.body) }) // reported (hint)
            .then((response) => response.json())
            .catch(console.error);
          res.status(200).end();
        }
      `,
  },
  'void says that nobody waits': {
    path: 'src/app/api/join/route.ts',
    files: `
        export async function POST(request) {
          void fetch('https://api.crm.example/contacts', { method: 'POST', body: await request.text() }); // reported
          return Response.json({ ok: true });
        }
      `,
  },
  'the helper of another file awaits it, but nobody awaits the helper': {
    editor: 'silent',
    files: {
      'src/app/api/join/route.ts': `
        import { welcome } from '../../../mail';
        export async function POST(request) {
          const { email } = await request.json();
          welcome(email); // reported
          return Response.json({ ok: true });
        }
      `,
      'src/mail.ts': `
        export async function welcome(email) {
          const response = await fetch('https://mail.example.com/send', { method: 'POST', body: JSON.stringify({ to: email }) });
          if (!response.ok) throw new Error('not sent');
        }
      `,
    },
  },
  'the helper of another file does not wait, whoever waits for it': {
    editor: 'silent',
    files: {
      'src/app/api/join/route.ts': `
        import { welcome } from '../../../mail';
        export async function POST(request) {
          await welcome((await request.json()).email);
          return Response.json({ ok: true });
        }
      `,
      'src/mail.ts': `
        export async function welcome(email) {
          fetch('https://mail.example.com/send', { method: 'POST', body: JSON.stringify({ to: email }) }); // reported
        }
      `,
    },
  },
  'a function that runs where it stands': {
    path: 'src/app/api/join/route.ts',
    files: `
        export async function POST(request) {
          const body = await request.text();
          (async () => { // reported
            await fetch('https://api.crm.example/contacts', { method: 'POST', body });
          })();
          return Response.json({ ok: true });
        }
      `,
  },
  'forEach waits for nobody': {
    path: 'src/app/api/invite/route.ts',
    files: `
        export async function POST(request) {
          const { emails } = await request.json();
          emails.forEach(async (email) => { // reported
            await fetch('https://mail.example.com/send', { method: 'POST', body: email });
          });
          return Response.json({ ok: true });
        }
      `,
  },
  'all together, and nobody waits': {
    path: 'src/app/api/invite/route.ts',
    files: `
        export async function POST(request) {
          const { emails } = await request.json();
          Promise.all(emails.map((email) => fetch('https://mail.example.com/send', { method: 'POST', body: email }))); // reported
          return Response.json({ ok: true });
        }
      `,
  },
  'a server action': {
    path: 'src/app/actions.ts',
    files: `
        'use server';
        export async function join(data) {
          fetch('https://api.crm.example/contacts', { method: 'POST', body: data }); // reported
        }
      `,
  },
  'a client tells its callback, and the handler answers before': {
    path: 'app/api/move/route.ts',
    files: `
      import { S3 } from '@aws-sdk/client-s3';
      const s3 = new S3({});
      export async function POST(request: Request) {
        const { from, to } = await request.json();
        s3.copyObject({ Bucket: 'files', CopySource: from, Key: to }, (error: unknown) => { // reported (hint)
          if (error) console.error('not copied');
        });
        return Response.json({ ok: true });
      }
    `,
  },
  'a Worker': {
    files: `
        export default {
          async fetch(request, env, ctx) {
            fetch('https://api.crm.example/contacts', { method: 'POST', body: await request.text() }); // reported
            return new Response('ok');
          },
        };
      `,
  },
  'a Lambda function': {
    files: `
        exports.handler = async (event) => {
          fetch('https://api.crm.example/contacts', { method: 'POST', body: event.body }); // reported
          return { statusCode: 200 };
        };
      `,
  },
  'its error is caught, but a Lambda function does not come so far': {
    files: `
        exports.handler = async (event) => {
          fetch('https://api.crm.example/contacts', { method: 'POST', body: event.body }).catch(console.error); // reported
          return { statusCode: 200 };
        };
      `,
  },
  'a function of Firebase': {
    files: `
        import { onRequest } from 'firebase-functions/v2/https';
        export const join = onRequest(async (req, res) => {
          fetch('https://api.crm.example/contacts', { method: 'POST', body: req.rawBody }); // reported
          res.send('ok');
        });
      `,
  },
  'an edge function of Supabase': {
    path: 'supabase/functions/join/index.ts',
    files: `
        Deno.serve(async (request) => {
          fetch('https://api.crm.example/contacts', { method: 'POST', body: await request.text() }); // reported
          return new Response('ok');
        });
      `,
  },
  'kept in a variable, only for its error': {
    path: 'src/app/api/join/route.ts',
    files: `
        export async function POST(request) {
          const sent = fetch('https://api.crm.example/contacts', { method: 'POST', body: await request.text() }); // reported (hint)
          sent.catch(console.error);
          return Response.json({ ok: true });
        }
      `,
  },
} satisfies Cases['reported'];
