/** Where an SDK takes a caller's key for one operation. */
import { matchesOperation } from './operations.ts';
import { rowsOf } from './packages.ts';
import type { Idempotency, KeyCarrier } from './provider.ts';
import { holdsFor } from './sdk-policy.ts';

/** All places there are; empty: none is known. `major` null: which is in use is not known. */
export const keyCarriersOf = (
  { carriers }: Idempotency,
  pkg: string | null,
  operation: string,
  major: number | null = null,
): readonly KeyCarrier[] =>
  rowsOf(carriers, pkg).filter(
    (row) => holdsFor(row, major) && (row.appliesTo === undefined || matchesOperation(row.appliesTo, operation)),
  );
