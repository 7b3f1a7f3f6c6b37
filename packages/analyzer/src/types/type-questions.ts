import type { Known, Range, TypeOrigin } from '@seamlint/core';

import { loadTypeChecker, type TypeChecker } from './type-checker.ts';
import type { TypeWorld } from './open-project.ts';

/** How often types were asked for, and how often they answered. */
export interface TypeStats {
  readonly asked: number;
  readonly answered: number;
  /** Files that were given to the checker because a question stood in them. */
  readonly files: number;
  /** What keeps types from being known, one sentence each. */
  readonly missing: readonly string[];
}

export interface TypeQuestions {
  types(path: string, at: Range): Known<TypeOrigin>;
  readonly stats: TypeStats;
}

/** Loads the type checker with the first question, and gives it only the files that questions rest on. */
export const createTypeQuestions = (
  world: TypeWorld,
  missingFor: (path: string) => readonly string[],
): TypeQuestions => {
  const answers = new Map<string, Known<TypeOrigin>>();
  const files = new Set<string>();
  let checker: TypeChecker | undefined;
  return {
    types: (path, at) => {
      const key = `${path}#${String(at[0])}-${String(at[1])}`;
      const known = answers.get(key);
      if (known !== undefined) return known;
      checker ??= loadTypeChecker(world);
      files.add(path);
      const answer = checker(path, at);
      answers.set(key, answer);
      return answer;
    },
    get stats() {
      const answered = [...answers.values()].filter(({ found }) => found.length > 0).length;
      const missing = [...new Set([...files].flatMap(missingFor))];
      return { asked: answers.size, answered, files: files.size, missing };
    },
  };
};
