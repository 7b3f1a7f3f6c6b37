import type { Seam } from './seam.ts';

/** A verifier that no handler of this file calls compares what it is handed with a digest that it makes. */
export const digestSeams: readonly Seam[] = [
  { all: ['hmac|createhash|\\bsubtle\\b|createverify|timingsafeequal'] },
  { all: ['crypto[\'"]', '\\bverify\\b'] },
];
