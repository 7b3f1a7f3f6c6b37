import type { Known, Range, TypeOrigin } from '@seamlint/core';

import { loadTypeChecker, type ReadFile, type TypeChecker } from './type-checker.ts';

/** How often types were asked for, and how often they answered. */
export interface TypeStats {
  readonly asked: number;
  readonly answered: number;
  /** Files that were given to the checker because a question stood in them. */
  readonly files: number;
}

export interface TypeQuestions {
  types(path: string, at: Range): Known<TypeOrigin>;
  readonly stats: TypeStats;
}

/** Loads the type checker with the first question, and gives it only the files that questions stand in. */
export const createTypeQuestions = (root: string, read: ReadFile): TypeQuestions => {
  const answers = new Map<string, Known<TypeOrigin>>();
  const files = new Set<string>();
  let checker: TypeChecker | undefined;
  return {
    types: (path, at) => {
      const key = `${path}#${String(at[0])}-${String(at[1])}`;
      const known = answers.get(key);
      if (known !== undefined) return known;
      checker ??= loadTypeChecker(root, read);
      files.add(path);
      const answer = checker(path, at);
      answers.set(key, answer);
      return answer;
    },
    get stats() {
      const answered = [...answers.values()].filter(({ found }) => found.length > 0).length;
      return { asked: answers.size, answered, files: files.size };
    },
  };
};
