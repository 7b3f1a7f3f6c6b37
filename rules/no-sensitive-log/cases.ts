import type { Cases } from '@seamlint/testkit';

export const cases = {
  silent: {
    'chosen fields': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/orders', (req, res) => {
          console.log(req.method, req.path, req.body.id);
          res.sendStatus(204);
        });
      `,
    },
  },
  reported: {
    'the whole body': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/orders', (req, res) => {
          console.log('received', req.body); // reported
          res.sendStatus(204);
        });
      `,
    },
  },
} satisfies Cases;
