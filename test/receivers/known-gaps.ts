/** Twins that nobody tells of, though their rule should: the application, and the name of the twin. */
export const knownGaps: readonly string[] = [
  // What is hashed without a key, and compared with what was sent, anybody can hash.
  'next-shop plaid: the token is decoded',
  // The age of a token is its library's to check, and that it was not told to is not seen.
  'next-shop plaid: of any age',
  // The provider answers whether it is genuine, and which answer means yes is not known.
  'next-shop paypal: any answer will do',
  'supabase-edge paypal: any answer will do',
  // What `every` said of the checks in it is kept, and nobody reads it.
  'next-shop adyen: nobody listens',
  // A refusal becomes null, which is asked for, and the parsed body is not.
  'next-shop paddle: refused, and taken',
  // The bytes go in as an item of a list.
  'next-crm whatsapp: written anew',
  // The hook is chosen where it is made, and both are taken to run.
  'fastify-ledger paystack and others: without a secret everybody gets in',
  // Its timestamp stands in the body.
  'fastify-ledger linear: of any age',
  // The age is worked out, and nobody reads it.
  'express-inbox zendesk: of any age',
];
