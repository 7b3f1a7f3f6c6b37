import type { Cases } from '@seamlint/testkit';

export const cases = {
  silent: {
    'the endpoint answers one method': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/webhooks/stripe', (req, res) => {
          fulfil(req.body);
          res.sendStatus(200);
        });
      `,
    },
  },
  reported: {
    'the endpoint answers every method': {
      files: `
        import express from 'express';
        const app = express();
        app.all('/webhooks/stripe', (req, res) => { // reported
          fulfil(req.body);
          res.sendStatus(200);
        });
      `,
    },
  },
} satisfies Cases;
