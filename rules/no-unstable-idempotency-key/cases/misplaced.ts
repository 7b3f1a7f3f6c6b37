import type { Cases } from '@seamlint/testkit';

export const misplaced = {
  silent: {
    'the key of a Square payment stands in its body': {
      files: `
        export const pay = (order, token) =>
          fetch('https://connect.squareup.com/v2/payments', {
            method: 'POST',
            headers: { authorization: token },
            body: JSON.stringify({ idempotency_key: order.id, source_id: order.source }),
          });
      `,
    },
    'the key stands in the header, and in the body too': {
      files: `
        export const send = (mail) =>
          fetch('https://api.resend.com/emails', {
            method: 'POST',
            headers: { authorization: \`Bearer \${process.env.RESEND_API_KEY}\`, 'Idempotency-Key': mail.id },
            body: JSON.stringify({ to: mail.to, idempotency_key: mail.id }),
          });
      `,
    },
    'headers that nobody here sees may hold the key': {
      files: `
        export const send = (mail, headers) =>
          fetch('https://api.resend.com/emails', { method: 'POST', headers, body: JSON.stringify({ to: mail.to, idempotency_key: mail.id }) });
      `,
    },
    'what is kept with the object is no key': {
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const pay = (order) =>
          stripe.paymentIntents.create({ amount: order.total, currency: 'usd', metadata: { idempotencyKey: order.id } }, { stripeAccount: order.account });
      `,
    },
    'the receiver is not known': {
      files: `
        export const save = (order) =>
          fetch('https://api.acme.dev/orders', { method: 'POST', body: JSON.stringify({ idempotency_key: order.id, lines: order.lines }) });
      `,
    },
    'the options of the mail hold the key': {
      files: `
        import { Resend } from 'resend';
        const resend = new Resend(process.env.RESEND_API_KEY);
        export const send = (mail) => resend.emails.send({ from: 'a@acme.dev', to: mail.to, subject: 'Hi', text: 'Hi' }, { idempotencyKey: mail.id });
      `,
    },
    'options alone are handed to Stripe, whatever the operation': {
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const confirm = (order) =>
          stripe.paymentIntents.confirm(order.intent, { idempotencyKey: order.id, stripeAccount: order.account });
      `,
    },
    'what else is handed over is not seen': {
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const pay = (order, options) => stripe.paymentIntents.confirm(order.intent, { ...options, idempotencyKey: order.id });
      `,
    },
    'the wrapper takes the key out of what it is handed and puts it into the header': {
      files: {
        'src/mail.ts': `
          import axios from 'axios';
          const client = axios.create({ baseURL: 'https://app.loops.so/api/v1' });
          export const mail = async (request: { email: string; transactionalId: string; idempotencyKey?: string }) => {
            const { idempotencyKey, ...body } = request;
            await client.post('/transactional', body, { headers: { 'Idempotency-Key': idempotencyKey } });
          };
        `,
        'src/welcome.ts': `
          import { mail } from './mail';
          export const welcome = (user) =>
            mail({ email: user.email, transactionalId: 'welcome', idempotencyKey: \`welcome-\${user.id}\` });
        `,
      },
    },
    'a mail of Loops carries its key in the headers that the SDK takes': {
      files: `
        import { LoopsClient } from 'loops';
        const loops = new LoopsClient(process.env.LOOPS_API_KEY);
        export const welcome = (user) =>
          loops.sendTransactionalEmail({ email: user.email, transactionalId: 'welcome', headers: { 'Idempotency-Key': user.id } });
      `,
    },
    'a payment of Mercado Pago has its key among the options of the request': {
      files: `
        import { MercadoPagoConfig, Payment } from 'mercadopago';
        const payment = new Payment(new MercadoPagoConfig({ accessToken: process.env.MP_ACCESS_TOKEN }));
        export const pay = (order) =>
          payment.create({ body: { transaction_amount: order.total }, requestOptions: { idempotencyKey: order.id } });
      `,
    },
  },
  reported: {
    'the key stands among the parameters of a call that has no options': {
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const pay = (order) =>
          stripe.paymentIntents.create({ amount: order.total, currency: 'usd', idempotencyKey: order.id }); // reported
      `,
    },
    'a caller puts the key into what a wrapper sends as the body': {
      files: {
        'src/mail.ts': `
          import axios from 'axios';
          const client = axios.create({ baseURL: 'https://app.loops.so/api/v1' });
          export const mail = async (request: { email: string; transactionalId: string; idempotencyKey?: string }) => {
            await client.post('/transactional', request, { headers: { 'Content-Type': 'application/json' } }); // reported
          };
        `,
        'src/welcome.ts': `
          import { mail } from './mail';
          export const welcome = (user) => {
            const request = { email: user.email, transactionalId: 'welcome', idempotencyKey: \`welcome-\${user.id}\` };
            return mail(request);
          };
        `,
      },
      editor: 'silent',
    },
    'the body of a mail holds what the API reads from a header': {
      files: `
        export const send = (mail) =>
          fetch('https://api.resend.com/emails', { // reported
            method: 'POST',
            headers: { authorization: \`Bearer \${process.env.RESEND_API_KEY}\` },
            body: JSON.stringify({ to: mail.to, subject: mail.subject, idempotency_key: mail.id }),
          });
      `,
    },
    'the SDK is given the key among the parameters': {
      files: `
        import { Resend } from 'resend';
        const resend = new Resend(process.env.RESEND_API_KEY);
        export const send = (mail) => resend.emails.send({ from: 'a@acme.dev', to: mail.to, subject: 'Hi', text: 'Hi', idempotencyKey: mail.id }); // reported
      `,
    },
    'headers of the mail are none of the request': {
      files: `
        import { Resend } from 'resend';
        const resend = new Resend(process.env.RESEND_API_KEY);
        export const send = (mail) =>
          resend.emails.send({ from: 'a@acme.dev', to: mail.to, subject: 'Hi', text: 'Hi', headers: { 'Idempotency-Key': mail.id } }); // reported
      `,
    },
    'each mail of a batch has a key that nobody looks at': {
      files: `
        import { Resend } from 'resend';
        const resend = new Resend(process.env.RESEND_API_KEY);
        export const sendAll = (mails) =>
          resend.batch.send(mails.map((mail) => ({ from: 'a@acme.dev', to: mail.to, subject: 'Hi', text: 'Hi', headers: { 'Idempotency-Key': mail.id } }))); // reported
      `,
    },
    'a header is sent where the API reads the body': {
      files: `
        export const pay = (order, token) =>
          fetch('https://connect.squareup.com/v2/payments', { // reported
            method: 'POST',
            headers: { authorization: token, 'Idempotency-Key': order.id },
            body: JSON.stringify({ source_id: order.source, amount_money: order.money }),
          });
      `,
    },
    'the key stands beside the parameters, and the options are others': {
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const refund = (order) =>
          stripe.refunds.create({ payment_intent: order.intent, idempotency_key: order.id }, { stripeAccount: order.account }); // reported
      `,
    },
  },
} satisfies Cases;
