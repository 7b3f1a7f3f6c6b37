import stripJsonComments from 'strip-json-comments';

/** A JSON object, with the comments and loose commas that tsconfig.json allows; undefined for anything else, broken text too. */
export const parseJsonObject = (text: string | undefined): Readonly<Record<string, unknown>> | undefined => {
  if (text === undefined) return undefined;
  try {
    return recordOf(JSON.parse(stripJsonComments(text, { trailingCommas: true })));
  } catch {
    return undefined;
  }
};

export const recordOf = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;

export const stringsOf = (value: unknown): readonly string[] | null =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : null;
