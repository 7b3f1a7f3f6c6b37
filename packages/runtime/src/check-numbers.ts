type Limits = Readonly<Record<string, number | undefined>>;

/**
 * Throws where an option is no number or below zero: `NaN`, which an environment variable that is not set comes to, would
 * switch off in silence what it was to limit. What is left out has its default, `Infinity` is no limit.
 */
export const checkNumbers = (options: Limits): void => {
  for (const [name, value] of Object.entries(options))
    if (value !== undefined && !(typeof value === 'number' && value >= 0))
      throw new RangeError(`${name} must be a number from 0 up, and is ${String(value)}.`);
};

/** The same for what is waited in any case, which must end. */
export const checkFinite = (options: Limits): void => {
  checkNumbers(options);
  for (const [name, value] of Object.entries(options))
    if (value === Number.POSITIVE_INFINITY) throw new RangeError(`${name} must be finite, and is Infinity.`);
};
