import type { ConfiguredNames } from '@seamlint/core';
import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import seamlint from 'eslint-plugin-seamlint';
import * as espree from 'espree';

import { isCode, type Files } from './case-files.ts';
import { isCommonJs } from './is-common-js.ts';
import type { Said } from './said.ts';

export interface EditorOptions {
  /** Findings that are only likely too. */
  readonly hints?: boolean;
  /** The strict part of the rules too. */
  readonly strict?: boolean;
  /** What stands under `settings.seamlint`. */
  readonly config?: ConfiguredNames | undefined;
  /** Plain JavaScript goes through espree unless this says otherwise. */
  readonly parser?: 'typescript-eslint';
  /** Another version's. */
  readonly linter?: LinterLike;
}

/** The little of a Linter that is used; its types differ from version to version. */
interface LinterLike {
  verify(text: string, config: Linter.Config[], options: { readonly filename: string }): readonly LintMessageLike[];
}

type LintMessageLike = Pick<Linter.LintMessage, 'ruleId' | 'message' | 'line'> & { readonly fatal?: true | undefined };

const ROOT = '/program';
const ours = new Linter({ cwd: ROOT, configType: 'flat' });

/** What ESLint says of each of `files`, seen alone, with `rules` of the plugin. Certainty is not told: `hint` and `strict` are always false. */
export const judgeInEditor = (files: Files, rules: readonly string[], options: EditorOptions = {}): readonly Said[] =>
  [...files].filter(([path]) => isCode(path)).flatMap(([path, text]) => judgeFile(path, text, rules, options));

const judgeFile = (path: string, text: string, rules: readonly string[], options: EditorOptions): readonly Said[] => {
  const { linter = ours, hints = true, strict = true } = options;
  const messages = linter.verify(
    text,
    [
      {
        files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'],
        plugins: { seamlint },
        ...(options.config === undefined ? {} : { settings: { seamlint: options.config } }),
        languageOptions: languageOptions(path, text, options),
        rules: Object.fromEntries(rules.map((name) => [`seamlint/${name}`, ['error', { hints, strict }]])),
      },
    ],
    { filename: `${ROOT}/${path}` },
  );
  return messages.flatMap(({ fatal, ruleId, message, line }) => {
    if (fatal === true) throw new Error(`${path}:${line}: ${message}`);
    return ruleId?.startsWith('seamlint/') === true
      ? [{ path, line, rule: ruleId.slice('seamlint/'.length), hint: false, strict: false }]
      : [];
  });
};

const languageOptions = (path: string, text: string, options: EditorOptions): Linter.LanguageOptions => {
  const typed = /\.[cm]?tsx?$/u.test(path) || options.parser === 'typescript-eslint';
  return {
    parser: typed ? typescriptParser : espree,
    sourceType: isCommonJs(path, text) ? 'commonjs' : 'module',
    parserOptions: { ecmaFeatures: { jsx: !/\.[cm]?ts$/u.test(path) } },
  };
};
