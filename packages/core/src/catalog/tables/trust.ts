/** What calls of libraries say of who sent a request, as the engine asks for it. */
import type { Library } from '../library/library.ts';
import { rowsByPackage } from './by-package.ts';

export type Telling = 'authenticating' | 'digests' | 'fresh' | 'verifying' | 'answering' | 'unverifying' | 'addresses';
export type Nature = 'transparent' | 'authenticates' | 'harmless';

export interface TrustTables {
  /** Whether a package is of this nature as a whole; null: the platform, of which only the members say it. */
  isOfNature(nature: Nature, name: string | null): boolean;
  /** Whether a call of a package is one of these: `tells('digests', 'crypto', 'createHmac()')`. */
  tells(what: Telling, name: string | null, path: string): boolean;
}

export const trustTables = (libraries: readonly Library[]): TrustTables => {
  const { of } = rowsByPackage(
    libraries,
    ({ trust }) => trust,
    (row) => ({
      ...row,
      authenticating: patterns(row.authenticating),
      digests: patterns(row.digests),
      fresh: patterns(row.fresh),
      verifying: patterns(row.verifying),
      answering: patterns(row.answering),
      unverifying: patterns(row.unverifying),
      addresses: patterns(row.addresses),
    }),
  );
  return {
    isOfNature: (nature, name) => name !== null && of(name).some((row) => row[nature] === true),
    tells: (what, name, path) => of(name).some((row) => row[what].some((pattern) => pattern.test(path))),
  };
};

const patterns = (sources: readonly string[] | undefined): readonly RegExp[] =>
  (sources ?? []).map((source) => new RegExp(source, 'u'));
