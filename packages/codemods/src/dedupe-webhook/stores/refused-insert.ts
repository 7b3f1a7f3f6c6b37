import { block } from '../../verify-webhook/check.ts';
import type { Claiming } from './own-store.ts';

/** An insert that the database refuses where the row is there. `condition`: said of the error's `code`, holds for any other. */
export const refusedInsert = (
  { mending, reply }: Claiming,
  insert: string,
  condition: (code: string) => string,
): readonly string[] => {
  const code = mending.source.typescript ? '(error as { code?: unknown }).code' : 'error.code';
  return [
    ...block('try {', [insert]).slice(0, -1),
    ...block('} catch (error) {', [`if (${condition(code)}) throw error;`, ...reply]),
  ];
};

/** PostgreSQL, MySQL and SQLite. */
export const notADuplicate = (code: string): string =>
  `!/^(?:23505|ER_DUP_ENTRY|SQLITE_CONSTRAINT)/.test(String(${code}))`;
