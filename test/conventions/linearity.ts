import { checkSync } from 'recheck';

/** Milliseconds, of a hopeless pattern. */
const timeout = 5000;

/**
 * Whether a pattern is tried in time linear in the text: by a checker; or because each try ends after a bounded number
 * of characters, with no choice between two ways to read one of them.
 */
export const linearity = (pattern: string): 'linear' | 'slow' | 'not told in time' => {
  const { status } = checkSync(pattern, 'u', { timeout });
  if (status === 'safe' || (isBounded(pattern) && checkSync(`^(?:${pattern})`, 'u', { timeout }).status === 'safe')) {
    return 'linear';
  }
  return status === 'unknown' ? 'not told in time' : 'slow';
};

const isBounded = (pattern: string): boolean =>
  !/[*+]|\{\d+,\}/u.test(pattern.replace(/\\./gu, '').replace(/\[[^\]]*\]/gu, ''));
