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
  },
  reported: {
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
