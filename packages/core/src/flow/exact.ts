/** One for all: nobody writes into answers. */
const none: readonly never[] = [];

/** The same list with no room for more: one that grew holds 17 places at the least, and answers are kept by the hundred thousand. */
export const exact = <T>(list: readonly T[]): readonly T[] => (list.length === 0 ? none : list.slice());
