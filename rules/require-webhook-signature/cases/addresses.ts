import type { Cases } from '@seamlint/testkit';

/** Who may send is told by the address of the caller: how little that is, another rule tells. */
export const addresses = {
  silent: {
    'an address is asked for on every way to what it does': {
      files: `
        import express from 'express';
        const senders = ['52.31.139.75', '52.49.173.169'];
        const app = express();
        app.post('/webhooks/paystack', express.json(), async (req, res) => {
          if (!senders.includes(req.ip)) return res.sendStatus(403);
          await orders.markPaid(req.body.data.reference);
          res.sendStatus(200);
        });
      `,
    },
  },
  reported: {
    'some addresses are kept out': {
      files: `
        import express from 'express';
        const blocked = ['203.0.113.7'];
        const app = express();
        app.post('/webhooks/paystack', express.json(), async (req, res) => { // reported
          if (blocked.includes(req.ip)) return res.sendStatus(403);
          await orders.markPaid(req.body.data.reference);
          res.sendStatus(200);
        });
      `,
    },
    'the address decides on one way only': {
      files: `
        import express from 'express';
        const senders = ['52.31.139.75', '52.49.173.169'];
        const app = express();
        app.post('/webhooks/paystack', express.json(), async (req, res) => { // reported
          if (req.body.event === 'charge.success') {
            if (!senders.includes(req.ip)) return res.sendStatus(403);
            await orders.markPaid(req.body.data.reference);
          } else {
            await orders.cancel(req.body.data.reference);
          }
          res.sendStatus(200);
        });
      `,
    },
    'how often an address calls is counted': {
      files: `
        import express from 'express';
        const calls = new Map();
        const isTooOften = (ip) => {
          const count = (calls.get(ip) ?? 0) + 1;
          calls.set(ip, count);
          return count > 100;
        };
        const app = express();
        app.post('/webhooks/paystack', express.json(), async (req, res) => { // reported
          if (isTooOften(req.ip)) return res.sendStatus(429);
          await orders.markPaid(req.body.data.reference);
          res.sendStatus(200);
        });
      `,
    },
  },
} satisfies Cases;
