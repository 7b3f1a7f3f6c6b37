import type { Cases } from '@seamlint/testkit';

const genuine = `
import { createHmac, timingSafeEqual } from 'node:crypto';
const isGenuine = (req: any, secret: string): boolean => {
  const theirs = Buffer.from(String(req.headers['x-signature']));
  const ours = Buffer.from(createHmac('sha256', secret).update(req.rawBody).digest('hex'));
  return theirs.length === ours.length && timingSafeEqual(theirs, ours);
};
`;

const app = (tables: string, handle: string): string => `
import express from 'express';
${genuine}
${tables}
const app = express();
app.post('/webhooks/:provider', async (req: any, res) => {
  ${handle}
  res.sendStatus(200);
});
`;

const verifiers = `
const verifiers = {
  calendly: (req: any) => isGenuine(req, process.env.CALENDLY_SIGNING_KEY!),
  linear: (req: any) => isGenuine(req, process.env.LINEAR_WEBHOOK_SECRET!),
};
`;

const handlers = `
const handlers = {
  calendly: async (req: any) => { await meetings.book(req.body.payload.uri); },
  linear: async (req: any) => { await issues.mirror(req.body.data.id); },
};
`;

/** A verifier for each sender, of which one is picked. */
export const picked = {
  silent: {
    'the verifier that is picked is heard': {
      files: app(
        verifiers,
        `const verify = verifiers[req.params.provider];
        if (!verify?.(req)) return res.sendStatus(401);
        await events.insert(req.body);`,
      ),
    },
    'what the verifier says is heard further down': {
      files: app(
        `${verifiers}${handlers}`,
        `const isValid = verifiers[req.params.provider](req);
        if (!isValid) return res.sendStatus(401);
        await handlers[req.params.provider](req);`,
      ),
    },
    'each verifier throws': {
      files: app(
        `const ask = (req: any, secret: string): void => {
          if (!isGenuine(req, secret)) throw new Error('forged');
        };
        const verifiers = {
          calendly: (req: any) => ask(req, process.env.CALENDLY_SIGNING_KEY!),
          linear: (req: any) => ask(req, process.env.LINEAR_WEBHOOK_SECRET!),
        };`,
        `verifiers[req.params.provider](req);
        await events.insert(req.body);`,
      ),
    },
    'each handler asks by itself, and says whether it did something': {
      files: app(
        `const handlers = {
          calendly: async (req: any) => {
            if (!isGenuine(req, process.env.CALENDLY_SIGNING_KEY!)) return false;
            await meetings.book(req.body.payload.uri);
            return true;
          },
          linear: async (req: any) => {
            if (!isGenuine(req, process.env.LINEAR_WEBHOOK_SECRET!)) return false;
            await issues.mirror(req.body.data.id);
            return true;
          },
        };`,
        'await handlers[req.params.provider](req);',
      ),
    },
    'each handler throws what is forged, and nobody needs its answer': {
      files: app(
        `const handlers = {
          calendly: async (req: any) => {
            if (!isGenuine(req, process.env.CALENDLY_SIGNING_KEY!)) throw new Error('forged');
            await meetings.book(req.body.payload.uri);
            return true;
          },
          linear: async (req: any) => {
            if (!isGenuine(req, process.env.LINEAR_WEBHOOK_SECRET!)) throw new Error('forged');
            await issues.mirror(req.body.data.id);
            return true;
          },
        };`,
        `await handlers[req.params.provider](req);
        await audit.insert(req.body);`,
      ),
    },
  },
  reported: {
    'nobody hears the verifier that is picked': {
      files: app(
        verifiers,
        `verifiers[req.params.provider](req); // reported
        await events.insert(req.body);`,
      ),
    },
    'what the picked verifier says is only printed': {
      files: app(
        verifiers,
        `const isValid = verifiers[req.params.provider](req); // reported
        console.log('valid', isValid);
        await events.insert(req.body);`,
      ),
    },
    'a picked verifier is waited for, and not heard': {
      files: app(
        `const verifiers = {
          calendly: async (req: any) => isGenuine(req, await vault.read('calendly')),
          linear: async (req: any) => isGenuine(req, await vault.read('linear')),
        };`,
        `await verifiers[req.params.provider](req); // reported
        await events.insert(req.body);`,
      ),
    },
    'nobody hears the verifier, and a handler of another table acts': {
      files: app(
        `${verifiers}${handlers}`,
        `verifiers[req.params.provider](req); // reported
        await handlers[req.params.provider](req);`,
      ),
    },
    'one of the verifiers throws, and the others only answer': {
      files: app(
        `const verifiers = {
          calendly: (req: any) => { if (!isGenuine(req, process.env.CALENDLY_SIGNING_KEY!)) throw new Error('forged'); },
          linear: (req: any) => isGenuine(req, process.env.LINEAR_WEBHOOK_SECRET!),
        };`,
        `verifiers[req.params.provider](req); // reported
        await events.insert(req.body);`,
      ),
    },
    'each verifier answers in its own way, and nobody hears any': {
      files: app(
        `const verifiers = {
          calendly: (req: any) => {
            if (!isGenuine(req, process.env.CALENDLY_SIGNING_KEY!)) return { ok: false };
            return { ok: true };
          },
          linear: (req: any) => isGenuine(req, process.env.LINEAR_WEBHOOK_SECRET!),
        };`,
        `verifiers[req.params.provider](req); // reported
        await events.insert(req.body);`,
      ),
    },
    'a class of each sender is asked and not heard': {
      files: {
        'src/app.ts': `
          import express from 'express';
          import { providers } from './providers';
          const app = express();
          app.post('/webhooks/:provider', async (req: any, res) => {
            const provider = providers[req.params.provider];
            provider.verify(req); // reported
            await provider.handle(req);
            res.sendStatus(200);
          });`,
        'src/providers.ts': `
          ${genuine}
          class CalendlyProvider {
            verify(req: any) { return isGenuine(req, process.env.CALENDLY_SIGNING_KEY!); }
            async handle(req: any) { await meetings.book(req.body.payload.uri); }
          }
          class LinearProvider {
            verify(req: any) { return isGenuine(req, process.env.LINEAR_WEBHOOK_SECRET!); }
            async handle(req: any) { await issues.mirror(req.body.data.id); }
          }
          export const providers = { calendly: new CalendlyProvider(), linear: new LinearProvider() };`,
      },
      editor: 'silent',
    },
  },
} satisfies Cases;
