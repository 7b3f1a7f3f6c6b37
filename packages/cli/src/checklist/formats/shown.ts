/** What of an item's evidence is shown to people, and where the rest is. */
import { counted } from '../../counted.ts';
import type { Evidence, Item } from '../item.ts';

const MOST = 8;

export interface Shown {
  readonly evidence: readonly Evidence[];
  /** `and 12 more: …`; null: that is all. */
  readonly more: string | null;
}

/** `all`: nothing is left out. */
export const shownOf = ({ evidence }: Item, all: boolean): Shown => {
  const most = all ? evidence.length : MOST;
  const left = evidence.slice(most);
  const [next] = left;
  return {
    evidence: evidence.slice(0, most),
    more: next === undefined ? null : `and ${counted(left.length, 'more', 'more')}: ${commandFor(next)}`,
  };
};

/** Also of a rule that is off in the preset at hand. */
const commandFor = ({ kind, rule }: Evidence): string => {
  if (rule === null || kind === 'error') return 'seamlint check';
  if (kind === 'undecided') return `seamlint check --verbose --rule '${rule}: warn'`;
  return kind === 'finding' ? `seamlint check --rule '${rule}: warn'` : 'seamlint checklist --verbose';
};

/** As far as it fits a line; it stands behind the name of its file. */
export const shortened = ({ message, file }: Evidence, most = 120): string => {
  const text = (message.startsWith(`${file} `) ? message.slice(file.length) : message).replace(/\s+/gu, ' ').trim();
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
};

export const placeOf = ({ file, line }: Evidence): string => (line === null ? file : `${file}:${String(line)}`);
