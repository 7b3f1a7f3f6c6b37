import type { AnyRule } from '@seamlint/core';
import type { Cases } from '@seamlint/testkit';

export interface RuleFolder {
  readonly name: string;
  readonly files: readonly string[];
  /** The text of rule.ts, and of what lies beside it and is part of the rule. */
  readonly source: string;
  /** docs.md. */
  readonly page: string;
  readonly rule: AnyRule;
  readonly cases: Cases;
}

/** What a rule's folder owes its users and does not give, one sentence each. */
export const ruleProblems = (folder: RuleFolder): readonly string[] =>
  obligations.flatMap(({ holds, otherwise }) => (holds(folder) ? [] : [otherwise]));

interface Obligation {
  readonly holds: (folder: RuleFolder) => boolean;
  readonly otherwise: string;
}

/** What every page tells, in this order. */
const SECTIONS = ['What goes wrong', 'Reported', 'Not reported', 'Fix', 'Options', 'When to turn it off'];

const obligations: readonly Obligation[] = [
  ...['rule.ts', 'docs.md', 'cases.ts'].map((file) => ({
    holds: ({ files }: RuleFolder) => files.includes(file),
    otherwise: `the folder has no ${file}`,
  })),
  { holds: ({ name, rule }) => rule.name === name, otherwise: 'the rule has another name than its folder' },
  {
    holds: ({ name }) => /^(?:no|require)-[a-z\d]+(?:-[a-z\d]+)*$/u.test(name),
    otherwise: 'the name says neither no-… (a harmful thing is there) nor require-… (a needed thing is missing)',
  },
  {
    holds: ({ rule }) => /^(?:Require|Disallow) .*[^.]$/u.test(rule.description),
    otherwise: 'the description does not start with Require or Disallow, or ends with a stop',
  },
  {
    holds: ({ page }) => [...page.matchAll(/^## (.*)$/gmu)].map(([, title]) => title).join() === SECTIONS.join(),
    otherwise: `the page has other sections than ${SECTIONS.join(', ')}`,
  },
  { holds: ({ rule }) => rule.message.endsWith('.'), otherwise: 'the message does not end with a stop' },
  { holds: ({ rule }) => rule.help.endsWith('.'), otherwise: 'the help does not end with a stop' },
  {
    holds: ({ source, rule }) => /\bkind: 'edits'/u.test(source) === (rule.edits !== undefined),
    otherwise: 'what it says of its edits (`edits`) is not what its findings carry',
  },
  { holds: ({ cases }) => Object.keys(cases.silent).length > 0, otherwise: 'no case is silent' },
  { holds: ({ cases }) => Object.keys(cases.reported).length > 0, otherwise: 'no case is reported' },
  {
    holds: ({ source, cases }) => !asksForAnAbsence(source) || Object.values(cases.silent).some(isOfManyFiles),
    otherwise: 'it reports an absence, and no silent case has the guard in another file',
  },
];

/** "Not seen in this file" is not "absent": whoever asks has to show that he knows the difference. */
const asksForAnAbsence = (source: string): boolean => /\babsence\(|\.guardsOf\(/u.test(source);

const isOfManyFiles = ({ files }: Cases['silent'][string]): boolean =>
  typeof files !== 'string' && Object.keys(files).length > 1;
