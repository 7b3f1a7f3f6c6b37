/**
 * Where brackets stand deeper in each other than the parser's stack bears: past some 10,000 it doesn't throw, it ends
 * the process. Brackets in strings count too; no text that people wrote comes near either way.
 */
export const findTooDeep = (text: string, limit = 2500): number | undefined => {
  if (text.length <= limit) return undefined;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    depth += STEPS[text.charCodeAt(at)] ?? 0;
    if (depth > limit) return at;
  }
  return undefined;
};

const STEPS = new Int8Array(128);
for (const bracket of '([{') STEPS[bracket.charCodeAt(0)] = 1;
for (const bracket of ')]}') STEPS[bracket.charCodeAt(0)] = -1;
