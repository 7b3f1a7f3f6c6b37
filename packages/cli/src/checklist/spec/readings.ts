import { LINE_READINGS } from './line-readings.ts';
import type { Reading } from './reading.ts';
import { RULE_READINGS } from './rule-readings.ts';

/** The heaviest wins. */
export const READINGS: readonly Reading[] = [...LINE_READINGS, ...RULE_READINGS];
