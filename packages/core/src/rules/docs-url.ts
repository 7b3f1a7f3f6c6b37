/** Where people read about a rule. */
export const docsUrl = (rule: string): string => `https://github.com/seamlint/seamlint/blob/main/rules/${rule}/docs.md`;
