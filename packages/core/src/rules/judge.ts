import type { Scope } from '../scope/scope.ts';
import type { AnyRule } from './define-rule.ts';
import type { Failed } from './failure.ts';
import type { Finding } from './finding.ts';
import type { Silent, Undecided } from '../scope/known.ts';
import { type Answer, answersOf, isolatedAnswers } from './isolated-answers.ts';

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

export interface SilentBy extends Silent {
  readonly rule: AnyRule;
}

export interface Judgement {
  readonly findings: readonly Judged[];
  readonly undecided: readonly UndecidedBy[];
  /** Why there is nothing to say; empty where nobody listens. */
  readonly silent: readonly SilentBy[];
}

export interface JudgeOptions {
  /** Hears of a file over which a rule broke; all others are judged then. Left out, it is thrown. */
  readonly failed?: Failed | undefined;
  /** Keep why rules are silent. */
  readonly explains?: boolean;
}

/** What `rules` say of `scope`. Pure; severity, suppression and order belong to the host. */
export const judge = (
  rules: readonly AnyRule[],
  scope: Scope,
  { failed, explains = false }: JudgeOptions = {},
): Judgement => {
  const findings: Judged[] = [];
  const undecided: UndecidedBy[] = [];
  const silent: SilentBy[] = [];
  const take = (rule: AnyRule, answer: Answer): void => {
    if ('undecided' in answer) undecided.push({ rule, ...answer });
    else if ('silent' in answer) {
      if (explains) silent.push({ rule, ...answer });
    } else if (rule.inTests === true || !scope.isTest(answer.at.path)) {
      findings.push({
        rule,
        finding: answer,
        message: fill(rule.message, answer.data),
        help: fill(rule.help, answer.data),
      });
    }
  };
  for (const rule of rules) {
    const answers = failed === undefined ? answersOf(rule, scope) : isolatedAnswers(rule, scope, failed);
    for (const answer of answers) take(rule, answer);
  }
  return { findings, undecided, silent };
};

const fill = (template: string, data: Readonly<Record<string, string>>): string =>
  template.replace(/\{\{(\w+)\}\}/gu, (_, hole: string) => data[hole] ?? '');
