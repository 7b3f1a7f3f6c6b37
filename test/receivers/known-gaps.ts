/** Twins that nobody tells of, though their rule should: the application, and the name of the twin. */
export const knownGaps: readonly string[] = [
  // What is hashed without a key, and compared with what was sent, anybody can hash.
  'next-shop plaid: the token is decoded',
];
