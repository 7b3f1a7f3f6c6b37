import type { Cases } from '@seamlint/testkit';

/** A helper of another file, and the route that acts on what it answers. */
const app = (helper: string, route: string): Record<string, string> => ({
  'src/inspect.ts': `
import { createHmac, timingSafeEqual } from 'node:crypto';
const fits = (raw, given) => {
  const wanted = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(raw).digest();
  return given.length === wanted.length && timingSafeEqual(given, wanted);
};
export function inspect(raw, header) {
${helper}
}
`,
  'src/app/api/webhooks/github/route.ts': `
import { inspect } from '../../../../inspect';
export async function POST(req) {
  const raw = await req.text();
${route}
  await builds.queue(JSON.parse(raw).after);
  return new Response('ok');
}
`,
});

const named = (missing: string): string => `
  if (!header) return { authentic: ${missing}, why: 'missing' };${missing === 'true' ? ' // reported' : ''}
  if (!fits(raw, Buffer.from(header, 'hex'))) return { authentic: false, why: 'mismatch' };
  return { authentic: true, why: null };
`;
const asksName = `
  const { authentic, why } = inspect(raw, req.headers.get('x-hub-signature-256'));
  if (!authentic) return new Response(why, { status: 401 });
`;

const kinds = (missing: string): string => `
  if (!header) return { kind: '${missing}' };${missing === 'genuine' ? ' // reported' : ''}
  return fits(raw, Buffer.from(header, 'hex')) ? { kind: 'genuine' } : { kind: 'forged' };
`;
const asksKind = `
  const outcome = inspect(raw, req.headers.get('x-hub-signature-256'));
  switch (outcome.kind) {
    case 'missing':
      return new Response('', { status: 400 });
    case 'forged':
      return new Response('', { status: 401 });
  }
`;

const numbers = (missing: number): string => `
  if (!header) return ${missing};${missing === 200 ? ' // reported' : ''}
  if (!fits(raw, Buffer.from(header, 'hex'))) return 401;
  return 200;
`;
const asksNumber = `
  const status = inspect(raw, req.headers.get('x-hub-signature-256'));
  if (status !== 200) return new Response('', { status });
`;

const errors = (missing: string): string => `
  if (!header) return ${missing};${missing === 'null' ? ' // reported' : ''}
  if (fits(raw, Buffer.from(header, 'hex'))) return null;
  return new Response('', { status: 401 });
`;
const asksError = `
  const error = inspect(raw, req.headers.get('x-hub-signature-256'));
  if (error) return error;
`;

const either = (missing: string): string => `
  if (!header) return { ${missing} };${missing.startsWith('error') ? '' : ' // reported'}
  if (!fits(raw, Buffer.from(header, 'hex'))) return { error: 'mismatch' };
  return { event: JSON.parse(raw) };
`;
const asksIn = `
  const outcome = inspect(raw, req.headers.get('x-hub-signature-256'));
  if ('error' in outcome) return new Response(outcome.error, { status: 401 });
`;

/** What a helper tells of its check, by whatever name, and whether its caller hears it. */
export const told = {
  silent: {
    'either of two secrets may fit, and what is old does not': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        const fits = (req, secret) => {
          const wanted = Buffer.from('sha256=' + createHmac('sha256', secret).update(req.body).digest('hex'));
          const given = Buffer.from(req.get('x-hub-signature-256') ?? '');
          if (given.length === wanted.length && timingSafeEqual(given, wanted)) {
            if (Date.now() / 1000 - Number(req.get('x-sent-at')) > 300) return false;
            return true;
          }
          return false;
        };
        const isGenuine = (req) => {
          const first = process.env.GITHUB_WEBHOOK_SECRET;
          const second = process.env.OLD_WEBHOOK_SECRET;
          if (first && fits(req, first)) return true;
          if (second && fits(req, second)) return true;
          return false;
        };
        app.post('/webhooks/github', express.raw({ type: '*/*' }), async (req, res) => {
          if (!isGenuine(req)) return res.sendStatus(401);
          await builds.queue(JSON.parse(req.body).after);
          res.sendStatus(202);
        });
      `,
    },
    'what reads the header fails, and its answer is handed on': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        const readHeader = (req) => {
          const header = req.get('calendly-webhook-signature') ?? '';
          if (header === '') return { success: false, error: new Error('no signature') };
          const [time, signature] = header.split(',');
          if (!signature) return { success: false, error: new Error('malformed') };
          return { success: true, data: { time: time.slice(2), signature: signature.slice(3) } };
        };
        const isGenuine = (req) => {
          const read = readHeader(req);
          if (!read.success) return read;
          const { time, signature } = read.data;
          const wanted = createHmac('sha256', process.env.CALENDLY_SIGNING_KEY).update(time + '.' + req.body).digest('hex');
          if (wanted.length !== signature.length || !timingSafeEqual(Buffer.from(wanted), Buffer.from(signature)))
            return { success: false, error: new Error('not signed') };
          if (Math.abs(Date.now() / 1000 - Number(time)) > 300) return { success: false, error: new Error('too old') };
          return { success: true };
        };
        app.post('/webhooks/calendly', express.text({ type: '*/*' }), async (req, res) => {
          const genuine = isGenuine(req);
          if (!genuine.success) {
            console.error(genuine.error.message);
            return res.sendStatus(200);
          }
          await invitees.add(JSON.parse(req.body).payload.email);
          res.sendStatus(200);
        });
      `,
    },
    'a member of the answer says whether it is authentic': { files: app(named('false'), asksName) },
    'the kind of the answer is switched on': { files: app(kinds('missing'), asksKind) },
    'a status is answered': { files: app(numbers(400), asksNumber) },
    'an error is answered, or nothing': { files: app(errors(`new Response('', { status: 400 })`), asksError) },
    'an answer with an error is asked for that': { files: app(either(`error: 'missing'`), asksIn) },
    'an answer is computed of the header and the check': {
      files: app(
        `
        const genuine = header !== null && fits(raw, Buffer.from(header, 'hex'));
        return { genuine, at: Date.now() };
        `,
        `
        const verdict = inspect(raw, req.headers.get('x-hub-signature-256'));
        if (!verdict.genuine) return new Response('', { status: 401 });
        `,
      ),
    },
    'problems are gathered in a list': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        app.post('/webhooks/github', express.raw({ type: '*/*' }), async (req, res) => {
          const problems = [];
          const given = req.get('x-hub-signature-256');
          const wanted = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(req.body).digest('hex');
          if (!given) problems.push('no signature');
          else if (given.length !== wanted.length || !timingSafeEqual(Buffer.from(given), Buffer.from(wanted))) problems.push('another signature');
          if (problems.length > 0) return res.status(401).json({ problems });
          await deploy(JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
  },
  reported: {
    'a member of the answer says that no signature is authentic': {
      files: app(named('true'), asksName),
      editor: 'silent',
    },
    'the kind of the answer is genuine without a signature': {
      files: app(kinds('genuine'), asksKind),
      editor: 'silent',
    },
    'the status is that of success without a signature': { files: app(numbers(200), asksNumber), editor: 'silent' },
    'there is no error without a signature': { files: app(errors('null'), asksError), editor: 'silent' },
    'there is an event without a signature': { files: app(either('event: JSON.parse(raw)'), asksIn), editor: 'silent' },
  },
} satisfies Cases;
