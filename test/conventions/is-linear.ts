import { checkSync } from 'recheck';

/**
 * Whether a pattern is tried in time linear in the text: by a checker; or because each try ends after a bounded number
 * of characters, with no choice between two ways to read one of them.
 */
export const isLinear = (pattern: string): boolean =>
  checkSync(pattern, 'u').status === 'safe' ||
  (isBounded(pattern) && checkSync(`^(?:${pattern})`, 'u').status === 'safe');

const isBounded = (pattern: string): boolean =>
  !/[*+]|\{\d+,\}/u.test(pattern.replace(/\\./gu, '').replace(/\[[^\]]*\]/gu, ''));
