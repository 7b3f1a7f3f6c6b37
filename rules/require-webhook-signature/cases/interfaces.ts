import type { Cases } from '@seamlint/testkit';
import { bothWays } from './both-ways.ts';

const contract = `
export interface SignatureVerifier { verify(req: Request): void }
`;

const implementer = (name = 'StripeVerifier'): string => `
import Stripe from 'stripe';
import type { SignatureVerifier } from './contract';
const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
export class ${name} implements SignatureVerifier {
  verify(req) {
    stripe.webhooks.constructEvent(req.rawBody, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET); // check
  }
}
`;

const careless = `
import type { SignatureVerifier } from './contract';
export class NoVerifier implements SignatureVerifier {
  last = '';
  verify(req) {
    this.last = req.headers['stripe-signature'];
  }
}
`;

const app = (imports: string, verify: string): string => `
import express from 'express';
${imports}
const app = express();
app.post('/webhooks/stripe', async (req, res) => { // reported
  ${verify}
  await orders.markPaid(req.body.data.object.id);
  res.sendStatus(200);
});
`;

const fromContainer = app(
  "import { container } from 'some-container'; import type { SignatureVerifier } from './contract';",
  "const verifier: SignatureVerifier = container.get('verifier'); verifier.verify(req);",
);

/** Where only the written type says who verifies. */
const shapes = bothWays({
  'a container answers for an interface with one implementer': {
    files: { 'src/contract.ts': contract, 'src/stripe.ts': implementer(), 'src/app.ts': fromContainer },
  },
  'the interface is passed on by a barrel of types': {
    files: {
      'src/contract.ts': contract,
      'src/types.ts': "export type { SignatureVerifier as Verifier } from './contract';",
      'src/stripe.ts': implementer(),
      'src/app.ts': app(
        "import { container } from 'some-container'; import type { Verifier } from './types';",
        "const verifier: Verifier = container.get('verifier'); verifier.verify(req);",
      ),
    },
  },
  'an object is typed as the interface': {
    files: {
      'src/contract.ts': contract,
      'src/stripe.ts': `
import Stripe from 'stripe';
import type { SignatureVerifier } from './contract';
const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
export const verifier: SignatureVerifier = {
  verify(req) {
    stripe.webhooks.constructEvent(req.rawBody, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET); // check
  },
};
`,
      'src/app.ts': fromContainer,
    },
  },
  'what holds the verifier is typed by its members': {
    files: {
      'src/contract.ts': contract,
      'src/stripe.ts': implementer(),
      'src/deps.ts':
        "import type { SignatureVerifier } from './contract'; export interface Deps { verifier: SignatureVerifier }",
      'src/app.ts': app(
        "import { container } from 'some-container'; import type { Deps } from './deps';",
        "const deps: Readonly<Deps> = container.get('deps'); deps.verifier.verify(req);",
      ),
    },
  },
  'the type is what a factory answers': {
    files: {
      'src/make.ts': `${implementer()
        .replace(/^import type.*$/mu, '')
        .replace('implements SignatureVerifier', '')}
export const makeVerifier = () => new StripeVerifier();`,
      'src/app.ts': app(
        "import { container } from 'some-container'; import type { makeVerifier } from './make';",
        "const verifier: ReturnType<typeof makeVerifier> = container.get('verifier'); verifier.verify(req);",
      ),
    },
  },
});

export const interfaces: Cases = {
  silent: {
    ...shapes.silent,
    'two implement the interface and both verify': {
      files: {
        'src/contract.ts': contract,
        'src/stripe.ts': implementer(),
        'src/other.ts': implementer('OtherVerifier'),
        'src/app.ts': fromContainer.replace(' // reported', ''),
      },
    },
  },
  reported: {
    ...shapes.reported,
    'two implement the interface and one of them does not verify': {
      files: {
        'src/contract.ts': contract,
        'src/stripe.ts': implementer(),
        'src/other.ts': careless,
        'src/app.ts': fromContainer,
      },
      editor: 'silent',
    },
  },
};
