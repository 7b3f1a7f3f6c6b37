/** What of an item's evidence is shown to people, and where the rest is. */
import { counted } from '../../counted.ts';
import type { Evidence, Item } from '../item.ts';

const MOST = 8;

export interface Shown {
  readonly evidence: readonly Evidence[];
  /** `and 12 more: …`; null: that is all. */
  readonly more: string | null;
}

export const shownOf = ({ evidence }: Item): Shown => {
  const left = evidence.slice(MOST);
  const [next] = left;
  return {
    evidence: evidence.slice(0, MOST),
    more: next === undefined ? null : `and ${counted(left.length, 'more', 'more')}: ${commandFor(next)}`,
  };
};

/** Also of a rule that is off in the preset at hand. */
const commandFor = ({ kind, rule }: Evidence): string => {
  if (rule === null || kind === 'error') return 'seamlint check';
  if (kind === 'undecided') return `seamlint check --verbose --rule '${rule}: warn'`;
  return kind === 'finding' ? `seamlint check --rule '${rule}: warn'` : 'seamlint checklist --format json';
};

/** The first sentence, as far as it fits a line. */
export const shortened = (message: string, most = 120): string => {
  const text = message.replace(/\s+/gu, ' ').trim();
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
};

export const placeOf = ({ file, line }: Evidence): string => (line === null ? file : `${file}:${String(line)}`);
