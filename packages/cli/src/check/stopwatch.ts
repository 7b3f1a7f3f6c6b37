import type { Scope, Watch } from '@seamlint/core';

/** What something took, and how often it was done. */
export interface Spent {
  readonly ms: number;
  readonly times: number;
}

export interface Stopwatch {
  /** By rule: with all that it was the first to ask for. */
  readonly rules: ReadonlyMap<string, Spent>;
  /** By question: without the questions that came up on the way to its answer. */
  readonly questions: ReadonlyMap<string, Spent>;
  /** By file: the questions about it. */
  readonly files: ReadonlyMap<string, Spent>;
  readonly rule: <T>(name: string, judge: () => T) => T;
  readonly watch: Watch;
  /** The same, with the questions timed that are about no one file. */
  readonly timed: (scope: Scope) => Scope;
}

export const createStopwatch = (now: () => number): Stopwatch => {
  const rules = new Map<string, Spent>();
  const questions = new Map<string, Spent>();
  const files = new Map<string, Spent>();
  /** What the questions took that came up within the one under way. */
  let inner = 0;

  const taken = <T>(work: () => T, tell: (own: number, whole: number) => void): T => {
    const outer = inner;
    inner = 0;
    const started = now();
    try {
      return work();
    } finally {
      const whole = now() - started;
      tell(whole - inner, whole);
      inner = outer + whole;
    }
  };
  const ask = <T>(question: string, path: string | undefined, answer: () => T): T =>
    taken(answer, (own) => {
      add(questions, question, own);
      if (path !== undefined) add(files, path, own);
    });

  return {
    rules,
    questions,
    files,
    rule: (name, judge) => taken(judge, (_, whole) => add(rules, name, whole)),
    watch: ask,
    timed: (scope) => ({
      ...scope,
      facts: (kind) => ask(`all of the kind ${kind}`, undefined, () => scope.facts(kind)),
      guardsOf: (fact) => ask('what guards a webhook', undefined, () => scope.guardsOf(fact)),
    }),
  };
};

const add = (to: Map<string, Spent>, name: string, ms: number): void => {
  const before = to.get(name);
  to.set(name, { ms: (before?.ms ?? 0) + ms, times: (before?.times ?? 0) + 1 });
};
