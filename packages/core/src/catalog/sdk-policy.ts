/** What an SDK does by itself, as far as the version in use is known. */
import { isCertain } from './confidence.ts';
import { rowsOf } from './packages.ts';
import type { Majors, Provider, SdkDefaults } from './provider.ts';

/** Whether a row holds for a major; null: which is in use is not known, so that it may. */
export const holdsFor = (
  { since, until }: Majors | Pick<SdkDefaults, 'since' | 'until'>,
  major: number | null,
): boolean => major === null || ((since ?? 0) <= major && major <= (until ?? Infinity));

/** The rows that may hold for the package in use: one where its major is known. */
export const defaultsFor = (provider: Provider, pkg: string | null, major: number | null): readonly SdkDefaults[] =>
  rowsOf(provider.sdkDefaults, pkg).filter((row) => holdsFor(row, major));

/** What holds whatever the version is; undefined where that is not one answer. */
export interface SdkPolicy {
  /** Milliseconds; null: no limit. */
  readonly timeoutMs: number | null | undefined;
  readonly retries: SdkDefaults['retries'] | undefined;
  /** Its own retries repeat writes, once there are any. */
  readonly retriesWrites: boolean | undefined;
  readonly autoKey: boolean | undefined;
  /** It waits and tries again when it is told that there were too many. */
  readonly handles429: boolean | undefined;
  readonly errors: SdkDefaults['errors'];
  /** A finding may rest on it. */
  readonly certain: boolean;
}

/** null: the catalog says nothing of the package. */
export const sdkPolicy = (provider: Provider, pkg: string | null, major: number | null): SdkPolicy | null => {
  const rows = defaultsFor(provider, pkg, major);
  if (rows.length === 0) return null;
  const one = <T>(of: (row: SdkDefaults) => T): T | undefined => {
    const answers = new Set(rows.map(of));
    return answers.size === 1 ? [...answers][0] : undefined;
  };
  return {
    timeoutMs: one(({ timeoutMs }) => (timeoutMs === 0 ? null : timeoutMs)),
    retries: one(({ retries }) => retries),
    retriesWrites: one(({ retriesWrites }) => retriesWrites),
    autoKey: one(({ autoKey }) => autoKey),
    handles429: one(({ retries, retryOn }) => retries !== 0 && retryOn?.includes(429) === true),
    errors: one(({ errors }) => errors),
    certain: isCertain(provider, 'sdkDefaults', pkg === null ? [] : [pkg]),
  };
};
