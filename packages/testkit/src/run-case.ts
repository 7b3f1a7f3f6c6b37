import { createCatalog, ownWrappers, type AnyRule, type Catalog } from '@seamlint/core';

import { caseFiles, type Files } from './case-files.ts';
import type { Case } from './cases.ts';
import { judgeInEditor } from './editor-host.ts';
import { marksOf } from './marks-of.ts';
import { readReasons } from './marks.ts';
import { judgeProgram } from './program-host.ts';
import { demanded, format, places, type Said } from './said.ts';

/** What one rule says of a case in both hosts: lines such as `src/case.ts:3 no-hardcoded-secret (hint)`. */
export interface Outcome {
  readonly program: readonly string[];
  /** With hints and the strict part shown. */
  readonly editor: readonly string[];
  /** As the preset `recommended` has it. */
  readonly editorRecommended: readonly string[];
  /** Where the reasons of its findings point, in a case that marks them. */
  readonly because?: readonly string[];
}

export const runCase = async (rule: AnyRule, source: Case, catalog: Catalog): Promise<Outcome> => {
  const files = caseFiles(source);
  const { config } = source;
  const known =
    config === undefined
      ? catalog
      : createCatalog(catalog.providers, catalog.libraries, {
          wrappers: ownWrappers(config, ''),
          secretEnv: config.secretEnv ?? [],
        });
  const said = await judgeProgram(files, [rule], known);
  const because = [...new Set(said.flatMap((one) => one.because ?? []))].sort();
  return {
    program: format(said),
    ...(reasonsOf(files).length === 0 ? {} : { because }),
    editor: places(judgeInEditor(files, [rule.name], { config })),
    editorRecommended: places(judgeInEditor(files, [rule.name], { config, hints: false, strict: false })),
  };
};

/** What the marks of a case demand. */
export const expectedOutcome = (rule: AnyRule, source: Case): Outcome => {
  const said = demanded(marksOf(caseFiles(source)), rule.name);
  const inEditor: readonly Said[] = source.editor === 'silent' ? [] : said;
  const because = reasonsOf(caseFiles(source));
  return {
    program: format(said),
    ...(because.length === 0 ? {} : { because }),
    editor: places(inEditor),
    editorRecommended: places(inEditor.filter(({ hint, strict }) => !hint && !strict)),
  };
};

const reasonsOf = (files: Files): readonly string[] =>
  [...files].flatMap(([path, text]) => readReasons(text).map((line) => `${path}:${line}`)).sort();
