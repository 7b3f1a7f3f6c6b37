/** Where people read a page; `path` from the root of the repository. */
export const pageUrl = (path: string): string => `https://github.com/seamlint/seamlint/blob/main/${path}`;

/** Where people read about a rule. */
export const docsUrl = (rule: string): string => pageUrl(`rules/${rule}/docs.md`);
