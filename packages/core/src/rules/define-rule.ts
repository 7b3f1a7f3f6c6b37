import type { Silent, Undecided } from '../scope/known.ts';
import type { Scope } from '../scope/scope.ts';
import type { Finding } from './finding.ts';

/** The names inside `{{...}}` of a message template. */
export type Holes<Template extends string> = Template extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | Holes<Rest>
  : never;

export type Preset = 'recommended' | 'strict' | 'all';

export interface Rule<Message extends string = string, Help extends string = string> {
  readonly name: string;
  /** Begins with Require or Disallow; no final stop. */
  readonly description: string;
  /** What happens to the user's system. `{{hole}}`s are filled from a finding's data. */
  readonly message: Message;
  /** An imperative with the exact API. */
  readonly help: Help;
  readonly severity: 'error' | 'warning';
  /** The first preset that holds it. */
  readonly preset: Preset;
  /** Judges test, example and generated files too. The rule then decides by `scope.isTest`. */
  readonly inTests?: boolean;
  /**
   * Its findings may carry small edits, which editors show: `safe` ones, that can't change behaviour, as an automatic
   * fix, others as a suggestion.
   */
  readonly edits?: 'safe' | 'suggested';
  judge(scope: Scope): Iterable<Finding<Holes<Message> | Holes<Help>> | Undecided | Silent>;
}

/** A finding that forgets a name its message needs does not compile. */
export const defineRule = <const M extends string, const H extends string>(rule: Rule<M, H>): Rule<M, H> => rule;

/** Any rule, as hosts hold them. */
export type AnyRule = Omit<Rule, 'judge'> & { judge(scope: Scope): Iterable<Finding | Undecided | Silent> };
