import { docsUrl, pageUrl } from '@seamlint/core';
import { metaRules } from '../settle/meta-rules.ts';

/** Where people read about what a finding says: what is said of comments has one page for all of it. */
export const docsOf = (rule: string): string =>
  metaRules.some(({ name }) => name === rule) ? pageUrl('docs/suppressions.md') : docsUrl(rule);
