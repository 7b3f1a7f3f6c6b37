/** Words that no text has: they stand for something in it. */

/** Stands before the first word of a text. */
export const START = '^';
/** Stands for `STRIPE_SECRET_KEY` and its like. */
export const VARIABLE = '$variable';
/** Stands for `==`, `!==` and their like. */
export const EQUALS = '$equals';
