import type { Case, Cases } from '@seamlint/testkit';

/** The config's `dedupe`: what it names takes an event once, whatever it looks like inside. */
const config = (name: string, from: string): NonNullable<Case['config']> => ({
  wrappers: { dedupe: [{ import: name, from }] },
});

const route = (
  imports: string,
  body: string,
  wrapped: (handler: string) => string = (handler) => `${handler};`,
): string => `
  import Stripe from 'stripe';
  import { PrismaClient } from '@prisma/client';
  ${imports}
  const prisma = new PrismaClient();
  const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
  const handle = async (request: Request) => {
    const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature'), process.env.STRIPE_WEBHOOK_SECRET);
    const total = event.data.object.amount_total;
    ${body}
    return new Response('ok');
  };
  export const POST = ${wrapped('handle')}
`;
const marked = (handler: string): string => `${handler}; // reported`;
const path = 'app/api/webhooks/stripe/route.ts';
const create = 'await prisma.order.create({ data: { total } });';

/** Nothing in it says what it is for. */
const ledger = `
  import { rows } from '@corp/ledger';
  export const note = (name: string) => rows.touch(name);
  export const through = (handler) => async (request: Request) => (await rows.touch(request.url), handler(request));
`;

export const ownDedupes = {
  silent: {
    'a package asked before, its answer tested': {
      files: route("import { take } from '@corp/inbox';", `if (await take(event.type)) { ${create} }`),
      path,
      config: config('take', '@corp/inbox'),
    },
    'a package that is handed the work': {
      files: route("import { inbox } from '@corp/inbox';", `await inbox.run(event.type, async () => { ${create} });`),
      path,
      config: config('inbox', '@corp/inbox'),
    },
    'a file of the program, which throws out of sight': {
      files: {
        [path]: route("import { note } from '../../../../src/ledger';", `await note(event.type); ${create}`),
        'src/ledger.ts': ledger,
      },
      config: config('note', './src/ledger'),
    },
    'a file of the program, put around the handler': {
      files: {
        [path]: route("import { through } from '../../../../src/ledger';", create, (handler) => `through(${handler});`),
        'src/ledger.ts': ledger,
      },
      config: config('through', './src/ledger'),
    },
    'what another file puts around the handler claims the delivery': {
      files: {
        [path]: route("import { first } from '../../../../src/first';", create, (handler) => `first(${handler});`),
        'src/first.ts': `
          import { PrismaClient } from '@prisma/client';
          const prisma = new PrismaClient();
          export const first = (handler) => async (request: Request) => {
            const event = await request.clone().json();
            if (await prisma.seen.findUnique({ where: { id: event.id } })) return new Response('again');
            await prisma.seen.create({ data: { id: event.id } });
            return handler(request);
          };
        `,
      },
    },
  },
  reported: {
    'a function of another name out of the same package': {
      files: route("import { tell } from '@corp/inbox';", `await tell(event.type); ${create}`, marked),
      path,
      config: config('take', '@corp/inbox'),
    },
    'it is asked when the work is done': {
      files: route("import { take } from '@corp/inbox';", `${create} await take(event.type);`, marked),
      path,
      config: config('take', '@corp/inbox'),
    },
    'a file of the program that the config does not name': {
      files: {
        [path]: route("import { note } from '../../../../src/ledger';", `await note(event.type); ${create}`, marked),
        'src/ledger.ts': ledger,
      },
    },
  },
} satisfies Cases;
