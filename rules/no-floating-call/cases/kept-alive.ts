import type { Cases } from '@seamlint/testkit';

const MAIL = `import { Resend } from 'resend';
        const resend = new Resend(process.env.RESEND_API_KEY);
        const welcome = (email) => resend.emails.send({ from: 'a@example.com', to: email, subject: 'Welcome', html: 'Hi' });`;

export const keptAlive = {
  'a route handler awaits it': {
    path: 'src/app/api/join/route.ts',
    files: `
        ${MAIL}
        export async function POST(request) {
          const { email } = await request.json();
          await welcome(email);
          return Response.json({ ok: true });
        }
      `,
  },
  'a route handler returns it': {
    path: 'src/app/api/join/route.ts',
    files: `
        export async function POST(request) {
          return fetch('https://api.crm.example/contacts', { method: 'POST', body: await request.text() }).then(() => Response.json({ ok: true }));
        }
      `,
  },
  'it is handed to after': {
    path: 'src/app/api/join/route.ts',
    files: `
        import { after } from 'next/server';
        ${MAIL}
        export async function POST(request) {
          const { email } = await request.json();
          after(() => welcome(email));
          after(welcome(email));
          after(async () => {
            await welcome(email);
          });
          return Response.json({ ok: true });
        }
      `,
  },
  'it is handed to after under its older name': {
    path: 'src/app/api/join/route.ts',
    files: `
        import { unstable_after } from 'next/server';
        ${MAIL}
        export async function POST(request) {
          const { email } = await request.json();
          unstable_after(() => welcome(email));
          return Response.json({ ok: true });
        }
      `,
  },
  'it is handed to waitUntil of Vercel': {
    path: 'src/pages/api/join.ts',
    files: `
        import { waitUntil } from '@vercel/functions';
        ${MAIL}
        export default async function handler(req, res) {
          waitUntil(welcome(req.body.email));
          waitUntil(
            (async () => {
              await welcome(req.body.email);
            })(),
          );
          res.status(200).end();
        }
      `,
  },
  'it is handed to waitUntil of a Worker': {
    files: `
        export default {
          async fetch(request, env, ctx) {
            ctx.waitUntil(fetch('https://api.crm.example/contacts', { method: 'POST', body: await request.text() }));
            const later = fetch('https://api.crm.example/visits', { method: 'POST' });
            ctx.waitUntil(later);
            return new Response('ok');
          },
        };
      `,
  },
  'it is handed to waitUntil of the event': {
    files: `
        addEventListener('fetch', (event) => {
          event.waitUntil(fetch('https://api.crm.example/contacts', { method: 'POST' }));
          event.respondWith(new Response('ok'));
        });
      `,
  },
  'promises are collected and awaited later': {
    path: 'src/app/api/join/route.ts',
    files: `
        ${MAIL}
        export async function POST(request) {
          const { emails } = await request.json();
          const pending = [];
          for (const email of emails) pending.push(welcome(email));
          const first = welcome('a@example.com');
          const both = Promise.all([welcome('b@example.com'), welcome('c@example.com')]);
          await Promise.all(emails.map((email) => welcome(email)));
          await Promise.allSettled(emails.map(async (email) => { await welcome(email); }));
          await Promise.all(pending);
          await first;
          await both;
          return Response.json({ ok: true });
        }
      `,
  },
  'a helper of another file awaits it, and is awaited': {
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
          const response = await fetch('https://mail.example.com/send', { method: 'POST', body: JSON.stringify({ to: email }) });
          if (!response.ok) throw new Error('not sent');
        }
      `,
    },
  },
  'a helper of another file hands it to what keeps it alive': {
    files: {
      'src/app/api/join/route.ts': `
        import { background } from '../../../background';
        export async function POST(request) {
          background(fetch('https://api.crm.example/contacts', { method: 'POST', body: await request.text() }));
          return Response.json({ ok: true });
        }
      `,
      'src/background.ts': `
        import { waitUntil } from '@vercel/functions';
        export const background = (promise) => waitUntil(promise.catch(console.error));
      `,
    },
  },
  'a step of a chain that is returned': {
    files: `
        exports.handler = async (event) => {
          return save(event.body)
            .then(() => fetch('https://api.crm.example/contacts', { method: 'POST', body: event.body }))
            .then(() => ({ statusCode: 200 }));
        };
        const save = async (body) => body;
      `,
  },
  'a Lambda function that answers by a callback waits for all': {
    files: `
        exports.handler = (event, context, callback) => {
          fetch('https://api.crm.example/contacts', { method: 'POST', body: event.body }).then(() => callback(null, { statusCode: 200 }), callback);
        };
      `,
  },
  'the answer is sent once it is done': {
    path: 'pages/api/hook.js',
    files: `
      import axios from 'axios';
      export default function handler(req, res) {
        axios.post('https://api.example.com/orders', req.body).then(
          () => res.status(200).end(),
          () => res.status(500).json({ ok: false }),
        );
      }
    `,
  },
  'a promise that is returned waits for it': {
    path: 'pages/api/hook.js',
    files: `
      import axios from 'axios';
      export default function handler(req, res) {
        return new Promise((resolve) => {
          axios.post('https://api.example.com/orders', req.body).then(() => {
            res.end();
            resolve();
          });
        });
      }
    `,
  },
  'a read': {
    path: 'src/app/api/warm/route.ts',
    files: `
        export async function GET() {
          fetch('https://api.crm.example/contacts');
          return Response.json({ ok: true });
        }
      `,
  },
  'what only reports may be lost': {
    path: 'src/app/api/join/route.ts',
    files: `
        import { PostHog } from 'posthog-node';
        const posthog = new PostHog(process.env.POSTHOG_KEY);
        export async function POST(request) {
          posthog.capture({ distinctId: 'a', event: 'joined' });
          fetch('https://api.segment.io/v1/track', { method: 'POST', body: await request.text() });
          fetch('https://metrics.example.com/telemetry', { method: 'POST' });
          return Response.json({ ok: true });
        }
      `,
  },
  'code of the screen': {
    path: 'src/app/join.tsx',
    files: `
        'use client';
        export function Join() {
          return <button onClick={() => { fetch('/api/join', { method: 'POST' }); }}>Join</button>;
        }
      `,
  },
  'it feeds the stream that is answered': {
    path: 'src/app/api/chat/route.ts',
    files: `
        export async function POST(request) {
          const { readable, writable } = new TransformStream();
          const writer = writable.getWriter();
          (async () => {
            await writer.write('hello');
            await fetch('https://api.crm.example/chats', { method: 'POST' });
            await writer.close();
          })();
          return new Response(readable);
        }
      `,
  },
  'nothing is sent in the end but by a test': {
    files: {
      'src/mail.ts': `
        export async function welcome(email) {
          await fetch('https://mail.example.com/send', { method: 'POST', body: email });
        }
      `,
      'src/app/api/join/route.test.ts': `
        import { welcome } from '../../../mail';
        export async function POST() {
          welcome('a@example.com');
        }
      `,
    },
  },
} satisfies Cases['silent'];
