/** A piece of a text holds on to the whole of it, unless it is as short as to be a copy anyway. */
const SLICE = 13;

/** The same text, which holds on to nothing else. */
export const ownCopy = (part: string): string => {
  if (part.length < SLICE) return part;
  const copy = Buffer.from(part).toString();
  // Half a pair of surrogates is none in UTF-8.
  return copy === part ? copy : part;
};
