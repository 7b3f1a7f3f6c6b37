import { ownWrappers, type AnyRule, type Catalog } from '@seamlint/core';

import { caseFiles } from './case-files.ts';
import type { Case } from './cases.ts';
import { judgeInEditor } from './editor-host.ts';
import { marksOf } from './marks-of.ts';
import { judgeProgram } from './program-host.ts';
import { demanded, format, places, type Said } from './said.ts';

/** What one rule says of a case in both hosts: lines such as `src/case.ts:3 no-hardcoded-secret (hint)`. */
export interface Outcome {
  readonly program: readonly string[];
  /** With hints and the strict part shown. */
  readonly editor: readonly string[];
  /** As the preset `recommended` has it. */
  readonly editorRecommended: readonly string[];
}

export const runCase = async (rule: AnyRule, source: Case, catalog: Catalog): Promise<Outcome> => {
  const files = caseFiles(source);
  const { config } = source;
  const known = config === undefined ? catalog : { ...catalog, wrappers: ownWrappers(config, '') };
  return {
    program: format(await judgeProgram(files, [rule], known)),
    editor: places(judgeInEditor(files, [rule.name], { config })),
    editorRecommended: places(judgeInEditor(files, [rule.name], { config, hints: false, strict: false })),
  };
};

/** What the marks of a case demand. */
export const expectedOutcome = (rule: AnyRule, source: Case): Outcome => {
  const said = demanded(marksOf(caseFiles(source)), rule.name);
  const inEditor: readonly Said[] = source.editor === 'silent' ? [] : said;
  return {
    program: format(said),
    editor: places(inEditor),
    editorRecommended: places(inEditor.filter(({ hint, strict }) => !hint && !strict)),
  };
};
