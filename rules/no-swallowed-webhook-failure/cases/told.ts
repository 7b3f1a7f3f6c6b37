import type { Case } from '@seamlint/testkit';

/** An endpoint of Express that does `work` with an event of Stripe's. */
const endpoint = (work: string, imports = '', helpers = ''): Case => ({
  files: `
    import express from 'express';
    import Stripe from 'stripe';
    import { PrismaClient } from '@prisma/client';
    ${imports}
    const prisma = new PrismaClient();
    const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
    const app = express();
    ${helpers}
    app.post('/webhooks/stripe', express.raw({ type: '*/*' }), async (req, res, next) => {
      const event = stripe.webhooks.constructEvent(req.body, req.get('stripe-signature'), process.env.STRIPE_WEBHOOK_SECRET);
      ${work}
    });
    app.listen(3000);
  `,
});

const pays = "await prisma.order.update({ where: { id: event.data.object.id }, data: { status: 'paid' } })";

const clause = (body: string, mark = '', imports = '', helpers = ''): Case =>
  endpoint(`try { ${pays}; } catch (error) {${mark}\n${body}\n}\nres.sendStatus(200);`, imports, helpers);

const reported = ' // reported';
const once = "import { onceByEventId } from '@seamlint/runtime'; import { store } from './store';";

/** What is done with a failure decides, and no word that is said of it. */
export const told = {
  silent: {
    'the status of the answer is that of the error': endpoint(
      `try { ${pays}; } catch (error) { return res.status(error.status).send('ok'); } res.sendStatus(200);`,
    ),
    'the program has a function that answers with what went wrong': clause(
      'return fail(res, error);',
      '',
      '',
      "const fail = (res, error) => { console.error(error); res.status(500).send('ok'); };",
    ),
    'the program has a logger that keeps what failed': clause(
      'logger.error(event.id);',
      '',
      '',
      'const logger = { error: (id) => prisma.failure.create({ data: { id } }) };',
    ),
    'a promise is given to who handles errors': endpoint(`${pays}.catch(next); res.sendStatus(200);`),
    'a promise that failed is answered': endpoint(
      `${pays}.catch(() => { res.sendStatus(500); }); if (!res.headersSent) res.sendStatus(200);`,
    ),
    'what a promise answers instead is asked': endpoint(
      `const row = ${pays}.catch(() => null); if (!row) return res.sendStatus(500); res.sendStatus(200);`,
    ),
    'a promise that failed is kept for later': endpoint(
      `${pays}.catch((error) => prisma.failure.create({ data: { id: event.id } })); res.sendStatus(200);`,
    ),
    'a rejected promise goes on': clause("console.error('failed'); return Promise.reject(error);"),
  },
  reported: {
    'a log says that it failed': clause("console.error('failed');", reported),
    'a log says `failure`': clause("console.log('failure', error);", reported),
    'a logger says that it failed': clause(
      "logger.error({ event: event.id, errorCode: 'E1' }, 'failed');",
      reported,
      "import pino from 'pino'; const logger = pino();",
    ),
    'the body of the answer says that it failed': endpoint(
      `try { ${pays}; res.sendStatus(200); } catch (error) {${reported}\nres.status(200).send('failed');\n}`,
    ),
    'the body of an answer of 200 says by a code that it failed': endpoint(
      `try { ${pays}; res.sendStatus(200); } catch (error) {${reported}\nres.json({ resultCode: 1 });\n}`,
    ),
    'the message of the error is looked at': clause(
      "if (error.message.includes('timeout')) console.warn('slow'); console.error(new Date().toISOString());",
      reported,
    ),
    'the program has a function that only logs': clause(
      'explain(error);',
      reported,
      '',
      "const explain = (error) => { console.error('failed', error.message); };",
    ),
    'a promise that failed is only logged': endpoint(`${pays}.catch((error) => console.error(error)); // reported
      res.sendStatus(200);`),
    'a promise that failed is handed to the console': endpoint(`${pays}.catch(console.error); // reported
      res.sendStatus(200);`),
    'a promise that failed is let be': endpoint(`${pays}.then(() => {}, () => {}); // reported
      res.sendStatus(200);`),
    'the work of a call of the program fails and is only logged': endpoint(
      `await onPaid(event).catch((error) => console.error('failed', error)); // reported
      res.sendStatus(200);`,
      '',
      `const onPaid = async (event) => { ${pays}; };`,
    ),
  },
} satisfies Record<'silent' | 'reported', Readonly<Record<string, Case>>>;

/** Work that stands in what is handed to a function that runs it. */
export const claimed = {
  silent: {
    'the failure goes on out of a claim': endpoint(
      `await onceByEventId(store, event.id, async () => {
        try { ${pays}; } catch (error) { console.error('failed'); throw error; }
      });
      res.sendStatus(200);`,
      once,
    ),
    'what the work behind a claim answers is asked': endpoint(
      `const outcome = await claimed(event.id, async () => {
        try { ${pays}; return true; } catch (error) { console.error(error); return false; }
      });
      res.sendStatus(outcome ? 200 : 500);`,
      '',
      'const claimed = async (id, work) => { await prisma.seen.create({ data: { id } }); return work(); };',
    ),
  },
  reported: {
    'behind a claim of the runtime': endpoint(
      `await onceByEventId(store, event.id, async () => {
        try { ${pays}; } catch (error) { // reported
          console.error('failed');
        }
      });
      res.sendStatus(200);`,
      once,
    ),
    'behind a claim of the runtime, answered in the clause': endpoint(
      `await onceByEventId(store, event.id, async () => {
        try { ${pays}; res.sendStatus(200); } catch (error) { // reported
          return res.status(200).send('ok');
        }
      });`,
      once,
    ),
    'behind a claim of the program': endpoint(
      `await claimed(event.id, async () => {
        try { ${pays}; return true; } catch (error) { // reported
          console.error(error);
        }
      });
      res.sendStatus(200);`,
      '',
      'const claimed = async (id, work) => { await prisma.seen.create({ data: { id } }); return work(); };',
    ),
    'behind a claim of the program that waits for its work': endpoint(
      `await claimed(event.id, async () => {
        try { ${pays}; res.sendStatus(200); } catch (error) { // reported
          console.error('failed');
          return res.sendStatus(200);
        }
      });`,
      '',
      'async function claimed(id, work) { if (await prisma.seen.findUnique({ where: { id } })) return; await work(); }',
    ),
  },
} satisfies Record<'silent' | 'reported', Readonly<Record<string, Case>>>;
