/** What of a log has to be mended as a whole: no part of it can be taken by itself. */
import type { ValueId } from '../../facts/structure.ts';
import type { At, Leak, LoggedReader } from './logged-place.ts';

/** Of a promise nothing can be taken: what stands for it in the log is the whole `await`. */
export const awaited = (reader: LoggedReader, at: At, of: ValueId, leaks: readonly Leak[]): readonly Leak[] => {
  const isCall = reader.flow.value({ file: at.ref.file, id: of })?.kind === 'call';
  return leaks.map((leak) => (isCall && !isPlaceOf(reader, at, of, leak) ? leak : asWhole(at, leak)));
};

export const isPlaceOf = (reader: LoggedReader, at: At, id: ValueId, leak: Leak): boolean => {
  const value = reader.flow.value({ file: at.ref.file, id });
  return value !== undefined && leak.at.start === value.at[0] && leak.at.end === value.at[1];
};

/** Where the expression around stands in the log, it is what has to be mended. */
const asWhole = ({ place, expression }: At, leak: Leak): Leak =>
  leak.at.start >= place.start && leak.at.end <= place.end && leak.at.path === place.path
    ? { ...leak, at: place, expression: leak.at.start === place.start && leak.at.end === place.end ? expression : null }
    : leak;

/** `...error.message` would spread the letters. */
export const onlyFields = (leak: Leak): Leak => (leak.isError === true ? { ...leak, expression: null } : leak);

/** What a call made of it is another thing, of which nothing is known. */
export const ofMade = (at: At, leak: Leak): Leak => ({ ...asWhole(at, leak), expression: null });
