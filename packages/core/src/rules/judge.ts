import type { Scope } from '../scope/scope.ts';
import type { AnyRule } from './define-rule.ts';
import type { Finding } from './finding.ts';
import type { Undecided } from '../scope/known.ts';

/** A finding with its rule and its words. */
export interface Judged {
  readonly rule: AnyRule;
  readonly finding: Finding;
  readonly message: string;
  readonly help: string;
}

export interface UndecidedBy extends Undecided {
  readonly rule: AnyRule;
}

export interface Judgement {
  readonly findings: readonly Judged[];
  readonly undecided: readonly UndecidedBy[];
}

/** What `rules` say of `scope`. Pure; severity, suppression and order belong to the host. */
export const judge = (rules: readonly AnyRule[], scope: Scope): Judgement => {
  const findings: Judged[] = [];
  const undecided: UndecidedBy[] = [];
  for (const rule of rules) {
    for (const answer of rule.judge(scope)) {
      if ('undecided' in answer) undecided.push({ rule, ...answer });
      else if (rule.inTests === true || !scope.isTest(answer.at.path)) {
        findings.push({
          rule,
          finding: answer,
          message: fill(rule.message, answer.data),
          help: fill(rule.help, answer.data),
        });
      }
    }
  }
  return { findings, undecided };
};

const fill = (template: string, data: Readonly<Record<string, string>>): string =>
  template.replace(/\{\{(\w+)\}\}/gu, (_, hole: string) => data[hole] ?? '');
