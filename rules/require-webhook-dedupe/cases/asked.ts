import type { Case } from '@seamlint/testkit';

const prisma = `import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient();`;

/** A route of Slack's whose signature is checked by hand. */
const slack = (path: string, work: string, mark = ''): Case => ({
  files: `
    import express from 'express';
    import { createHmac, timingSafeEqual } from 'node:crypto';
    ${prisma}
    const app = express();
    app.post('${path}', express.raw({ type: '*/*' }), async (req, res) => {${mark}
      const base = 'v0:' + req.get('x-slack-request-timestamp') + ':' + req.body;
      const wanted = 'v0=' + createHmac('sha256', process.env.SLACK_SIGNING_SECRET).update(base).digest('hex');
      if (!timingSafeEqual(Buffer.from(wanted), Buffer.from(req.get('x-slack-signature')))) return res.sendStatus(401);
      ${work}
      res.sendStatus(200);
    });
  `,
});

const discord = (path: string, work: string, mark = ''): Case => ({
  files: `
    import express from 'express';
    import { verifyKeyMiddleware } from 'discord-interactions';
    ${prisma}
    const app = express();
    app.post('${path}', verifyKeyMiddleware(process.env.DISCORD_PUBLIC_KEY), async (req, res) => {${mark}
      ${work}
      res.send({ type: 4, data: { content: 'Noted.' } });
    });
  `,
});

const twilio = (work: string, mark = ''): Case => ({
  files: `
    import express from 'express';
    import twilio from 'twilio';
    ${prisma}
    const app = express();
    app.post('/twilio/sms', express.urlencoded({ extended: false }), twilio.webhook(), async (req, res) => {${mark}
      ${work}
      res.type('text/xml').send('<Response/>');
    });
  `,
});

const command = `const form = new URLSearchParams(req.body.toString());
      await prisma.lunch.create({ data: { user: form.get('user_id'), dish: form.get('text') } });`;
const pressed = `const payload = JSON.parse(new URLSearchParams(req.body.toString()).get('payload'));
      await prisma.vote.create({ data: { user: payload.user.id, choice: payload.actions[0].value } });`;
const message = `const { event } = JSON.parse(req.body.toString());
      await prisma.mention.create({ data: { user: event.user, text: event.text } });`;

export const asked = {
  silent: {
    'a command of Slack, which a person waits for': slack('/slack/commands', command),
    'a command of Slack, at a path of its own': slack(
      '/api/slack/lunch',
      `${command}\n      await fetch(form.get('response_url'), { method: 'POST', body: '{}' });`,
    ),
    'a button of Slack': slack('/slack/interactivity', pressed),
    'a form of Slack, by its kind': slack(
      '/slack/hooks',
      `const payload = JSON.parse(new URLSearchParams(req.body.toString()).get('payload'));
      if (payload.type === 'view_submission') await prisma.vote.create({ data: { user: payload.user.id } });`,
    ),
    'a command of Discord': discord(
      '/interactions',
      `await prisma.lunch.create({ data: { user: req.body.member.user.id, dish: req.body.data.options[0].value } });`,
    ),
    'a button of Discord': discord(
      '/discord',
      `await prisma.vote.create({ data: { user: req.body.member.user.id, choice: req.body.data.custom_id } });`,
    ),
  },
  reported: {
    'an event of Slack': slack('/slack/events', message, ' // reported'),
    'commands and events of Slack at one path': slack(
      '/slack/commands',
      `if (req.is('json')) {
        ${message}
      } else {
        ${command}
      }`,
      ' // reported',
    ),
    'one route for the events of two, which names neither': {
      files: `
        import express from 'express';
        import Stripe from 'stripe';
        import { verify } from '@octokit/webhooks-methods';
        ${prisma}
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const app = express();
        app.post('/webhooks', express.text({ type: '*/*' }), async (req, res) => { // reported
          if (req.get('stripe-signature')) {
            const event = stripe.webhooks.constructEvent(req.body, req.get('stripe-signature'), process.env.STRIPE_WEBHOOK_SECRET);
            await prisma.plan.updateMany({ where: { customer: event.data.object.customer }, data: { paid: true } });
          } else if (await verify(process.env.GITHUB_WEBHOOK_SECRET, req.body, req.get('x-hub-signature-256'))) {
            await prisma.push.create({ data: { by: JSON.parse(req.body).pusher.name } });
          } else return res.sendStatus(401);
          res.sendStatus(200);
        });
      `,
    },
    'an event of Discord': discord(
      '/discord/events',
      `await prisma.install.create({ data: { by: req.body.event.data.user.username } });`,
      ' // reported',
    ),
    'a message that Twilio delivers again to an address that asks for it': twilio(
      `await prisma.reply.create({ data: { from: req.body.From, text: req.body.Body } });`,
      ' // reported (strict)',
    ),
  },
} satisfies Record<'silent' | 'reported', Readonly<Record<string, Case>>>;
